import { readFileSync, writeFileSync } from 'node:fs';
import { checkScenario, demoSector, ROUGH, type Scenario } from '@nhipbao/testing/simulator';
import { Command, InvalidArgumentError } from 'commander';
import { EventSender } from '../sending/event-sender.js';
import { ParcelPacker, readApiKeys } from '../simulation/parcels.js';
import { runLive, runSimulation } from '../simulation/run-simulation.js';
import { print, RejectionNotes } from '../terminal/print.js';
import { rateOf, startProgress } from '../terminal/progress.js';
import { stopSignal } from '../terminal/stop-signal.js';

interface Options {
  url?: string;
  apiKey: string[];
  sector: string;
  visitsPerDay?: number;
  from?: number;
  to?: number;
  rate?: number;
  seed: number;
  truth?: string;
  disturb?: boolean;
  live?: boolean;
}

const DAY_MS = 86_400_000;

function readNumber(text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new InvalidArgumentError('expected a number above 0');
  return number;
}

/** A date is the beginning of that day in Vietnam; a date-time without an offset is Vietnam's too. */
function readTime(text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00` : text;
  const at = Date.parse(/(?:Z|[+-]\d{2}:\d{2})$/.test(time) ? time : `${time}+07:00`);
  if (Number.isNaN(at)) throw new InvalidArgumentError('expected a date such as 2026-11-01 or a date-time');
  return at;
}

function readScenario({ sector, visitsPerDay }: Options): Scenario {
  if (sector === 'demo') return demoSector(visitsPerDay);
  return checkScenario(JSON.parse(readFileSync(sector, 'utf8')) as Scenario);
}

export const simulateCommand = new Command('simulate')
  .description('simulate outlets and their readers, and write down the exact figures')
  .option('--url <url>', 'address of the platform; without it nothing is sent')
  .option('--api-key <key...>', 'key with the scope collect, or outlet=key for each outlet', [])
  .option('--sector <name>', 'demo, or a file with a scenario', 'demo')
  .option('--visits-per-day <number>', 'size of the demo sector', readNumber)
  .option('--from <time>', 'beginning; a day before the end by default', readTime)
  .option('--to <time>', 'end, exclusive; now by default', readTime)
  .option('--live', 'send traffic as it happens, from now until Ctrl-C')
  .option('--rate <events>', 'events a second; as fast as possible by default', readNumber)
  .option('--seed <number>', 'the same seed gives the same traffic', readNumber, 348)
  .option('--disturb', 'deliver with duplicates, delays, disorder and wrong clocks')
  .option('--truth <file>', 'write the exact figures to this file')
  .action(async (options: Options) => {
    const scenario = readScenario(options);
    const { url, seed, rate, to = Date.now() } = options;
    const from = options.from ?? to - DAY_MS;
    const signal = stopSignal();
    const rejections = new RejectionNotes();
    const sender =
      url === undefined
        ? undefined
        : new EventSender({
            url,
            source: options.apiKey.length > 0 ? 'browser' : undefined,
            signal,
            onRejected: rejections.note,
          });
    const packer = new ParcelPacker(readApiKeys(options.apiKey, scenario));
    const progress = startProgress('simulate', options.live === true ? 1 : to - from);
    const startedAt = Date.now();
    const run = {
      scenario,
      seed,
      from,
      to,
      rate,
      packer,
      disturbance: options.disturb === true ? { ...ROUGH, seed } : undefined,
      signal,
      onProgress: (at: number, events: number) => progress.update(at - from, rateOf(events, startedAt)),
    };
    try {
      if (options.live === true && sender === undefined) throw new Error('--live needs --url');
      const truth =
        options.live === true && sender !== undefined
          ? await runLive({ ...run, sender })
          : await runSimulation({ ...run, sender });
      progress.stop();
      if (options.truth !== undefined) writeFileSync(options.truth, JSON.stringify(truth, null, 1));
      const { pageviews, visits, visitors, robot_pageviews: robots } = truth.total;
      print(
        `${truth.events} events: ${pageviews} page views, ${visits} visits, ${visitors} daily visitors, ${robots} robot page views`,
      );
      if (sender !== undefined)
        print(`accepted ${sender.totals.accepted}, rejected ${sender.totals.rejected}`);
    } finally {
      progress.stop();
      rejections.print();
    }
    if (signal.aborted && options.live !== true) process.exitCode = 130;
    else if ((sender?.totals.rejected ?? 0) > 0) process.exitCode = 2;
  });
