import { describe, expect, it } from '@jest/globals';
import { readPageAddress } from './page-address.js';

/** Enough calls for the engine to optimise whatever is behind them. */
const CALLS = 300_000;

describe('readPageAddress', () => {
  it('reads a Vietnamese host after any number of others', () => {
    for (let i = 0; i < CALLS; i++) readPageAddress(`https://songhong.vn/${i}`);
    expect(readPageAddress('https://báo.vn/a')).toMatchObject({
      host: 'xn--bo-mia.vn',
      page: 'xn--bo-mia.vn/a',
    });
  });
});
