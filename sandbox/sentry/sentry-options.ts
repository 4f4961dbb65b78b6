/** Which product the stand-in is: GlitchTip speaks a part of Sentry's API. */
export type Product = 'sentry' | 'glitchtip';

/** How a Sentry stand-in is to be; everything has a default. */
export interface SentryOptions {
  readonly product?: Product;
  /** The port on 127.0.0.1; 0, the default, takes any that is free. */
  readonly port?: number;
  /** Sentry's clock, in milliseconds since 1970. */
  readonly now?: () => number;
  /** How often a webhook request that was not answered 2xx is sent again; 2 when left out. */
  readonly webhookRetries?: number;
  /** How long it waits before it sends again; 20 when left out. */
  readonly webhookRetryMs?: number;
  /** How many things a page of a list has; 100 when left out. */
  readonly pageSize?: number;
}
