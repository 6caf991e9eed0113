import { describe, expect, it } from '@jest/globals';
import { AppLogger } from './app-logger.js';

function logged(write: (logger: AppLogger) => void): { text: string; records: Record<string, unknown>[] } {
  let text = '';
  write(new AppLogger({ logLevel: 'info' }, { write: (line) => void (text += line) }));
  const lines = text.split('\n').filter((line) => line !== '');
  return { text, records: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('AppLogger', () => {
  it('writes one JSON object a line with level, time, context and message', () => {
    const { records } = logged((logger) => {
      logger.log('Started', 'Main');
      logger.warn({ outlet_id: 3, msg: 'behind' }, 'Sink');
      logger.error('It broke', 'the stack', 'Errors');
      logger.debug('too quiet to be heard', 'Main');
    });
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as unknown;
    expect(records).toEqual([
      { level: 'info', time, context: 'Main', msg: 'Started' },
      { level: 'warn', time, context: 'Sink', outlet_id: 3, msg: 'behind' },
      { level: 'error', time, context: 'Errors', more: ['the stack'], msg: 'It broke' },
    ]);
  });

  it('gives an error with its stack', () => {
    const { records } = logged((logger) => logger.error(new Error('broken'), 'Main'));
    expect(records).toMatchObject([{ msg: 'broken', err: { message: 'broken', stack: expect.any(String) } }]);
  });

  it.each<[string, unknown]>([
    ['a password', { password: 'hunter2hunter2' }],
    ['a nested secret', { body: { secret: 'hunter2hunter2' } }],
    ['a header', { headers: { authorization: 'Basic hunter2hunter2' } }],
    ['an API key in a text', 'refused nbk_hunter2hunter2'],
    ['a bearer in a text', 'sent Authorization: Bearer hunter2hunter2'],
    ['a cookie in a text', 'Cookie: a=b; nb_session=hunter2hunter2; c=d'],
    ['a password in an address', 'postgres://user:hunter2hunter2@db/nhipbao'],
    ['an error message', new Error('key nbk_hunter2hunter2 failed')],
  ])('never writes %s', (_name, message) => {
    const { text } = logged((logger) => logger.error(message, 'Main'));
    expect(text).toContain('[redacted]');
    expect(text).not.toContain('hunter2');
  });
});
