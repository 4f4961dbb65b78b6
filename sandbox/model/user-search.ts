import { emailSeen } from './users.ts';
import type { JiraUser } from './users.ts';

const FIRST = 100;
const PAGE = 50;

export interface UserPage {
  readonly startAt?: number | undefined;
  readonly maxResults?: number | undefined;
}

/**
 * Whose login, name, a word of the name, or e-mail address begins so, in either case; an address that is not shown
 * finds nobody. `.` and nothing find everybody.
 */
export function usersMatching(users: readonly JiraUser[], text: string): readonly JiraUser[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '' || wanted === '.') return users;
  return users.filter((user) => {
    const email = user.emailDisplay === 'shown' ? [emailSeen(user) ?? ''] : [];
    const names = [user.name, user.displayName, ...user.displayName.split(/\s+/), ...email];
    return names.some((name) => name.toLowerCase().startsWith(wanted));
  });
}

/** A page of at most 100, 50 when nothing is said, that never reaches beyond the first 100. */
export function pageOfUsers(
  users: readonly JiraUser[],
  { startAt = 0, maxResults = PAGE }: UserPage,
): readonly JiraUser[] {
  return users.slice(0, FIRST).slice(startAt, startAt + Math.min(maxResults, FIRST));
}
