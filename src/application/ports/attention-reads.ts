import type { Scope } from '../../domain/api-key.ts';
import type { Attention } from '../../domain/attention.ts';

/** Tells how much waits for a person. Fast, however much there is beside. */
export interface AttentionReads {
  /** Of what the scope has. */
  attention(scope: Scope): Promise<Attention>;
}
