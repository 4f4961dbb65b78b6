import type { IncomingMessage, ServerResponse } from 'node:http';
import { hasBody } from './read-body.ts';

export interface SlowBodyOptions {
  /** How long a body may come as slowly as it likes. */
  readonly graceMs: number;
  /** What has to have come after that, on the average. */
  readonly bytesPerSecond: number;
}

/** Slower than any line that a Jira is on; and what fits into one packet is whole before the grace is over. */
const DEFAULTS: SlowBodyOptions = { graceMs: 5_000, bytesPerSecond: 1_000 };
const CHECKS_IN_GRACE = 5;
const ANSWER = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n';

interface Progress {
  readonly response: ServerResponse;
  /** What the connection had brought when the body began. */
  readonly bytesBefore: number;
  readMs: number;
}

/**
 * Breaks off the connections of those who send a body so slowly that it can only be meant to keep one. The time in which
 * nobody reads the body, for its token is still being proved, is not theirs.
 */
export class SlowBodies {
  readonly #options: SlowBodyOptions;
  readonly #everyMs: number;
  readonly #coming = new Map<IncomingMessage, Progress>();
  readonly #timer: NodeJS.Timeout;

  constructor(options: SlowBodyOptions = DEFAULTS) {
    this.#options = options;
    this.#everyMs = options.graceMs / CHECKS_IN_GRACE;
    this.#timer = setInterval(() => {
      this.#check();
    }, this.#everyMs).unref();
  }

  /** Until the body is whole, or the connection is gone. */
  watch(request: IncomingMessage, response: ServerResponse): void {
    if (!hasBody(request)) return;
    this.#coming.set(request, { response, bytesBefore: request.socket.bytesRead, readMs: 0 });
    const forget = () => this.#coming.delete(request);
    request.once('end', forget).once('close', forget);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #check(): void {
    const { graceMs, bytesPerSecond } = this.#options;
    for (const [request, progress] of this.#coming) {
      if (request.readableFlowing !== true) continue;

      progress.readMs += this.#everyMs;
      const received = request.socket.bytesRead - progress.bytesBefore;
      if (progress.readMs <= graceMs || received * 1000 >= bytesPerSecond * progress.readMs) continue;
      this.#coming.delete(request);
      breakOff(request, progress.response);
    }
  }
}

/** As the server itself does with those who take too long in all. */
function breakOff({ socket }: IncomingMessage, response: ServerResponse): void {
  if (!response.headersSent) socket.write(ANSWER);
  socket.destroySoon();
}
