import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A way to a server that a test can cut and mend: what an outage of the network looks like from here. */
export class CuttableConnection {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isCut = false;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async to(host: string, port: number): Promise<CuttableConnection> {
    const server = createServer();
    const connection = new CuttableConnection(server);
    server.on('connection', (near) => connection.#join(near, connect(port, host)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return connection;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  #join(near: Socket, far: Socket): void {
    for (const socket of [near, far]) {
      this.#sockets.add(socket);
      // As both ends have it: an answer must not wait for the receipt of the one before it.
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
    if (this.#isCut) near.destroy();
  }
}
