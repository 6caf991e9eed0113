import { describe, it } from '@jest/globals';
import { kafkaClassPath, KafkaMissing } from '../../tools/kafka/jars.mjs';

/** Tests that need brokers. Where Java or Maven is missing they are skipped and say why; in CI they fail. */
export function describeKafka(what: string, tests: () => void): void {
  const absence = whyMissing();
  if (absence === undefined) {
    describe(what, tests);
  } else if (process.env['CI'] === 'true') {
    it(what, () => {
      throw new Error(absence);
    });
  } else {
    describe.skip(`${what} (skipped: ${absence})`, () => it('runs on real brokers', () => undefined));
  }
}

function whyMissing(): string | undefined {
  try {
    kafkaClassPath();
    return undefined;
  } catch (error) {
    if (error instanceof KafkaMissing) return error.message;
    throw error;
  }
}
