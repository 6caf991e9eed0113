import { ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeAbsent } from '@nhipbao/platform';
import { IsISO8601, Matches } from 'class-validator';

export class AccountingDto {
  @ApiPropertyOptional({ description: 'Id of an outlet; all that the caller may see when absent.' })
  @MayBeAbsent()
  @Matches(/^\d{1,9}$/, { message: '$property must be the id of an outlet' })
  outlet?: string;

  @ApiPropertyOptional({
    example: '2026-11-01T00:00:00+07:00',
    description: 'By time of receipt; the last 24 hours when absent.',
  })
  @MayBeAbsent()
  @IsISO8601({ strict: true }, { message: '$property must be an ISO 8601 date or date-time' })
  from?: string;

  @ApiPropertyOptional({ description: 'Not included; now when absent.' })
  @MayBeAbsent()
  @IsISO8601({ strict: true }, { message: '$property must be an ISO 8601 date or date-time' })
  to?: string;
}

/** Numbers of events. `accepted` are those of requests answered 202 whose fate is decided: accepted = stored + rejected + duplicate. */
export interface Account {
  accepted: number;
  stored: number;
  rejected: number;
  duplicate: number;
  rejected_by_reason: Record<string, number>;
}

export interface AccountedHour extends Account {
  /** 0: requests that named no known site. */
  outlet_id: number;
  hour: string;
  /** Received and not yet assembled; 0 once the figures have caught up. */
  pending: number;
}

export interface AccountingAnswer {
  from: string;
  to: string;
  hours: AccountedHour[];
  totals: Account & { pending: number };
}
