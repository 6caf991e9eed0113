import { describe, expect, it } from '@jest/globals';
import type { RejectReason } from '@nhipbao/events';
import { collectAnswer } from './collect-answer.js';
import { reject } from './pipeline/draft.js';

const refused = (index: number, reason: RejectReason, field = '') => ({
  index,
  refusal: reject(reason, 'because', field),
});
const answered = (accepted: number, refusals: ReturnType<typeof refused>[], single = false) => {
  const { status, body, headers } = collectAnswer({ accepted, refused: refusals }, single);
  return { status, headers, ...(JSON.parse(body) as object) };
};

describe('collectAnswer', () => {
  it('is 202 when anything was taken', () => {
    expect(answered(2, [])).toEqual({ status: 202, accepted: 2, rejected: [] });
    expect(answered(1, [refused(1, 'invalid', 'ts')])).toEqual({
      status: 202,
      accepted: 1,
      rejected: [{ index: 1, code: 'invalid', message: 'events[1].ts: because' }],
    });
  });

  it.each([
    [['invalid', 'too_deep'], 400, 'invalid_events'],
    [['too_old', 'in_future'], 400, 'invalid_events'],
    [['rate_limited', 'rate_limited'], 429, 'rate_limited'],
    [['too_large', 'too_large'], 413, 'too_many_events'],
  ] as const)('is a 4xx in the one error shape when all were %s', (reasons, status, code) => {
    expect(
      answered(
        0,
        reasons.map((reason, index) => refused(index, reason)),
      ),
    ).toMatchObject({
      status,
      accepted: 0,
      rejected: [{ index: 0 }, { index: 1 }],
      error: { code, message: expect.any(String) },
    });
  });

  it.each([
    [['unknown_site']],
    [['site_paused']],
    [['wrong_origin']],
    [['forbidden']],
    [['invalid', 'unknown_site']],
  ] as const)('is 202 when the site speaks against them: %s', (reasons) => {
    const result = answered(
      0,
      reasons.map((reason, index) => refused(index, reason)),
    );
    expect(result).toMatchObject({ status: 202, accepted: 0 });
    expect(result).not.toHaveProperty('error');
  });

  it('names the field of a single event by itself', () => {
    expect(answered(0, [refused(0, 'invalid', 'engaged_ms')], true)).toMatchObject({
      error: { message: 'engaged_ms: because' },
    });
    expect(answered(0, [refused(0, 'too_deep')], true)).toMatchObject({ error: { message: 'because' } });
    expect(answered(0, [refused(0, 'too_deep')])).toMatchObject({ error: { message: 'events[0]: because' } });
  });
});
