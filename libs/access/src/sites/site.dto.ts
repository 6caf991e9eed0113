import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Line, MayBeAbsent, SITE_STATUSES, type DirectorySite, type SiteStatus } from '@nhipbao/platform';
import { IsIn } from 'class-validator';
import { HostNames } from './host-name.js';

export class SiteView {
  @ApiProperty()
  id: number;
  @ApiProperty({ description: 'Public key, `nb_…`, that the site puts into its pages' })
  key: string;
  @ApiProperty()
  name: string;
  @ApiProperty({ type: [String], description: 'Hosts, each with its subdomains; empty: any' })
  domains: string[];
  @ApiProperty({ enum: SITE_STATUSES })
  status: SiteStatus;
}

export class NewSite {
  @ApiProperty({ maxLength: 200 })
  @Line(200)
  name: string;

  @ApiProperty({
    type: [String],
    description: 'Hosts, each with its subdomains; empty: any',
    example: ['bao.example.vn'],
  })
  @HostNames()
  domains: string[];

  @ApiPropertyOptional({ enum: SITE_STATUSES, default: 'active' })
  @MayBeAbsent()
  @IsIn(SITE_STATUSES)
  status?: SiteStatus;
}

export class SiteChange {
  @ApiPropertyOptional({ maxLength: 200 })
  @MayBeAbsent()
  @Line(200)
  name?: string;

  @ApiPropertyOptional({ type: [String] })
  @MayBeAbsent()
  @HostNames()
  domains?: string[];

  @ApiPropertyOptional({ enum: SITE_STATUSES })
  @MayBeAbsent()
  @IsIn(SITE_STATUSES)
  status?: SiteStatus;
}

export function siteView({ id, key, name, domains, status }: DirectorySite): SiteView {
  return { id, key, name, domains, status };
}
