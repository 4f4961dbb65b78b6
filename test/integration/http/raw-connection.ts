import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection whose bytes the test writes itself. */
export class RawConnection {
  readonly #socket: Socket;
  #received = '';
  #isEnded = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1').on('data', (text: string) => (this.#received += text));
    socket.on('error', () => undefined).on('end', () => (this.#isEnded = true));
  }

  static async open(port: number): Promise<RawConnection> {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    await once(socket, 'connect');
    return new RawConnection(socket);
  }

  /** All that came so far. */
  get received(): string {
    return this.#received;
  }

  /** Writes lines, each ended as HTTP has it. */
  sendLines(...lines: readonly string[]): void {
    this.#socket.write(lines.map((line) => `${line}\r\n`).join(''), 'latin1');
  }

  send(text: string): void {
    this.#socket.write(text, 'latin1');
  }

  /** What came, once it holds `text`. */
  async until(text: string): Promise<string> {
    while (!this.#received.includes(text)) {
      if (this.#isEnded || this.#socket.destroyed)
        throw new Error(`closed before "${text}": ${this.#received}`);
      await Promise.race([
        once(this.#socket, 'data'),
        once(this.#socket, 'close'),
        once(this.#socket, 'end'),
      ]);
    }
    return this.#received;
  }

  /** What came until the server ended the connection. */
  async ended(): Promise<string> {
    this.#socket.resume();
    if (!this.#isEnded && !this.#socket.destroyed) {
      await Promise.race([once(this.#socket, 'end'), once(this.#socket, 'close')]);
    }
    this.close();
    return this.#received;
  }

  /** Reads no more until it is asked for what came. */
  pause(): void {
    this.#socket.pause();
  }

  /** Breaks the connection off. */
  close(): void {
    this.#socket.destroy();
  }
}
