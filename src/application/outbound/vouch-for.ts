import type { TrackerIssueId } from '../../domain/ids.ts';
import type { TrackerUser } from '../../domain/tracker-user.ts';
import { TrackerUnavailable, type Tracker } from '../ports/tracker.ts';

/** A person as the tracker itself knows them, where it can be asked: with whether their e-mail is verified. */
export async function vouchFor(
  user: TrackerUser,
  issue: TrackerIssueId,
  tracker: Pick<Tracker, 'assignable'>,
): Promise<TrackerUser> {
  try {
    const people = await tracker.assignable(issue);
    if (typeof people === 'string') return user;
    return people.find(({ id }) => id === user.id) ?? user;
  } catch (error) {
    // What an event tells is worth more than who vouches for it: the mapping and the name may do.
    if (error instanceof TrackerUnavailable) return user;
    throw error;
  }
}
