import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Newsroom, signIn } from '../product/newsroom.js';
import { Product } from '../product/product.js';
import { expectAccount, expectEachOnce, expectRollupsRecounted } from './counted-once.js';
import { duringAssembly, duringRollup, whileEventsComeIn, type Moment } from './moments.js';
import { DAY, NumberedReaders } from './numbered-readers.js';

const PATIENCE_MS = 15 * 60_000;
jest.setTimeout(PATIENCE_MS);

const KILLS: [string, Moment][] = [
  ['while events come in', whileEventsComeIn],
  ['during a rollup', duringRollup],
  ['during an assembly', duringAssembly],
  ['while events come in, again', whileEventsComeIn],
  ['during a rollup, again', duringRollup],
  ['during an assembly, again', duringAssembly],
];
const date_range = [DAY, DAY];

let product: Product;
let newsroom: Newsroom;
let readers: NumberedReaders;
/** Opened just before each kill. */
const openedLater: Newsroom[] = [];
let views: number;

beforeAll(async () => {
  product = await Product.start();
  newsroom = await Newsroom.open(product, 'Báo Kiểm thử', 'kiemthu.example');
  readers = new NumberedReaders(newsroom, 4);
  for (const [when, moment] of KILLS) {
    await moment(product, readers);
    openedLater.push(await Newsroom.open(product, `Báo mở trước lúc ngắt: ${when}`, 'mo.example'));
    await product.end('SIGKILL');
    process.stdout.write(`killed ${when}, ${readers.acknowledged} page views answered 202 so far\n`);
    await product.begin();
  }
  views = await readers.stop();
  process.stdout.write(`${views} page views answered 202, ${readers.repetition}\n`);
  await newsroom.figuresReach(Date.now(), PATIENCE_MS);
});

afterAll(async () => {
  readers.abandon();
  await product.destroy();
});

describe('a process that was killed again and again while events came in', () => {
  it('has every event that was answered 202 in its figures, once', () => expectEachOnce(newsroom, views));

  it('has the same figures in its rollups as in its page views', () =>
    expectRollupsRecounted(newsroom, views));

  it('has an account that adds up: accepted = stored + rejected + duplicate', () =>
    expectAccount(newsroom, views, readers.repeated));

  it('still has every account that was made', async () => {
    const [operator] = product.quickstart.users;
    await expect(signIn(product, operator?.email ?? '', operator?.password ?? '')).resolves.toContain(
      'nb_session=',
    );
    expect(openedLater).toHaveLength(KILLS.length);
    for (const later of openedLater) {
      const { status, body } = await later.ask({ metrics: ['pageviews'], date_range });
      expect([status, body.rows]).toEqual([200, [[0]]]);
    }
  });
});
