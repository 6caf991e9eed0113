import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MayBeAbsent } from '@nhipbao/platform';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

export class AuditLogQuery {
  @ApiPropertyOptional({ description: 'Most entries in the answer, 1–500', default: 100 })
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit = 100;

  @ApiPropertyOptional({ description: 'Only entries older than the one with this id: the next page' })
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  before?: number;
}

export class AuditEntryView {
  @ApiProperty()
  id: number;
  @ApiProperty({ format: 'date-time' })
  at: string;
  @ApiProperty({ enum: ['user', 'key', 'platform'] })
  actor_kind: string;
  @ApiProperty({ type: Number, nullable: true })
  actor_id: number | null;
  @ApiProperty({ example: 'site.created' })
  action: string;
  @ApiProperty({ type: Number, nullable: true })
  outlet_id: number | null;
  @ApiProperty({ type: Number, nullable: true })
  object_id: number | null;
  @ApiProperty({ type: Object, description: 'What was set; never a secret' })
  details: Record<string, unknown>;
}

export class AuditLogAnswer {
  @ApiProperty({ type: [AuditEntryView], description: 'Newest first' })
  entries: AuditEntryView[];
}
