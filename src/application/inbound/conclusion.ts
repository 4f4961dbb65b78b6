import type { EffectContent } from '../../domain/effect-content.ts';
import type { FinalEffectState } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { OutboundComment } from '../../domain/outbound/outbound-comment.ts';
import type { DecisionReason, DecisionValues } from '../../domain/sync-decision.ts';
import type { SyncedComment } from '../../domain/synced-comment.ts';
import type { ReadContent } from './observe-status.ts';

/** The Effect is over; `change` is what the link becomes of it, whatever it has become meanwhile. */
export interface Over {
  readonly kind: 'over';
  readonly outcome: FinalEffectState;
  readonly reason: DecisionReason;
  readonly values: DecisionValues;
  readonly change: (link: ExternalIssueLink) => ExternalIssueLink;
  /** What is known of the comment from now on. */
  readonly comment?: SyncedComment;
  /** The same of a comment of the tracker. */
  readonly outboundComment?: OutboundComment;
}

/** An Effect that is over and leaves its link as it is. */
export function over(outcome: FinalEffectState, reason: DecisionReason, values: DecisionValues = {}): Over {
  return { kind: 'over', outcome, reason, values, change: (link) => link };
}

/** What came of carrying out an Effect. */
export type Conclusion =
  | Over
  | {
      readonly kind: 'again';
      /** For a person: what stopped it. */
      readonly problem: string;
      /** What to say when there is no further try. */
      readonly reason: 'tracker_gave_up' | 'jira_gave_up';
      readonly retryAfterMs: number | null;
    }
  | { readonly kind: 'awaiting_authorization'; readonly problem: string }
  /** Jira asked to be left alone: it is to be carried out after that, and has lost no try. */
  | { readonly kind: 'later'; readonly problem: string; readonly retryAfterMs: number | null }
  /** Jira was read: the Effect asks for what it showed from now on, and is to be carried out again. */
  | ({ readonly kind: 'told' } & ReadContent)
  /**
   * Something was found out that the Effect asks for from now on; it is to be carried out again. What it is then about
   * to write to Jira is noted on the link.
   */
  | { readonly kind: 'found_out'; readonly content: EffectContent };

/** Why there is no further try. */
export interface GivenUp {
  readonly problem: string;
  readonly reason: 'tracker_gave_up' | 'jira_gave_up' | 'lockstep_failed';
}
