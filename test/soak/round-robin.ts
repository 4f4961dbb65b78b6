import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A load balancer: gives each new connection to the next of its ports at which somebody listens. */
export class RoundRobin {
  readonly url: string;
  readonly #server: Server;
  readonly #ports: readonly number[];
  readonly #open = new Set<Socket>();
  #next = 0;

  private constructor(server: Server, ports: readonly number[]) {
    this.#server = server;
    this.#ports = ports;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async before(ports: readonly number[]): Promise<RoundRobin> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const balancer = new RoundRobin(server, ports);
    server.on('connection', (client: Socket) => balancer.#serve(client));
    return balancer;
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #serve(client: Socket): void {
    this.#track(client);
    client.on('error', () => client.destroy());
    this.#next += 1;
    this.#tryFrom(client, this.#next, this.#ports.length);
  }

  /** Nothing was sent before there is a connection: trying the next is safe. */
  #tryFrom(client: Socket, index: number, left: number): void {
    const port = this.#ports[index % this.#ports.length];
    if (left === 0 || port === undefined) {
      client.destroy();
      return;
    }
    const upstream = connect(port, '127.0.0.1');
    this.#track(upstream);
    const refused = () => {
      this.#tryFrom(client, index + 1, left - 1);
    };
    upstream.once('error', refused);
    upstream.once('connect', () => {
      upstream.off('error', refused);
      upstream.on('error', () => client.destroy());
      client.pipe(upstream);
      upstream.pipe(client);
      client.on('close', () => upstream.destroy());
      upstream.on('close', () => client.destroy());
    });
  }

  #track(socket: Socket): void {
    this.#open.add(socket);
    socket.on('close', () => this.#open.delete(socket));
  }
}
