import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** Stands in front of a server and cuts connections in the middle of requests and answers. */
export class CuttingProxy {
  private cutting = false;
  /** Connections cut so far. */
  cuts = 0;

  private constructor(private readonly server: Server) {}

  /** @param target where to connect to now */
  static async start(target: () => URL): Promise<CuttingProxy> {
    const server = createServer();
    const proxy = new CuttingProxy(server);
    server.on('connection', (client: Socket) => proxy.join(client, target()));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** From now on, about one in four pieces of data is its connection's last. */
  cut(on: boolean): void {
    this.cutting = on;
  }

  stop(): void {
    this.server.close();
  }

  private join(client: Socket, { hostname, port }: URL): void {
    const server = connect(Number(port), hostname);
    const end = (): void => {
      client.destroy();
      server.destroy();
    };
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      from.on('data', (piece: Buffer) => {
        if (this.cutting && Math.random() < 0.25) {
          this.cuts++;
          // Half of it still arrives.
          to.write(piece.subarray(0, piece.length / 2), end);
        } else to.write(piece);
      });
      from.on('error', end).on('close', end);
    }
  }
}
