import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Level, type Logger } from 'pino';
import { build as prettyStream } from 'pino-pretty';
import type { Config } from '../config/index.js';
import { redactLine, SECRET_FIELDS } from './redact.js';

/** The framework's own account of its start: hundreds of lines that say nothing to an operator. */
const STARTING_UP: ReadonlySet<unknown> = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
]);

/**
 * Nest's logger on pino: one JSON object a line, or coloured lines on a terminal. Secrets are taken out. Give it to
 * Nest as the application's logger; code logs through Nest's own `Logger`.
 */
export class AppLogger implements LoggerService {
  private readonly pino: Logger;

  /** @param destination where lines go; standard output by default */
  constructor(config: Pick<Config, 'logLevel'>, destination?: DestinationStream) {
    const options = {
      level: config.logLevel,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label: string) => ({ level: label }) },
      redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
      hooks: { streamWrite: redactLine },
    };
    const terminal = process.stdout.isTTY
      ? prettyStream({ sync: true })
      : pino.destination({ fd: 1, sync: true });
    this.pino = pino(options, destination ?? terminal);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write(STARTING_UP.has(rest.at(-1)) ? 'debug' : 'info', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  /** Nest gives the context last, and before it whatever the caller had to add, such as a stack. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    const context = rest.length > 0 && typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
    const more = context === undefined ? rest : rest.slice(0, -1);
    const fields = { context, ...(more.length > 0 ? { more } : {}) };
    if (message instanceof Error) this.pino[level]({ ...fields, err: message }, message.message);
    else if (typeof message === 'object' && message !== null) this.writeFacts(level, message, fields);
    else this.pino[level](fields, String(message));
  }

  /** An object's `message` is the line's text, as a plain string would be; the rest are its facts. */
  private writeFacts(level: Level, entry: object, fields: object): void {
    const { message, ...facts } = entry as { message?: unknown };
    const texts = typeof message === 'string' ? [message] : [];
    this.pino[level]({ ...facts, ...fields }, ...texts);
  }
}
