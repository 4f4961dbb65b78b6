import type { Meter } from '../../application/ports/meter.ts';

/** Counts and times nothing. */
export class NoMeter implements Meter {
  count(): void {
    return;
  }

  time(): void {
    return;
  }
}
