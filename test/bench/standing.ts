import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Newsroom } from '../product/newsroom.js';
import { Product } from '../product/product.js';
import { until } from '../product/until.js';
import { atMost, percentile, type Benchmark } from './report.js';

const PROBES = 60;
const SETTLE_MS = 30_000;

/** From an event's answer to its page in the live view, and to the reports. */
export const liveFreshness: Benchmark = async () => {
  const product = await Product.start();
  try {
    const newsroom = await Newsroom.open(product, 'Trực tiếp', 'tructiep.example');
    const live: number[] = [];
    const reports: number[] = [];
    for (let probe = 0; probe < PROBES; probe++) {
      const article = `tin-${probe}`;
      const event = {
        type: 'pageview',
        site: newsroom.siteKey,
        id: randomUUID(),
        pv: randomUUID(),
        ts: Date.now(),
        url: `https://tructiep.example/${article}`,
        article: { id: article },
      };
      await newsroom.send([event], 'browser');
      const answeredAt = Date.now();
      await until('the live view shows it', async () =>
        (await newsroom.live()).articles.some((row) => row.article === article),
      );
      live.push((Date.now() - answeredAt) / 1000);
      if (probe % 10 === 0) {
        await newsroom.figuresReach(answeredAt);
        reports.push((Date.now() - answeredAt) / 1000);
      }
    }
    return [
      {
        what: 'live view, p95',
        value: percentile(live, 0.95),
        unit: 's',
        limit: { what: 'at most', value: 3, holds: atMost },
      },
      {
        what: 'reports, p95',
        value: percentile(reports, 0.95),
        unit: 's',
        limit: { what: 'at most', value: 60, holds: atMost },
      },
    ];
  } finally {
    await product.destroy();
  }
};

/** Memory of the process some time after a start on data that is there, with nobody asking. */
export const idleMemory: Benchmark = async () => {
  const product = await Product.start();
  try {
    const newsroom = await Newsroom.open(product, 'Nhàn', 'nhan.example');
    await newsroom.figuresReach();
    await product.end();
    const startedAt = performance.now();
    await product.begin();
    const startS = (performance.now() - startedAt) / 1000;
    await sleep(SETTLE_MS);
    const rss =
      Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${product.pid}/status`, 'utf8'))?.[1]) / 1024;
    return [
      {
        what: 'resident memory, idle',
        value: rss,
        unit: 'MB',
        limit: { what: 'at most', value: 700, holds: atMost },
      },
      {
        what: 'start on data that is there',
        value: startS,
        unit: 's',
        limit: { what: 'at most', value: 10, holds: atMost },
      },
    ];
  } finally {
    await product.destroy();
  }
};
