import type { AssigneeContent } from './assignee.ts';
import type { CommentContent } from './comment-content.ts';
import { identityOf, type JiraIdentity } from './jira-user.ts';
import { withoutTarget, type OutboundContent } from './outbound/outbound-content.ts';
import type { JiraResolution } from './resolution-rule.ts';
import type { StatusInProject } from './status-rule.ts';

/** A status as an event or Jira itself told it. */
export interface ToldStatus extends StatusInProject {
  readonly statusName: string | null;
  readonly fromName: string | null;
  /** Whether Jira itself was asked; an event tells how it was then. */
  readonly isRead: boolean;
  /** The resolution it has in this status, null for none; left out when that is not told. */
  readonly resolution?: JiraResolution | null;
  /** Jira's name of the event that told it; left out when Jira was asked. */
  readonly event?: string | null;
  /** Who changed it, for telling our own account's doing; left out when Jira was asked, or does not tell. */
  readonly by?: JiraIdentity;
}

/** How a tracker issue stood, among those on the same Jira issue, before the tracker was asked to unresolve it. */
export interface Standing {
  /** Whether it was unresolved already, though its Jira issue was done: a matter of the tracker. */
  readonly wasUnresolved: boolean;
  /** The title of another one that was so, for whose sake this one is not to be unresolved; null when there is none. */
  readonly heldBackBy: string | null;
}

/** The status an issue has. */
export interface StatusContent {
  readonly kind: 'status';
  /** Null when the status is to be read from Jira: on linking, or when an event does not say how old it is. */
  readonly seen: ToldStatus | null;
  /** Written down once it is found out, where the rule `all` asks for it: before the tracker is called. */
  readonly standing?: Standing;
}

/** The key an issue has, since it was moved or as an event mentions it. */
export interface MoveContent {
  readonly kind: 'move';
  readonly key: string;
  /** The project it is in under that key. */
  readonly projectId?: string | null;
  /** The key it was moved away from; null when it is merely mentioned. */
  readonly from?: string | null;
  /** Whether Jira itself was asked, so that this is the key it has now. */
  readonly isRead?: boolean;
}

/** The issue was deleted in Jira. */
export interface DeletionContent {
  readonly kind: 'deletion';
}

/** What is asked, by kind. */
export type EffectContent =
  StatusContent | MoveContent | DeletionContent | CommentContent | AssigneeContent | OutboundContent;

/** What was told, of the kinds that Jira can be asked for: which status, or who. */
export function toldBy(
  content: EffectContent,
): { readonly what: string | null; readonly isRead: boolean } | null {
  if (content.kind !== 'status' && content.kind !== 'assignee') return null;
  if (content.seen === null) return null;
  const what = 'statusId' in content.seen ? content.seen.statusId : identityOf(content.seen.user);
  return { what, isRead: content.seen.isRead };
}

/** The content without what was found out on the way, which may be another by now: who is who, how things stand. */
export function withoutFindings(content: EffectContent): EffectContent {
  switch (content.kind) {
    case 'assignee':
      return { ...content, chosen: null };
    case 'status':
      return { kind: content.kind, seen: content.seen };
    case 'outbound_status':
    case 'outbound_assignee':
      return withoutTarget(content);
    default:
      return content;
  }
}
