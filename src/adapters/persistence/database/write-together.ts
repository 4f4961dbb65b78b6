import type { Duplex } from 'node:stream';
import type { Client } from 'pg';

/**
 * Has all that is asked of the connection in one turn of the event loop go to the socket by one write: each write wakes
 * PostgreSQL anew, and costs more than a small statement.
 */
export function writeTogether(client: Client): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Duplex } }).connection;
  const ask = client.query.bind(client) as (...asked: readonly unknown[]) => unknown;
  const askTogether = (...asked: readonly unknown[]): unknown => {
    stream.cork();
    process.nextTick(() => {
      stream.uncork();
    });
    return ask(...asked);
  };
  Object.assign(client, { query: askTogether });
}
