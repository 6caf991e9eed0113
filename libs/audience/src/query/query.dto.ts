import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  COMPARISONS,
  DIMENSIONS,
  FILTER_OPERATORS,
  GRANULARITIES,
  METRICS,
  type Comparison,
  type FilterOperator,
  type FilterRequest,
  type Granularity,
  type QueryRequest,
} from '@nhipbao/metrics';
import { MayBeAbsent } from '@nhipbao/platform';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsValueList } from './value-list.js';

const ID_OR_KEY = /^(\d{1,9}|nb_[A-Za-z0-9_-]{1,64})$/;
const asText = ({ value }: { value: unknown }): unknown =>
  typeof value === 'number' ? String(value) : value;

export class FilterDto implements FilterRequest {
  @ApiProperty({ enum: DIMENSIONS.map((d) => d.name) })
  @IsString()
  @MaxLength(64)
  dimension: string;

  @ApiProperty({ enum: FILTER_OPERATORS })
  @IsIn(FILTER_OPERATORS)
  op: FilterOperator;

  @ApiProperty({ type: [String], description: 'Any of them; text or whole numbers.' })
  @IsValueList()
  values: (string | number)[];
}

/** A question about the audience. */
export class QueryDto implements QueryRequest {
  @ApiPropertyOptional({ description: 'Id of an outlet; all that the caller may see when absent.' })
  @MayBeAbsent()
  @Transform(asText)
  @Matches(/^\d{1,9}$/, { message: '$property must be the id of an outlet' })
  outlet?: string;

  @ApiPropertyOptional({ description: 'Id or key of a site.' })
  @MayBeAbsent()
  @Transform(asText)
  @Matches(ID_OR_KEY, { message: '$property must be the id or key of a site' })
  site?: string;

  @ApiProperty({ enum: METRICS.map((m) => m.name), isArray: true, example: ['pageviews', 'visitors'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @IsString({ each: true })
  metrics: string[];

  @ApiPropertyOptional({ enum: DIMENSIONS.map((d) => d.name), isArray: true, example: ['channel'] })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(6)
  @IsString({ each: true })
  dimensions?: string[];

  @ApiPropertyOptional({ type: [FilterDto] })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => FilterDto)
  filters?: FilterDto[];

  @ApiProperty({
    type: [String],
    example: ['2026-11-01', '2026-11-07'],
    description: 'First and last local day, both included; or two ISO date-times, the second not included.',
  })
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(2)
  @IsString({ each: true })
  date_range: [string, string];

  @ApiPropertyOptional({ enum: GRANULARITIES })
  @MayBeAbsent()
  @IsIn(GRANULARITIES)
  granularity?: Granularity;

  @ApiPropertyOptional({ example: 'Asia/Ho_Chi_Minh' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(64)
  timezone?: string;

  @ApiPropertyOptional({ enum: COMPARISONS })
  @MayBeAbsent()
  @IsIn(COMPARISONS)
  compare?: Comparison;

  @ApiPropertyOptional({
    type: [String],
    example: ['-pageviews'],
    description: 'Column names; `-` orders from large to small.',
  })
  @MayBeAbsent()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @IsArray()
  @ArrayMaxSize(8)
  @IsString({ each: true })
  order_by?: string[];

  @ApiPropertyOptional({ minimum: 1, maximum: 50_000, default: 100 })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(50_000)
  limit?: number;

  @ApiPropertyOptional({ minimum: 0, default: 0 })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  offset?: number;

  @ApiPropertyOptional({ default: true, description: 'The total that the rows are parts of.' })
  @MayBeAbsent()
  @IsBoolean()
  totals?: boolean;
}
