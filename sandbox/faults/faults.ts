import type { FaultName, FaultSettings } from './fault-kinds.ts';

/** A fault that is switched on. */
export interface ActiveFault extends FaultSettings {
  readonly name: FaultName;
}

/** Which faults are switched on, and how often each still happens. */
export class Faults {
  readonly #active = new Map<FaultName, FaultSettings>();

  /** Switches a fault on, with these settings in place of former ones. `times: 0` switches it off. */
  switchOn(name: FaultName, settings: FaultSettings = {}): void {
    if (settings.times !== undefined && settings.times <= 0) this.#active.delete(name);
    else this.#active.set(name, settings);
  }

  /** Switches one fault off, or all. */
  switchOff(name?: FaultName): void {
    if (name === undefined) this.#active.clear();
    else this.#active.delete(name);
  }

  active(): readonly ActiveFault[] {
    return [...this.#active].map(([name, settings]) => ({ name, ...settings }));
  }

  /** The settings when the fault is on; does not count as happening. */
  peek(name: FaultName): FaultSettings | null {
    return this.#active.get(name) ?? null;
  }

  /** The settings when the fault happens now (at `path`, if it is about requests), which counts as once. */
  take(name: FaultName, path?: string): FaultSettings | null {
    const settings = this.#active.get(name);
    if (settings === undefined) return null;
    if (settings.path !== undefined && path?.startsWith(settings.path) !== true) return null;

    if (settings.times !== undefined) this.switchOn(name, { ...settings, times: settings.times - 1 });
    return settings;
  }
}
