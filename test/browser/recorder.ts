import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { WireBatch, WireEvent } from '@nhipbao/events';

/** What arrived, in order of arrival. */
export interface Delivery {
  at: number;
  /** The answer that was given; 0 when the line was cut. */
  status: number;
  batch: WireBatch;
}

export interface Recorder {
  origin: string;
  deliveries: Delivery[];
  /** How the next requests are answered; 0 cuts the line. */
  answer: (status: number) => void;
  /** Forgets everything, and from now on keeps only what comes for this site: a page of before may still speak. */
  begin: (siteKey: string) => void;
  stop: () => Promise<void>;
}

const read = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

export const listen = async (server: Server): Promise<number> => {
  server.listen(0);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

/** Stands in the collector's place: serves the built script and keeps what it is sent. */
export const startRecorder = async (): Promise<Recorder> => {
  const script = await readFile('apps/tracker/dist/nb.js');
  const deliveries: Delivery[] = [];
  let status = 202;
  let current = '';
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(script);
      return;
    }
    void read(request).then((body) => {
      const batch = JSON.parse(body) as WireBatch;
      if (batch.events.every(({ site }) => site === current))
        deliveries.push({ at: Date.now(), status, batch });
      if (!status) request.socket.destroy();
      else response.writeHead(status, { 'access-control-allow-origin': '*' }).end('{}');
    });
  });
  const port = await listen(server);
  return {
    origin: `http://localhost:${port}`,
    deliveries,
    answer: (next) => (status = next),
    begin: (siteKey) => {
      current = siteKey;
      deliveries.length = 0;
      status = 202;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

/** Every event that was acknowledged, each id once: what the platform would count. */
export const counted = (recorder: Recorder): WireEvent[] => {
  const byId = new Map<string, WireEvent>();
  for (const { status, batch } of recorder.deliveries) {
    if (status === 202) for (const event of batch.events) byId.set(event.id, event);
  }
  return [...byId.values()];
};
