import { statSync } from 'node:fs';
import { Command } from 'commander';
import { clickFiles, importClicks } from '../globo/clicks-import.js';
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
}

export const importClicksCommand = new Command('clicks')
  .description('replay the clicks of the Globo.com set (clicks_hour_*.csv.gz) as page views')
  .argument('<folder>')
  .requiredOption('--url <url>', 'address of the platform')
  .requiredOption('--site <key>', 'public key of the site')
  .requiredOption('--api-key <key>', 'key with the scope collect')
  .option('--domain <host>', 'host in the replayed addresses; the site’s first domain by default')
  .action(async (folder: string, { url, site, apiKey, domain }: Options) => {
    const signal = stopSignal();
    const rejections = new RejectionNotes();
    const files = clickFiles(folder);
    const sender = new EventSender({ url, source: 'server', signal, onRejected: rejections.note });
    const progress = startProgress(
      'clicks',
      files.reduce((sum, file) => sum + statSync(file).size, 0),
    );
    const startedAt = Date.now();
    try {
      const clicks = await importClicks(files, sender, {
        site,
        domain: domain ?? (await siteDomain(url, site, apiKey)),
        apiKey,
        signal,
        onProgress: (readBytes, sent) => progress.update(readBytes, rateOf(sent, startedAt)),
      });
      const { accepted, rejected, retries } = await sender.finish();
      progress.stop();
      print(
        `${clicks} clicks sent: accepted ${accepted}, rejected ${rejected}, requests repeated ${retries}`,
      );
    } finally {
      progress.stop();
      rejections.print();
    }
    if (signal.aborted) process.exitCode = 130;
    else if (sender.totals.rejected > 0) process.exitCode = 2;
  });
