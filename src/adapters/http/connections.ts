import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Which connections are open, and which of them have a request in hand. */
export class Connections {
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

  /** Answers how many requests of this connection are in hand now. */
  take(socket: Socket, response: ServerResponse): number {
    const responses = this.#inHand.get(socket) ?? new Set();
    responses.add(response);
    if (this.#isClosing) response.setHeader('Connection', 'close');
    response.once('close', () => {
      responses.delete(response);
      if (this.#isClosing && responses.size === 0) socket.destroySoon();
    });
    return responses.size;
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
