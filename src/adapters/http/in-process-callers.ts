import type { IncomingMessage } from 'node:http';
import type { Caller } from '../../domain/api-key.ts';

/**
 * Who asks the admin API from within this process, by the request itself: nothing that comes over the network can be one
 * of these.
 */
export class InProcessCallers {
  readonly #callers = new WeakMap<IncomingMessage, Caller>();

  vouchFor(request: IncomingMessage, caller: Caller): void {
    this.#callers.set(request, caller);
  }

  of(request: IncomingMessage): Caller | null {
    return this.#callers.get(request) ?? null;
  }
}
