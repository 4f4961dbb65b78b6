import type { EffectId, IntegrationId, JiraCommentId, LinkId, TrackerCommentId } from '../../domain/ids.ts';
import type { OutboundComment } from '../../domain/outbound/outbound-comment.ts';

/** By what a comment of a Jira may be known as one that Lockstep wrote there. */
export interface JiraCommentTrace {
  readonly id: JiraCommentId;
  /** The Effect that its mark names; null when it has none. */
  readonly creation: EffectId | null;
}

/** What each link knows of the comments of its tracker issue that are carried to Jira. */
export interface OutboundComments {
  /** What the link knows of it, or another between the same two issues: who links them anew has one comment still. */
  find(link: LinkId, comment: TrackerCommentId): Promise<OutboundComment | null>;

  /** Writes it in the place of the one before. */
  save(comment: OutboundComment): Promise<void>;

  /**
   * Whether any link of the Integration had this comment written: its id is known, or its mark is of one whose id nobody
   * knows yet.
   */
  wrote(integration: IntegrationId, comment: JiraCommentTrace): Promise<boolean>;
}
