import type { Meter } from '../../application/ports/meter.ts';

/** Counts nothing. */
export class NoMeter implements Meter {
  count(): void {
    return;
  }
}
