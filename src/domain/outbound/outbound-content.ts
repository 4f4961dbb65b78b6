import type { FoundBy } from '../assignee.ts';
import type { TrackerAssigneeChange, TrackerCommentChange, TrackerStatusChange } from './tracker-event.ts';

/** A status of Jira that an issue is on the way to, over others. */
export interface StatusOnTheWay {
  readonly statusId: string;
  /** The statuses it left on the way, by id, and last the one that it is about to leave. */
  readonly passedIds: readonly string[];
}

/** What is told of who changed a tracker issue. */
interface Told {
  /** Whether it may have been Lockstep itself, as the tracker does not tell; left out when it does. */
  readonly isByUnknown?: true;
}

/** What a tracker issue's status asks of its Jira issue. */
export interface OutboundStatusContent extends Omit<TrackerStatusChange, 'kind'>, Told {
  readonly kind: 'outbound_status';
  /** The way that the Jira issue is on: written down before Jira is changed. */
  readonly target?: StatusOnTheWay;
}

/** An account of Jira that a person of the tracker was found to be. */
export interface ChosenAccount {
  /** What Jira is told to assign. */
  readonly name: string;
  readonly key: string | null;
  readonly displayName: string | null;
  readonly foundBy: FoundBy;
}

/** What a tracker issue's assignee asks of its Jira issue. */
export interface OutboundAssigneeContent extends Omit<TrackerAssigneeChange, 'kind'>, Told {
  readonly kind: 'outbound_assignee';
  /** Who the person is in Jira, null for nobody: written down before Jira is changed. */
  readonly chosen?: ChosenAccount | null;
}

/** What a comment of a tracker issue asks of its Jira issue. */
export interface OutboundCommentContent extends Omit<TrackerCommentChange, 'kind'> {
  readonly kind: 'outbound_comment';
}

/** `show`: the Jira issue is to have a remote link that shows the tracker issue as it is. `remove`: to have none. */
export interface RemoteLinkContent {
  readonly kind: 'remote_link';
  readonly action: 'show' | 'remove';
}

/** What is asked of a Jira issue, by kind. */
export type OutboundContent =
  OutboundStatusContent | OutboundAssigneeContent | OutboundCommentContent | RemoteLinkContent;

/** The kinds of Effect that change Jira, in the order in which they are carried out. */
export const OUTBOUND_KINDS = [
  'outbound_status',
  'outbound_assignee',
  'outbound_comment',
  'remote_link',
] as const satisfies readonly OutboundContent['kind'][];
export type OutboundKind = (typeof OUTBOUND_KINDS)[number];

/** The content without what was found out on the way to Jira, which may be another by now. */
export function withoutTarget(
  content: OutboundStatusContent | OutboundAssigneeContent,
): OutboundStatusContent | OutboundAssigneeContent {
  const told = content.isByUnknown === undefined ? {} : { isByUnknown: content.isByUnknown };
  if (content.kind === 'outbound_assignee') return { kind: content.kind, user: content.user, ...told };
  return { kind: content.kind, status: content.status, isRegression: content.isRegression, ...told };
}

/** Whether this is asked of Jira. */
export function isOutboundContent(content: { readonly kind: string }): content is OutboundContent {
  return OUTBOUND_KINDS.some((kind) => kind === content.kind);
}
