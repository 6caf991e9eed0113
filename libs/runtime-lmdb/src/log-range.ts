import type { LogPoint } from './chunk.js';

/** What the log holds durably at this moment: from `oldest` up to, and not with, `end`. */
export interface LogRange {
  oldest: LogPoint;
  end: LogPoint;
}
