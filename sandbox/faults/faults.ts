import type { FaultName, FaultSettings } from './fault-kinds.ts';

/** A fault that is switched on. */
export interface ActiveFault extends FaultSettings {
  readonly name: FaultName;
}

/** Where a fault could happen: at a request, or at a delivery. */
export interface Occasion {
  /** Without context path and query. */
  readonly path?: string;
  readonly method?: string;
  /** The request has been carried out, and not refused. */
  readonly afterWork?: boolean;
  /** What a delivery tells of. */
  readonly event?: string;
}

interface Switched {
  readonly settings: FaultSettings;
  readonly until: number | null;
  /** How many occasions there were. */
  occasions: number;
}

/** Which faults are switched on, and how often each still happens. */
export class Faults {
  readonly #active = new Map<FaultName, Switched>();
  readonly #now: () => number;

  /** `now` is the true clock, whatever `clock-shift` makes of it. */
  constructor({ now }: { readonly now: () => number }) {
    this.#now = now;
  }

  /** Switches a fault on, with these settings in place of former ones. `times: 0` switches it off. */
  switchOn(name: FaultName, settings: FaultSettings = {}): void {
    this.#active.delete(name);
    if (settings.times !== undefined && settings.times <= 0) return;
    const until = settings.forMs === undefined ? null : this.#now() + settings.forMs;
    this.#active.set(name, { settings, until, occasions: 0 });
  }

  /** Switches one fault off, or all. */
  switchOff(name?: FaultName): void {
    if (name === undefined) this.#active.clear();
    else this.#active.delete(name);
  }

  active(): readonly ActiveFault[] {
    return [...this.#active.keys()].flatMap((name) => {
      const settings = this.peek(name);
      return settings === null ? [] : [{ name, ...settings }];
    });
  }

  /** The settings when the fault is on; does not count as happening. */
  peek(name: FaultName): FaultSettings | null {
    return this.#current(name)?.settings ?? null;
  }

  /** The settings when the fault happens now, which counts as once. */
  take(name: FaultName, occasion: Occasion = {}): FaultSettings | null {
    const current = this.#current(name);
    if (current === null || !fits(current.settings, occasion)) return null;

    const { settings } = current;
    current.occasions += 1;
    if (current.occasions % (settings.every ?? 1) !== 0) return null;
    if (settings.times === 1) this.#active.delete(name);
    else if (settings.times !== undefined) {
      this.#active.set(name, { ...current, settings: { ...settings, times: settings.times - 1 } });
    }
    return settings;
  }

  #current(name: FaultName): Switched | null {
    const current = this.#active.get(name);
    if (current === undefined) return null;
    if (current.until === null || this.#now() < current.until) return current;
    this.#active.delete(name);
    return null;
  }
}

function fits(settings: FaultSettings, { path, method, event, afterWork = false }: Occasion): boolean {
  return (
    (settings.path === undefined || (path !== undefined && startOf(settings.path).test(path))) &&
    (settings.method === undefined || settings.method.toUpperCase() === method) &&
    (settings.event === undefined || settings.event === event) &&
    (settings.afterWork ?? false) === afterWork
  );
}

/** The beginning of a path; a `*` in it is any one part. */
function startOf(path: string): RegExp {
  return new RegExp(`^${path.split('*').map(escaped).join('[^/]+')}`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
