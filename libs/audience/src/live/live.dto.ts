import { ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeAbsent } from '@nhipbao/platform';
import { Matches } from 'class-validator';

/** Which newsroom. */
export class LiveDto {
  @ApiPropertyOptional({ description: 'Id or key of a site.' })
  @MayBeAbsent()
  @Matches(/^(\d{1,9}|nb_[A-Za-z0-9_-]{1,64})$/, { message: '$property must be the id or key of a site' })
  site?: string;

  @ApiPropertyOptional({ description: 'Id of an outlet.' })
  @MayBeAbsent()
  @Matches(/^\d{1,9}$/, { message: '$property must be the id of an outlet' })
  outlet?: string;
}

interface Readers {
  readers: number;
}

/** What is being read now. */
export interface LiveAnswer extends Readers {
  at: string;
  fresh_until: string | null;
  readers_by_minute: (Readers & { minute: string })[];
  articles: (Readers & { article: string; title: string; section: string; pageviews_last_30_min: number })[];
  channels: (Readers & { channel: string })[];
  referrers: (Readers & { referrer: string; platform: string })[];
  sections: (Readers & { section: string })[];
  devices: (Readers & { device: string })[];
  countries: (Readers & { country: string })[];
}
