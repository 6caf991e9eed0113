import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** @param note what a person wants to know beside the bar: a rate, a time */
  update: (done: number, note: string) => void;
  stop: () => void;
}

/** A bar on a terminal; nothing where output goes to a file. Written to standard error, so results can be piped. */
export function startProgress(title: string, total: number): Progress {
  const bar = new SingleBar(
    {
      format: `${title} {bar} {percentage}% | {note} | còn/left {eta_formatted}`,
      stream: process.stderr,
      etaBuffer: 50,
      hideCursor: true,
      stopOnComplete: false,
      gracefulExit: false,
    },
    Presets.shades_classic,
  );
  bar.start(Math.max(total, 1), 0, { note: '' });
  return { update: (done, note) => bar.update(done, { note }), stop: () => bar.stop() };
}

/** Events a second since a moment, as a person reads it. */
export function rateOf(events: number, startedAt: number): string {
  const seconds = Math.max((Date.now() - startedAt) / 1_000, 0.001);
  return `${events.toLocaleString('en')} events, ${Math.round(events / seconds).toLocaleString('en')}/s`;
}
