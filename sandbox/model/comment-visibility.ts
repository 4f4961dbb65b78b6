import type { Comment } from './issue.ts';
import { fieldRefusal } from './refusal.ts';
import type { JiraUser } from './users.ts';

/** Who alone sees a comment. */
export interface CommentVisibility {
  readonly type: 'role' | 'group';
  readonly value: string;
}

/** Everybody is in these but the first of each, which administrators are in. */
export const ROLES = ['Administrators', 'Developers', 'Users'] as const;
export const GROUPS = ['jira-administrators', 'jira-software-users'] as const;

export function seesComment({ visibility }: Pick<Comment, 'visibility'>, user: JiraUser | null): boolean {
  if (visibility === null) return true;
  if (user === null) return false;
  return user.isAdmin || ![ROLES[0], GROUPS[0]].some((name) => name === visibility.value);
}

/** @throws {Refusal} 400 when there is no such role or group, or `by` is not in it. */
export function checkVisibility(visibility: CommentVisibility, by: JiraUser): void {
  const { type, value } = visibility;
  const known: readonly string[] = type === 'role' ? ROLES : GROUPS;
  if (!known.includes(value)) {
    throw fieldRefusal({ commentLevel: `There is no ${type} with the name '${value}'.` });
  }
  if (!seesComment({ visibility }, by)) {
    const what = type === 'role' ? 'project role' : 'group';
    throw fieldRefusal({ commentLevel: `You are currently not a member of the ${what}: ${value}.` });
  }
}
