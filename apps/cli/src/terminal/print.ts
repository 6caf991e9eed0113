import type { RejectedEvent } from '../sending/event-sender.js';

export const print = (text: string): void => void process.stdout.write(`${text}\n`);
export const warn = (text: string): void => void process.stderr.write(`${text}\n`);

const SHOWN = 10;

/** Collects rejected events and tells of them: the first ones in full, all of them by code. */
export class RejectionNotes {
  private readonly byCode = new Map<string, number>();
  private readonly first: string[] = [];

  readonly note = ({ event, code, message }: RejectedEvent): void => {
    this.byCode.set(code, (this.byCode.get(code) ?? 0) + 1);
    if (this.first.length < SHOWN) this.first.push(`  ${event.type} ${event.id}: ${code}: ${message}`);
  };

  print(): void {
    if (this.byCode.size === 0) return;
    for (const [code, count] of this.byCode) warn(`rejected: ${count} × ${code}`);
    for (const line of this.first) warn(line);
  }
}
