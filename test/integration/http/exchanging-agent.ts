import { Agent, request as send } from 'node:http';

export interface ExchangedRequest {
  readonly method: string;
  /** As it goes over the wire, not made well first. */
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  readonly isChunked: boolean;
}

/** Sends requests that a browser's `fetch` would make well, over few connections. */
export class ExchangingAgent {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 8 });

  /** The status of the answer. */
  exchange(port: number, { method, path, headers, body, isChunked }: ExchangedRequest): Promise<number> {
    return new Promise((resolve, reject) => {
      const outgoing = send({ host: '127.0.0.1', port, method, path, agent: this.#agent }, (answer) => {
        answer.resume().on('error', () => undefined);
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      });
      outgoing.on('error', reject);
      for (const [name, value] of headers) outgoing.setHeader(name, value);
      if (isChunked) outgoing.setHeader('Transfer-Encoding', 'chunked');
      else outgoing.setHeader('Content-Length', body.length);
      outgoing.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
