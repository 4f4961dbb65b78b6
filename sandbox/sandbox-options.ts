import type { TokenLifetimes } from './oauth/oauth-provider.ts';

/** How a sandbox is to be; everything has a default. */
export interface SandboxOptions {
  /** Such as `9.12.15`; 10.3.2 when left out. */
  readonly version?: string;
  /** The port on 127.0.0.1; 0, the default, takes any that is free. */
  readonly port?: number;
  /** Such as `/jira`; none when left out. */
  readonly contextPath?: string;
  /** Jira's clock, in milliseconds since 1970. */
  readonly now?: () => number;
  readonly tokenLifetimes?: Partial<TokenLifetimes>;
  /** The offset in which Jira writes its times; 0 when left out. */
  readonly utcOffsetMinutes?: number;
  /** How many issues a page of a search holds at most; 1000 when left out. */
  readonly searchCeiling?: number;
  /** Whether a password in the Authorization header is taken; by default up to Jira 10. */
  readonly basicAuth?: boolean;
}
