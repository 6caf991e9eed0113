import { describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Health } from './health.js';

// The warning about the failing check belongs to a log, not to the test's output.
Logger.overrideLogger(false);

describe('Health', () => {
  it('is up without checks', async () => {
    expect(await new Health().report()).toEqual({ status: 'up', checks: {} });
  });

  it('is as bad as its worst check, and gives every one', async () => {
    const health = new Health();
    health.register('fine', () => ({ status: 'up' }));
    health.register('slow', () => Promise.resolve({ status: 'degraded', detail: 'behind' }));
    expect(await health.report()).toEqual({
      status: 'degraded',
      checks: { fine: { status: 'up' }, slow: { status: 'degraded', detail: 'behind' } },
    });
    health.register('broken', () => {
      throw new Error('postgres://user:secret@db.internal refused');
    });
    const report = await health.report();
    expect(report.status).toBe('down');
    expect(JSON.stringify(report)).not.toContain('secret');
  });

  it('counts a check that never answers as down', async () => {
    const health = new Health();
    health.register('stuck', () => new Promise(() => undefined));
    expect(await health.report()).toMatchObject({ status: 'down', checks: { stuck: { status: 'down' } } });
  });
});
