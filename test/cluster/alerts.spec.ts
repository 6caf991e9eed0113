import { expect, it } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { describeWith, run } from './infra-checks.js';

const at = (file: string): string =>
  fileURLToPath(new URL(`../../infra/prometheus/${file}`, import.meta.url));

describeWith(['promtool'], 'Prometheus', () => {
  it('reads its settings and the alert rules', async () => {
    const { code, output } = await run('promtool', 'check', 'config', at('prometheus.yml'));
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('rules found') });
  });

  it('raises each alert in its own course of events, and none on a quiet day', async () => {
    expect(await run('promtool', 'test', 'rules', at('alerts.test.yml'))).toEqual({
      code: 0,
      output: expect.stringContaining('SUCCESS'),
    });
  });
});
