import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireBatch, WireEvent } from '@nhipbao/events';

/** What the server does with a request instead of taking its events. */
export type Mishap =
  | { status: number; headers?: Record<string, string>; body?: unknown }
  /** Takes the events and breaks the connection before the answer. */
  | 'lost answer';

/**
 * A real HTTP server that keeps the documented contract of `POST /v1/events` and remembers what it was sent; specs of the
 * sending side run against it.
 */
export class RecordingServer {
  readonly requests: { headers: IncomingHttpHeaders; batch: WireBatch }[] = [];
  /** Events taken, by id: a repetition changes nothing. */
  readonly events = new Map<string, WireEvent>();
  /** Handed out one per request, oldest first. */
  readonly mishaps: Mishap[] = [];
  /** Ids of events to reject. */
  readonly unwanted = new Set<string>();
  private constructor(private readonly server: Server) {}

  static async start(): Promise<RecordingServer> {
    const server = createServer();
    const recording = new RecordingServer(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const batch = JSON.parse(Buffer.concat(chunks).toString()) as WireBatch;
        recording.requests.push({ headers: request.headers, batch });
        const mishap = recording.mishaps.shift();
        if (mishap !== undefined && mishap !== 'lost answer') {
          response.writeHead(mishap.status, mishap.headers).end(JSON.stringify(mishap.body ?? {}));
          return;
        }
        const rejected = recording.take(batch);
        if (mishap === 'lost answer') response.destroy();
        else
          response
            .writeHead(202)
            .end(JSON.stringify({ accepted: batch.events.length - rejected.length, rejected }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return recording;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private take({ events }: WireBatch): { index: number; code: string; message: string }[] {
    const rejected: { index: number; code: string; message: string }[] = [];
    events.forEach((event, index) => {
      if (this.unwanted.has(event.id)) rejected.push({ index, code: 'invalid', message: 'not wanted' });
      else this.events.set(event.id, event);
    });
    return rejected;
  }
}
