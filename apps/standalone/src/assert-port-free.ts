import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '@nhipbao/platform';

/**
 * Rejects as listening would, before the stores are opened for nothing and before the framework logs it in its own way.
 * @throws Error with code `EADDRINUSE` or `EACCES`
 */
export async function assertPortFree({ host, port }: Config): Promise<void> {
  const probe = createServer().listen({ host, port, exclusive: true });
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}
