import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Account } from '@nhipbao/testing/reference';
import { demoSector, observeStep, simulate } from '@nhipbao/testing/simulator';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signIn, type Answer } from '../product/newsroom.js';
import { Product } from '../product/product.js';
import { until } from '../product/until.js';

const PATIENCE_MS = 20 * 60_000;
jest.setTimeout(PATIENCE_MS);

const DAY_MS = 86_400_000;
/** The demonstration's history: five weeks of this seed's traffic. */
const HISTORY_DAYS = 35;
const HISTORY_MS = HISTORY_DAYS * DAY_MS;
const SEED = 348;
const METRICS = [
  'pageviews',
  'gross_pageviews',
  'robot_pageviews',
  'visits',
  'visitors',
  'engaged_time',
  'conversions',
] as const;

let product: Product;
let cookie: string;
let history: { until: number; sent: boolean };
let truth: Account;

const file = (name: string): string => join(product.dataDir, name);
const readHistory = (): typeof history =>
  JSON.parse(readFileSync(file('demo-history.json'), 'utf8')) as typeof history;
const localDay = (instant: number): string => new Date(instant + 7 * 3_600_000).toISOString().slice(0, 10);

/** Kills a start at a moment before it is ready. */
async function killedStart(when: string, moment: () => boolean): Promise<void> {
  const starting = product.begin(PATIENCE_MS).then(
    () => 'ready',
    () => 'killed',
  );
  await until(when, moment, PATIENCE_MS);
  await product.end('SIGKILL');
  expect(await starting).toBe('killed');
  process.stdout.write(`killed when ${when}\n`);
}

beforeAll(async () => {
  product = await Product.at({ NHIPBAO_DEMO: 'on' });
  await killedStart('the first accounts are being made', () => existsSync(file('first-accounts.json')));
  await killedStart('a part of the history is sent', () => / [1-4]\d %/.test(product.said));
  const { until: end } = readHistory();
  const steps = simulate(demoSector(), { from: end - HISTORY_MS, to: end, seed: SEED, heartbeats: 'last' });
  truth = Account.of(Array.from(steps, observeStep));
  await product.begin(PATIENCE_MS);
  history = readHistory();
  const [operator] = product.quickstart.users;
  cookie = await signIn(product, operator?.email ?? '', operator?.password ?? '');
});

afterAll(() => product.destroy());

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${product.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

describe('a demonstration whose first start was killed twice', () => {
  it('has each of its accounts once, and their passwords are those that were told', async () => {
    const { outlets } = await ask<{ outlets: { name: string }[] }>('/v1/outlets');
    const names = demoSector().outlets.map(({ name }) => name);
    expect(outlets.map(({ name }) => name).sort()).toEqual(names.sort());
    const { users, outlets: told } = product.quickstart;
    for (const { email, password } of [...users, ...(told[0]?.users ?? [])])
      await expect(signIn(product, email, password)).resolves.toContain('nb_session=');
    expect(existsSync(file('first-accounts.json'))).toBe(false);
  });

  it('leaves one key for its traffic, though three starts have made one', async () => {
    const { api_keys: keys } = await ask<{ api_keys: { name: string }[] }>('/v1/api-keys');
    expect(keys.map(({ name }) => name)).toEqual(['demonstration traffic']);
  });

  it('has its whole history once', async () => {
    expect(history.sent).toBe(true);
    const days = truth.by('day');
    // On the last day live readers follow.
    const date_range = [localDay(history.until - HISTORY_MS), localDay(history.until - DAY_MS)];
    const { rows } = await ask<Answer>('/v1/query', { metrics: METRICS, date_range, granularity: 'day' });
    const expected = rows.map(([time]) => {
      const figures = days.get(String(time).slice(0, 10));
      return [time, ...METRICS.map((name) => figures?.[name] ?? 0)];
    });
    expect(rows).toHaveLength(HISTORY_DAYS);
    expect(rows).toEqual(expected);
  });

  it('has what was sent a second time in its account as duplicates', async () => {
    const { totals } = await ask<{ totals: Record<'rejected' | 'duplicate', number> }>('/v1/accounting');
    process.stdout.write(`the account: ${JSON.stringify(totals)}\n`);
    expect(totals.rejected).toBe(0);
    expect(totals.duplicate).toBeGreaterThan(0);
  });
});
