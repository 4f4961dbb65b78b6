import type { CommentAction } from './jira-comment.ts';
import type { TrackerAction, TrackerIssueStatus } from './tracker-issue.ts';
import type { CommentVisibility } from './sync-settings.ts';

/** Who somebody is on the other side, as far as settings tell: `sought` is by key, name or e-mail. */
export type ForeseenPerson =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'mapped'; readonly to: string }
  | { readonly kind: 'sought'; readonly name: string };

/**
 * What settings make of something that happened. `off`: nothing, as they say that it is not carried over. Nobody was asked:
 * whether Jira or the tracker would have taken it, and what people did there meanwhile, is not in it.
 */
export type Foreseen =
  /** `nothing`: it leaves the tracker issue as it is. `unknown`: only Jira tells whether the status means "done". */
  | {
      readonly kind: 'status';
      readonly does: TrackerAction | 'nothing' | 'off' | 'unknown';
      /** Whether another tracker issue of the same Jira issue may hold it back. */
      readonly mayBeHeldBack: boolean;
    }
  | { readonly kind: 'assignee'; readonly does: 'off' | ForeseenPerson }
  | { readonly kind: 'comment'; readonly does: 'off' | 'hidden' | CommentAction }
  | { readonly kind: 'deletion'; readonly does: 'resolve' | 'tell' }
  | {
      readonly kind: 'outbound_status';
      readonly status: TrackerIssueStatus;
      readonly does: 'off' | 'not_mapped' | 'ignoring_not_mapped' | ForeseenStatus;
    }
  | { readonly kind: 'outbound_assignee'; readonly does: 'off' | ForeseenPerson }
  | {
      readonly kind: 'outbound_comment';
      readonly does: 'off' | { readonly visibility: CommentVisibility | null };
    }
  | { readonly kind: 'remote_link'; readonly does: 'off' | 'show' };

/** The status that a Jira issue is brought to, with the resolution set on the way. */
export interface ForeseenStatus {
  readonly statusId: string;
  readonly statusName: string | null;
  readonly resolutionId: string | null;
}

/** Whether both settings make the same of it. */
export function isSameForeseen(one: readonly Foreseen[], other: readonly Foreseen[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
