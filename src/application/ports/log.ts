/** What a line tells beside its event. */
export type LogFields = Readonly<Record<string, unknown>>;

/**
 * Structured log. `event` is a fixed name in snake case, never a sentence made of values; an error goes in as the
 * field `error`. No secret, token or raw webhook URL is ever handed in.
 */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  /** Something is off and mends itself, or can wait. */
  warn(event: string, fields?: LogFields): void;
  /** A person must act. */
  error(event: string, fields?: LogFields): void;
}
