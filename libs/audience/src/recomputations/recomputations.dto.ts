import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeAbsent } from '@nhipbao/platform';
import { IsISO8601, Matches } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const EXPECTED = { message: '$property must be a day such as 2026-11-01' };

export class NewRecomputation {
  @ApiPropertyOptional({ description: 'Id of an outlet; all outlets when absent.' })
  @MayBeAbsent()
  @Matches(/^\d{1,9}$/, { message: '$property must be the id of an outlet' })
  outlet?: string;

  @ApiProperty({ example: '2026-11-01', description: "First day, in the platform's time zone." })
  @Matches(DAY, EXPECTED)
  @IsISO8601({ strict: true }, EXPECTED)
  from: string;

  @ApiProperty({ example: '2026-11-07', description: 'Last day.' })
  @Matches(DAY, EXPECTED)
  @IsISO8601({ strict: true }, EXPECTED)
  to: string;
}

export class RecomputationView {
  @ApiProperty()
  id: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Null for all outlets' })
  outlet_id: number | null;
  @ApiProperty({ example: '2026-11-01' })
  from: string;
  @ApiProperty({ example: '2026-11-07' })
  to: string;
  @ApiProperty({ enum: ['waiting', 'running', 'finished', 'cancelled'] })
  state: 'waiting' | 'running' | 'finished' | 'cancelled';
  @ApiProperty({ description: 'Share of the days that are done, 0 to 1' })
  progress: number;
  @ApiProperty({ format: 'date-time' })
  requested_at: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finished_at: string | null;
}

export class RecomputationsAnswer {
  @ApiProperty({ type: [RecomputationView], description: 'Newest first, at most 100' })
  recomputations: RecomputationView[];
}
