import { appendFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { importAccessLog } from '../access-log/access-log-import.js';
import { Checkpoint } from '../access-log/checkpoint.js';
import { LineInput } from '../access-log/read-lines.js';
import { EventSender } from '../sending/event-sender.js';
import { siteDomain } from '../sending/site-domain.js';
import { print, RejectionNotes } from '../terminal/print.js';
import { rateOf, startProgress } from '../terminal/progress.js';
import { stopSignal } from '../terminal/stop-signal.js';

interface Options {
  url: string;
  site: string;
  apiKey: string;
  domain?: string;
  tz: number;
  resume?: string;
  malformed?: string;
}

/** `+07:00`, `-0330` or `Z` in minutes east of UTC. */
function readOffset(text: string): number {
  if (text === 'Z') return 0;
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(text);
  if (match === null) throw new InvalidArgumentError('expected an offset such as +07:00');
  return (Number(match[2]) * 60 + Number(match[3])) * (match[1] === '-' ? -1 : 1);
}

export const importAccessLogCommand = new Command('access-log')
  .description(
    'import page views from web server logs in combined format (plain, .gz or - for standard input)',
  )
  .argument('<files...>')
  .requiredOption('--url <url>', 'address of the platform')
  .requiredOption('--site <key>', 'public key of the site')
  .requiredOption('--api-key <key>', 'key with the scope collect')
  .option('--domain <host>', 'host in the imported addresses; the site’s first domain by default')
  .option('--tz <offset>', 'offset of times that name none', readOffset, 7 * 60)
  .option('--resume <file>', 'remember progress in this file and go on from it')
  .option('--malformed <file>', 'append malformed lines, with file and number, to this file')
  .action(async (files: string[], options: Options) => {
    const { url, site, apiKey, malformed } = options;
    const signal = stopSignal();
    const rejections = new RejectionNotes();
    const checkpoint = new Checkpoint(options.resume, site);
    const domain = options.domain ?? (await siteDomain(url, site, apiKey));
    const sender = new EventSender({ url, source: 'access_log', signal, onRejected: rejections.note });
    try {
      for (const file of files) {
        if (signal.aborted) break;
        const progress = startProgress(file, new LineInput(file).sizeBytes);
        const startedAt = Date.now();
        try {
          const result = await importAccessLog(file, sender, checkpoint, {
            site,
            domain,
            apiKey,
            offsetMinutes: options.tz,
            signal,
            onMalformed: (name, { number, text }) => {
              if (malformed !== undefined) appendFileSync(malformed, `${name}:${number}:${text}\n`);
            },
            onProgress: (readBytes, lines) => progress.update(readBytes, rateOf(lines, startedAt)),
          });
          await sender.finish();
          progress.stop();
          print(
            `${file}: ${result.pageViews} page views, ${result.otherRequests} other requests, ${result.malformed} malformed`,
          );
          if (result.malformed > 0) print(`${file}: malformed lines: ${result.malformedLines.join(', ')}`);
        } finally {
          progress.stop();
        }
      }
      const { accepted, rejected } = sender.totals;
      print(`accepted ${accepted}, rejected ${rejected}`);
    } finally {
      checkpoint.save();
      rejections.print();
    }
    if (signal.aborted) process.exitCode = 130;
    else if (sender.totals.rejected > 0) process.exitCode = 2;
  });
