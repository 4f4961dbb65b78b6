/** What a span tells beside its name: ids of ours, kinds, outcomes and sizes. Never a secret, nor a text of others. */
export type SpanAttributes = Readonly<Record<string, string | number | boolean>>;

/** A stretch of work that is to be seen in a trace. */
export interface NewSpan {
  /** Of a small, fixed set, such as a route's pattern: never an id, a key or an address. */
  readonly name: string;
  /** `server`: a request to us. `client`: one of ours to somebody else. Else what we do by ourselves. */
  readonly kind?: 'server' | 'client';
  /**
   * The `traceparent` (W3C Trace Context) of the span it goes on from, which may be another process's. One that is none,
   * and null, begin a trace; left out, it goes on from the span under way, where there is one.
   */
  readonly parent?: string | null;
  readonly attributes?: SpanAttributes;
}

/** More about the span under way. */
export interface SpanNews {
  readonly name?: string;
  /** It failed, by this code: a status, or the code of an error. */
  readonly failure?: string | null;
  readonly attributes?: SpanAttributes;
}

/** Tells where the time goes: what happens on behalf of what, also in several processes. */
export interface Tracing {
  /** Whether anybody is told; else there is nothing to be gained by asking for a span. */
  readonly isOn: boolean;
  /**
   * Does the work, which the span lasts as long as, and answers what it answers. What it throws is thrown, and the span
   * has failed by its code. Everything that is begun within goes on from this span.
   */
  run<Result>(span: NewSpan, work: () => Promise<Result>): Promise<Result>;
  /** Tells more of the span under way; nothing where there is none. */
  tell(news: SpanNews): void;
  /** The `traceparent` of the span under way, to go on from elsewhere; null where there is none. */
  traceparent(): string | null;
}

/** Traces nothing, and costs nothing. */
export const UNTRACED: Tracing = {
  isOn: false,
  run: (_span, work) => work(),
  tell: () => undefined,
  traceparent: () => null,
};
