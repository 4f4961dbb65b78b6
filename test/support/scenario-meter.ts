import type { Counts, Meter } from '../../src/application/ports/meter.ts';

/** Remembers what was counted. */
export class RememberingMeter implements Meter {
  readonly #counted: { readonly name: string; readonly labels: object }[] = [];

  count<Name extends keyof Counts>(name: Name, labels: Counts[Name]): void {
    this.#counted.push({ name, labels });
  }

  time(): void {
    return;
  }

  /** The labels of every count of this name, oldest first. */
  of(name: keyof Counts): readonly object[] {
    return this.#counted.filter((count) => count.name === name).map(({ labels }) => labels);
  }
}
