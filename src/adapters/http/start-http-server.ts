import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Server as NetServer, type AddressInfo, type Socket } from 'node:net';
import type Koa from 'koa';
import { Connections } from './connections.ts';
import { SlowBodies, type SlowBodyOptions } from './slow-bodies.ts';

export interface HttpServerOptions {
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
  /** How long a client may take to send a request's headers. */
  readonly headersTimeoutMs?: number;
  /** How long a client may take to send a whole request. */
  readonly requestTimeoutMs?: number;
  /** How many connections may be open at once; one more is closed as soon as it comes. */
  readonly maxConnections?: number;
  readonly slowBodies?: SlowBodyOptions;
}

export interface RunningServer {
  readonly port: number;
  /**
   * Takes no more connections, closes those that are idle, lets what is in hand be answered, and after `graceMs` cuts
   * off the rest. Resolves once all is closed. May be called again, with less grace.
   */
  readonly close: (options: { readonly graceMs: number }) => Promise<void>;
}

const MOST_CONNECTIONS = 5_000;
/** Far more than proxies add; each costs little, but there may be thousands in the bytes that are allowed. */
const MOST_HEADERS = 100;
/** Who sends on without waiting for answers would have all of it worked on at once; clients that do so are rare. */
const MOST_UNANSWERED = 32;
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
  server.maxConnections = options.maxConnections ?? MOST_CONNECTIONS;
  server.maxHeadersCount = MOST_HEADERS + 1;
  const connections = new Connections();
  const slowBodies = new SlowBodies(options.slowBodies);
  const handle = app.callback();
  const take = (request: IncomingMessage, response: ServerResponse) => {
    if (connections.take(request.socket, response) > MOST_UNANSWERED) {
      request.socket.destroy();
    } else if (request.rawHeaders.length > 2 * MOST_HEADERS) {
      refuse(response);
    } else {
      slowBodies.watch(request, response);
      void handle(request, response);
    }
  };
  server.on('connection', (socket: Socket) => connections.add(socket));
  server.on('request', take).on('checkContinue', take);

  server.on('close', () => {
    slowBodies.stop();
  });

  server.listen(options.port, options.host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: ({ graceMs }) => close(server, connections, graceMs),
  };
}

/** As the server itself refuses headers of too many bytes. */
function refuse(response: ServerResponse): void {
  response.writeHead(431, { Connection: 'close' }).end();
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
