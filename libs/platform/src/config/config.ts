import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsTimeZone,
  IsUrl,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { ClusterConfig } from './cluster-config.js';
import { IsProxyList } from './proxy-list.js';
import { Switch } from './switch.js';
import { Variable } from './variable.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * The platform's settings, one property for each environment variable; the initial value is the default. The class is
 * the DI token. Read it from the environment with `readConfig`.
 */
export class Config extends ClusterConfig {
  @Variable(
    'NHIPBAO_HOST',
    'an address to listen on, such as 0.0.0.0 or 127.0.0.1',
    'Address to listen on. All of them by default, because readers, containers and other machines must reach the collector.',
  )
  @Matches(/^[0-9A-Za-z.:-]{1,253}$/)
  host = '0.0.0.0';

  @Variable('NHIPBAO_PORT', 'a whole number from 0 to 65535', 'Port to listen on; 0 takes any free one.')
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65_535)
  port = 8080;

  @Variable('NHIPBAO_DATA_DIR', 'a path', 'Folder of the embedded stores (standalone mode).')
  @Length(1, 4096)
  dataDir = 'data';

  @Variable(
    'NHIPBAO_DEMO',
    '"on" or "off"',
    'Fills an empty platform with demonstration outlets and readers.',
  )
  @Switch()
  @IsBoolean()
  demo = true;

  @Variable(
    'NHIPBAO_TIMEZONE',
    'an IANA time zone such as Asia/Ho_Chi_Minh',
    'Time zone of days, hours and reports. A change breaks the series.',
  )
  @IsTimeZone()
  timezone = 'Asia/Ho_Chi_Minh';

  @Variable(
    'NHIPBAO_PUBLIC_URL',
    'an http or https address without a path, such as https://nhipbao.example.vn',
    'Address under which outlets and browsers reach the platform; used in snippets, and its scheme decides whether cookies are `Secure`. Taken from the request when absent.',
  )
  @IsOptional()
  @IsUrl({
    protocols: ['http', 'https'],
    require_protocol: true,
    require_tld: false,
    allow_query_components: false,
    allow_fragments: false,
    disallow_auth: true,
  })
  @Matches(/^https?:\/\/[^/]+\/?$/)
  publicUrl?: string;

  @Variable('NHIPBAO_LOG_LEVEL', `one of ${LOG_LEVELS.join(', ')}`, 'Least severity that is logged.')
  @IsIn(LOG_LEVELS)
  logLevel: LogLevel = 'info';

  @Variable(
    'NHIPBAO_TRACES_PER_SECOND',
    'a whole number from 0 to 1000',
    'Requests a second that each process traces because their `traceparent` header asks for it, and, where spans are sent, as many again unasked. A traced event is found by its trace id in the log lines and in the rows.',
  )
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(1000)
  tracesPerSecond = 1;

  @Variable(
    'OTEL_EXPORTER_OTLP_ENDPOINT',
    'an http or https address such as http://collector:4318',
    "OpenTelemetry collector to which spans of traced requests are sent (OTLP over HTTP); nowhere by default. OpenTelemetry's other variables, such as `OTEL_RESOURCE_ATTRIBUTES` and `OTEL_EXPORTER_OTLP_HEADERS`, hold as well.",
  )
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  otlpEndpoint?: string;

  @Variable(
    'NHIPBAO_TRUST_PROXY',
    '"none", or a comma-separated list of loopback, linklocal, uniquelocal, addresses and CIDR ranges',
    'Proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed. A header from anybody else is ignored.',
  )
  @IsProxyList()
  trustProxy = 'loopback';

  @Variable(
    'NHIPBAO_RATE_LIMIT_PER_SITE',
    'a whole number from 1 to 1000000',
    'Events a second that one site may send before the rest are refused as `rate_limited`.',
  )
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  rateLimitPerSite = 5000;

  @Variable('NHIPBAO_MAX_BODY_BYTES', 'a whole number from 1024 to 67108864', 'Largest request body, bytes.')
  @Type(() => Number)
  @IsInt()
  @Min(1024)
  @Max(67_108_864)
  maxBodyBytes = 1_048_576;

  @Variable(
    'NHIPBAO_RAW_RETENTION_MONTHS',
    'a whole number from 1 to 60',
    'Months for which single events are kept; aggregates stay.',
  )
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(60)
  rawRetentionMonths = 13;

  @Variable(
    'NHIPBAO_SESSION_HOURS',
    'a whole number from 1 to 720',
    'Hours after which a person has to sign in again.',
  )
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(720)
  sessionHours = 12;
}
