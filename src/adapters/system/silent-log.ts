import type { Log } from '../../application/ports/log.ts';

/** Says nothing. */
export class SilentLog implements Log {
  debug(): void {
    return;
  }

  info(): void {
    return;
  }

  warn(): void {
    return;
  }

  error(): void {
    return;
  }
}
