/** Everything that can be switched to go wrong. To add one: a line here, and a `take` where it bites. */
export const SENTRY_FAULTS = {
  'drop-deliveries': 'Webhook requests are lost: nothing is sent.',
  'repeat-deliveries': 'Each webhook request is sent twice, with the same Request-ID.',
  'delay-deliveries': 'Webhook requests wait for `ms` before they are sent.',
  'rest-unavailable': 'The API answers 503, or `status`, with Retry-After if `retryAfterSeconds` says so.',
  'rest-too-many-requests': 'The API answers 429 with Retry-After: `retryAfterSeconds`.',
  'rest-reset': 'The connection is reset; with `afterWork`, once the request was carried out.',
  'rest-hang': 'The API takes the request and never answers.',
  'rest-unauthorized': 'Every token is answered 401.',
  'rest-redirect': 'The API answers 302 to a login page.',
} as const;

export type SentryFaultName = keyof typeof SENTRY_FAULTS;

export interface SentryFaultSettings {
  /** How often it happens; until it is switched off when left out. */
  readonly times?: number | undefined;
  readonly ms?: number | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly status?: number | undefined;
  /** Only requests of this method. */
  readonly method?: string | undefined;
  /** Only requests whose path ends so. */
  readonly pathEnd?: string | undefined;
  /** The request is carried out first. */
  readonly afterWork?: boolean | undefined;
}

/** Where a fault could happen. */
export interface Occasion {
  readonly method?: string;
  readonly path?: string;
  readonly afterWork?: boolean;
}

/** Which faults are switched on, and how often each still happens. */
export class SentryFaults {
  readonly #active = new Map<SentryFaultName, SentryFaultSettings>();

  switchOn(name: SentryFaultName, settings: SentryFaultSettings = {}): void {
    this.#active.set(name, settings);
  }

  /** Switches one fault off, or all. */
  switchOff(name?: SentryFaultName): void {
    if (name === undefined) this.#active.clear();
    else this.#active.delete(name);
  }

  active(): readonly ({ readonly name: SentryFaultName } & SentryFaultSettings)[] {
    return [...this.#active].map(([name, settings]) => ({ name, ...settings }));
  }

  /** The settings when the fault happens now, which counts as once. */
  take(name: SentryFaultName, occasion: Occasion = {}): SentryFaultSettings | null {
    const settings = this.#active.get(name);
    if (settings === undefined || !fits(settings, occasion)) return null;
    if (settings.times !== undefined) {
      if (settings.times <= 1) this.#active.delete(name);
      else this.#active.set(name, { ...settings, times: settings.times - 1 });
    }
    return settings;
  }
}

function fits(settings: SentryFaultSettings, { method, path, afterWork = false }: Occasion): boolean {
  return (
    (settings.method === undefined || settings.method.toUpperCase() === method) &&
    (settings.pathEnd === undefined || path?.endsWith(settings.pathEnd) === true) &&
    (settings.afterWork ?? false) === afterWork
  );
}
