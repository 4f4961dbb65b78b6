import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/**
 * The beginning of a PostgreSQL that shows this certificate: it agrees to TLS, as the protocol's SSLRequest asks, and then
 * refuses every login with code 28000.
 */
export function startTlsPostgres({ cert, key }: { readonly cert: string; readonly key: string }) {
  return startPostgres((socket) => {
    socket.write('S');
    const secured = new TLSSocket(socket, { isServer: true, cert, key });
    secured.on('error', () => undefined).once('data', () => secured.end(refusal()));
  });
}

/** The same of one that serves no TLS: it says so, and would take a login in the clear, which it refuses too. */
export function startPlainPostgres() {
  return startPostgres((socket) => {
    socket.write('N');
    socket.once('data', () => socket.end(refusal()));
  });
}

/** `answer` is called when a client has asked for something first. */
async function startPostgres(answer: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.once('data', () => {
      answer(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** An ErrorResponse: its type, its length, and fields that end with a zero each. */
function refusal(): Buffer {
  const fields = Buffer.from('SFATAL\0C28000\0Mthe server behind TLS lets nobody in\0\0');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}
