import type { Secret } from '../../domain/secret.ts';

/** A request that its sender has given a key, so that it is done once however often it is sent. */
export interface IdempotentRequest {
  readonly id: string;
  /** Whose key it is: two callers may choose the same. */
  readonly caller: string;
  readonly key: string;
  /** Of all that the request asks for. */
  readonly fingerprint: string;
  readonly begunAt: Date;
  /** What was answered, which may hold what is shown once; null while that is not known. */
  readonly answer: Secret | null;
}

/** Remembers which requests with a key were begun, and what they were answered. */
export interface IdempotentRequests {
  /**
   * Notes that the request is begun, and answers null; when the caller has begun one with this key before, answers that
   * and notes nothing. Of two at once one is noted.
   */
  begin(request: IdempotentRequest): Promise<IdempotentRequest | null>;
  /** Keeps the answer. One that was forgotten stays so. */
  conclude(id: string, answer: Secret): Promise<void>;
  /** Forgets a request that did nothing, so that its key can be used anew. */
  forget(id: string): Promise<void>;
}
