import { digitsOf, filledTextOf, isObject, own, textOf } from './foreign-json.ts';
import type { JiraCommentId } from './ids.ts';
import { momentOf } from './jira-time.ts';
import { understandUser, type JiraUser } from './jira-user.ts';

export type CommentAction = 'created' | 'edited' | 'deleted';

/** A comment, as it was at `updatedAt`. */
export interface JiraComment {
  readonly id: JiraCommentId;
  readonly author: JiraUser | null;
  readonly body: string | null;
  /** Whether only a role or a group may read it, or only the people who serve a request. */
  readonly isRestricted: boolean;
  readonly createdAt: Date | null;
  readonly updatedAt: Date | null;
}

/** What an event tells of a comment: what was done to it. Of a deletion `updatedAt` is when it was last edited. */
export interface CommentChange extends JiraComment {
  readonly action: CommentAction;
}

/** Understands the comment of a webhook's body; null when it holds none. */
export function understandCommentChange(body: unknown): CommentChange | null {
  const comment = understandComment(own(body, 'comment'));
  return comment === null ? null : { ...comment, action: actionIn(body) ?? lastActionOn(comment) };
}

/** Understands a comment of Jira; null when it has no numeric id. Fields that are missing or odd are null. */
export function understandComment(value: unknown): JiraComment | null {
  const id = isObject(value) ? digitsOf(own(value, 'id')) : null;
  if (id === null) return null;

  const createdAt = momentOf(own(value, 'created'));
  return {
    id: id as JiraCommentId,
    author: understandUser(own(value, 'author')),
    body: textOf(own(value, 'body')),
    isRestricted: isRestricted(value),
    createdAt,
    updatedAt: momentOf(own(value, 'updated')) ?? createdAt,
  };
}

/** What was done last to a comment that is there. */
export function lastActionOn({ createdAt, updatedAt }: JiraComment): CommentAction {
  return updatedAt?.getTime() === createdAt?.getTime() ? 'created' : 'edited';
}

const ACTIONS: Readonly<Record<string, CommentAction>> = {
  comment_created: 'created',
  comment_updated: 'edited',
  comment_deleted: 'deleted',
  issue_commented: 'created',
  issue_comment_edited: 'edited',
  issue_comment_deleted: 'deleted',
};

/** By either name of the event; null when it is another that merely carries the comment, or is of an old Jira. */
function actionIn(body: unknown): CommentAction | null {
  for (const name of ['webhookEvent', 'issue_event_type_name']) {
    const event = filledTextOf(own(body, name));
    if (event !== null && Object.hasOwn(ACTIONS, event)) return ACTIONS[event] ?? null;
  }
  return null;
}

/** What is not understood of a restriction restricts. */
function isRestricted(comment: unknown): boolean {
  const visibility = own(comment, 'visibility') ?? null;
  return visibility !== null || own(comment, 'jsdPublic') === false || isInternal(own(comment, 'properties'));
}

/** A comment of Jira Service Management that customers do not see says so in a property. */
function isInternal(properties: unknown): boolean {
  if (!Array.isArray(properties)) return false;
  return properties.some((property) => {
    const internal = own(own(property, 'value'), 'internal');
    return own(property, 'key') === 'sd.public.comment' && (internal === true || internal === 'true');
  });
}

/** The longest comment that Jira takes, unless its administrator allows more. */
export const LONGEST_BODY = 32_767;
const CUT = '… (cut by Lockstep: the whole comment is in Jira)';

/** The text of a comment, cut with a note when it is longer than Jira takes by itself. */
export function cutBody(body: string): string {
  if (body.length <= LONGEST_BODY) return body;
  return body.slice(0, LONGEST_BODY - CUT.length).toWellFormed() + CUT;
}

/** What tells the versions of one comment apart. */
export interface CommentVersion {
  readonly action: CommentAction;
  readonly updatedAt: Date | null;
}

/**
 * Whether `one` is a later version of the comment than `other`. A deletion is the last; one of nobody knows when comes
 * before all others; of two of one moment the edit is later than the creation.
 */
export function isLaterVersion(one: CommentVersion, other: CommentVersion): boolean {
  if (other.action === 'deleted') return false;
  if (one.action === 'deleted') return true;
  if (one.updatedAt === null) return false;
  if (other.updatedAt === null) return true;
  const difference = one.updatedAt.getTime() - other.updatedAt.getTime();
  return difference === 0 ? one.action === 'edited' && other.action === 'created' : difference > 0;
}
