import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  Line,
  MayBeAbsent,
  OUTLET_KINDS,
  type DirectoryOutlet,
  type DirectorySite,
  type OutletKind,
} from '@nhipbao/platform';
import { IsIn, ValidateIf } from 'class-validator';
import { siteView, SiteView } from '../sites/site.dto.js';

/** Null is allowed and clears the field. */
const OrNull = () => ValidateIf((_object, value: unknown) => value !== undefined && value !== null);

export class OutletView {
  @ApiProperty()
  id: number;
  @ApiProperty()
  name: string;
  @ApiProperty({ enum: OUTLET_KINDS })
  kind: OutletKind;
  @ApiProperty({ type: String, nullable: true })
  province: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Number of the press licence' })
  licence: string | null;
  @ApiProperty({ type: [SiteView] })
  sites: SiteView[];
}

export class OutletsAnswer {
  @ApiProperty({ type: [OutletView] })
  outlets: OutletView[];
}

export class NewOutlet {
  @ApiProperty({ maxLength: 200 })
  @Line(200)
  name: string;

  @ApiProperty({ enum: OUTLET_KINDS })
  @IsIn(OUTLET_KINDS)
  kind: OutletKind;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 100 })
  @OrNull()
  @Line(100)
  province?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 100 })
  @OrNull()
  @Line(100)
  licence?: string | null;
}

export class OutletChange {
  @ApiPropertyOptional({ maxLength: 200 })
  @MayBeAbsent()
  @Line(200)
  name?: string;

  @ApiPropertyOptional({ enum: OUTLET_KINDS })
  @MayBeAbsent()
  @IsIn(OUTLET_KINDS)
  kind?: OutletKind;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 100 })
  @OrNull()
  @Line(100)
  province?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 100 })
  @OrNull()
  @Line(100)
  licence?: string | null;
}

export function outletView(outlet: DirectoryOutlet, sites: readonly DirectorySite[]): OutletView {
  const { id, name, kind, province, licence } = outlet;
  return { id, name, kind, province, licence, sites: sites.map(siteView) };
}
