import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Server as NetServer, type AddressInfo, type Socket } from 'node:net';
import type Koa from 'koa';

export interface HttpServerOptions {
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  /** How long a client may take to send a request's headers. */
  readonly headersTimeoutMs?: number;
  /** How long a client may take to send a whole request. */
  readonly requestTimeoutMs?: number;
}

export interface RunningServer {
  readonly port: number;
  /**
   * Takes no more connections, closes those that are idle, lets what is in hand be answered, and after `graceMs` cuts
   * off the rest. Resolves once all is closed. May be called again, with less grace.
   */
  readonly close: (options: { readonly graceMs: number }) => Promise<void>;
}

const MAX_HEADER_BYTES = 16 * 1024;
/** Longer than the minute for which most proxies keep a connection: who closes first while the other sends loses it. */
const KEEP_ALIVE_MS = 65_000;
const TIMEOUTS_CHECKED_EVERY_MS = 1_000;

/**
 * Serves `app`, and answers once it listens. Who asks first whether to send a body (`Expect: 100-continue`) is told so
 * only when the body is wanted.
 * @throws when the address cannot be listened on, as the system says it.
 */
export async function startHttpServer(app: Koa, options: HttpServerOptions): Promise<RunningServer> {
  const server = createServer({
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: options.headersTimeoutMs ?? 15_000,
    requestTimeout: options.requestTimeoutMs ?? 60_000,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionsCheckingInterval: Math.min(TIMEOUTS_CHECKED_EVERY_MS, options.headersTimeoutMs ?? Infinity),
  });
  const connections = new Connections();
  const handle = app.callback();
  const take = (request: IncomingMessage, response: ServerResponse) => {
    connections.take(request.socket, response);
    void handle(request, response);
  };
  server.on('connection', (socket: Socket) => connections.add(socket));
  server.on('request', take).on('checkContinue', take);

  server.listen(options.port, options.host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: ({ graceMs }) => close(server, connections, graceMs),
  };
}

async function close(server: Server, connections: Connections, graceMs: number): Promise<void> {
  const closed = server.listening ? once(server, 'close') : connections.allClosed();
  // An HTTP server's own `close` also breaks connections whose answer is made, but not yet taken by the client.
  if (server.listening) NetServer.prototype.close.call(server);
  connections.closeIdle();
  const timer = setTimeout(() => {
    server.closeAllConnections();
  }, graceMs);
  await closed;
  clearTimeout(timer);
  // Ends its watch over slow requests, too.
  server.close();
}

/** Which connections are open, and which of them have a request in hand. */
class Connections {
  readonly #inHand = new Map<Socket, Set<ServerResponse>>();
  #isClosing = false;
  #watchers: (() => void)[] = [];

  add(socket: Socket): void {
    this.#inHand.set(socket, new Set());
    socket.once('close', () => {
      this.#inHand.delete(socket);
      if (this.#inHand.size === 0) for (const tell of this.#watchers.splice(0)) tell();
    });
  }

  take(socket: Socket, response: ServerResponse): void {
    const responses = this.#inHand.get(socket);
    responses?.add(response);
    if (this.#isClosing) response.setHeader('Connection', 'close');
    response.once('close', () => {
      responses?.delete(response);
      if (this.#isClosing && responses?.size === 0) socket.destroySoon();
    });
  }

  /** Ends those without a request in hand now, and each of the others after its answer. */
  closeIdle(): void {
    this.#isClosing = true;
    for (const [socket, responses] of this.#inHand) {
      if (responses.size === 0) socket.destroy();
      for (const response of responses) if (!response.headersSent) response.setHeader('Connection', 'close');
    }
  }

  allClosed(): Promise<void> {
    if (this.#inHand.size === 0) return Promise.resolve();
    return new Promise((resolve) => this.#watchers.push(resolve));
  }
}
