import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Line, MayBeAbsent, SCOPES, type ApiKey, type Scope } from '@nhipbao/platform';
import { Type } from 'class-transformer';
import { ArrayMinSize, ArrayUnique, IsArray, IsDate, IsIn, MaxDate, MinDate } from 'class-validator';

export class ApiKeyView {
  @ApiProperty()
  id: number;
  @ApiProperty()
  name: string;
  @ApiProperty({ description: 'Beginning of the secret' })
  prefix: string;
  @ApiProperty({ enum: SCOPES, isArray: true })
  scopes: Scope[];
  @ApiProperty({ format: 'date-time' })
  created_at: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'To the minute' })
  last_used_at: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expires_at: string | null;
}

export class CreatedApiKey extends ApiKeyView {
  @ApiProperty({ description: 'The key itself, `nbk_…`. It is shown this once.' })
  secret: string;
}

export class ApiKeysAnswer {
  @ApiProperty({ type: [ApiKeyView], description: 'Without the revoked ones' })
  api_keys: ApiKeyView[];
}

/** Later years are written with a sign and more digits, which databases do not read. */
const LAST_DATE = new Date('9999-12-31T23:59:59.999Z');

export class NewApiKey {
  @ApiProperty({ maxLength: 200 })
  @Line(200)
  name: string;

  @ApiProperty({ enum: SCOPES, isArray: true, description: '`query` reads figures, `collect` sends events' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(SCOPES, { each: true })
  scopes: Scope[];

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'In the future; never when absent' })
  @MayBeAbsent()
  @Type(() => Date)
  @IsDate()
  @MinDate(() => new Date(), { message: '$property must lie in the future' })
  @MaxDate(LAST_DATE, { message: '$property must not lie after the year 9999' })
  expires_at?: Date;
}

export function apiKeyView(key: ApiKey) {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes,
    created_at: key.createdAt.toISOString(),
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
    expires_at: key.expiresAt?.toISOString() ?? null,
  } satisfies ApiKeyView;
}
