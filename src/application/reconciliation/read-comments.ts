import type { JiraAccount } from '../../domain/integration.ts';
import type { JiraCommentId, JiraIssueRef } from '../../domain/ids.ts';
import type { JiraComment } from '../../domain/jira-comment.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import type { CommentStretch, ShownComments } from '../ports/jira-comments.ts';
import type { JiraServer } from '../ports/jira-server.ts';

export interface ReadCommentsPorts {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'comments'>;
}

/** The comments of one issue. */
export interface ReadComments {
  /** The oldest first. */
  readonly comments: readonly JiraComment[];
  /** Ours in this Jira; null when it is not known. */
  readonly account: JiraAccount | null;
  readonly requests: number;
}

const COMMENTS_A_REQUEST = 100;
const MOST_REQUESTS = 10;
/** After so many requests nothing is begun anew: half of the comments are better than none. */
const LAST_BEGINNING = 5;

/**
 * The newest comments of an issue, some 1,000 at most. Each stretch begins with the last of the one before: where it does
 * not, some were deleted meanwhile, and others would be passed over, so that it is begun anew.
 * @throws {IntegrationNotActive} when Jira may not be asked.
 * @throws {JiraFailure} when asking it failed.
 */
export async function readComments(
  { integrationId, jiraIssueId }: JiraIssueRef,
  { access, jira }: ReadCommentsPorts,
): Promise<ReadComments> {
  const newestFirst = new Map<JiraCommentId, JiraComment>();
  let account: JiraAccount | null = null;
  let requests = 0;
  let startAt: number | null = 0;
  while (startAt !== null && requests < MOST_REQUESTS) {
    const stretch: CommentStretch = { startAt, limit: COMMENTS_A_REQUEST };
    const page: ShownComments = await access.call(integrationId, (connection, integration) => {
      ({ account } = integration.toProps());
      return jira.comments.list(connection, jiraIssueId, stretch);
    });
    requests += 1;
    const isJoined = startAt === 0 || page.comments.some(({ id }) => newestFirst.has(id));
    if (isJoined || requests >= LAST_BEGINNING) {
      for (const comment of page.comments) newestFirst.set(comment.id, comment);
      startAt = nextOf(page);
    } else {
      newestFirst.clear();
      startAt = 0;
    }
  }
  return { comments: [...newestFirst.values()].toReversed(), account, requests };
}

function nextOf({ comments, nextStartAt }: ShownComments): number | null {
  if (comments.length === 0) return null;
  return nextStartAt === null || comments.length === 1 ? nextStartAt : nextStartAt - 1;
}
