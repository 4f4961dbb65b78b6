import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly json: Payload;
}

export interface Payload {
  readonly timestamp: number;
  readonly webhookEvent: string;
  readonly issue_event_type_name?: string;
  readonly user?: { readonly name: string; readonly key: string };
  readonly issue?: {
    readonly id: string;
    readonly key: string;
    readonly fields: Readonly<Record<string, unknown>>;
  };
  readonly comment?: { readonly id: string; readonly self: string; readonly body: string };
  readonly changelog?: { readonly id: string; readonly items: readonly Readonly<Record<string, unknown>>[] };
}

export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  answerWith(status: number): void;
  close(): Promise<void>;
}

/** Takes webhook requests, and keeps what it got. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const json = (body === '' ? {} : JSON.parse(body)) as Payload;
      received.push({ path: request.url ?? '', headers: request.headers, body, json });
      response.writeHead(status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook/secret-token-of-more-than-24-characters`,
    received,
    answerWith: (next) => (status = next),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
