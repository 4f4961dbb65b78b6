import type { FoundBy } from './assignee.ts';
import type { JiraUser } from './jira-user.ts';
import type { UserMapping } from './sync-settings.ts';
import type { TrackerUser } from './tracker-user.ts';
import { whoIs } from './who-is-who.ts';

/**
 * Who a person of Jira is in the tracker. `mapped`: by the mapping. `found`: without any, so that none is needed.
 * `proposed`: nobody would be found, and these may be meant. `unknown`: nobody like them is there.
 */
export interface SuggestedMapping {
  readonly person: JiraUser;
  readonly standing: 'mapped' | 'found' | 'proposed' | 'unknown';
  readonly foundBy: FoundBy | null;
  /** Who they are, or may be; the likeliest first. */
  readonly trackerUsers: readonly Pick<TrackerUser, 'id' | 'name' | 'email'>[];
}

/** Who each person of Jira is, or may be, in the tracker. Those for whom something is to be done go first. */
export function suggestMapping(
  people: readonly JiraUser[],
  trackerUsers: readonly TrackerUser[],
  mapping: readonly UserMapping[],
): readonly SuggestedMapping[] {
  const suggested = people.map((person) => suggestedFor(person, trackerUsers, mapping));
  const order: readonly SuggestedMapping['standing'][] = ['proposed', 'unknown', 'mapped', 'found'];
  return suggested.toSorted((one, other) => order.indexOf(one.standing) - order.indexOf(other.standing));
}

function suggestedFor(
  person: JiraUser,
  trackerUsers: readonly TrackerUser[],
  mapping: readonly UserMapping[],
): SuggestedMapping {
  const identified = whoIs(person, trackerUsers, mapping);
  switch (identified.kind) {
    case 'found': {
      const { id, name, foundBy } = identified.chosen;
      const email = trackerUsers.find((user) => user.id === id)?.email ?? null;
      const standing = foundBy === 'mapping' ? 'mapped' : 'found';
      return { person, standing, foundBy, trackerUsers: [{ id, name, email }] };
    }
    case 'not_assignable':
      return { person, standing: 'mapped', foundBy: 'mapping', trackerUsers: [] };
    case 'ambiguous':
    case 'unknown': {
      const alike = trackerUsers.filter((user) => isAlike(person, user));
      const proposed = [...new Set([...identified.candidates, ...alike])].map(({ id, name, email }) => ({
        ...{ id, name, email },
      }));
      const standing = proposed.length === 0 ? 'unknown' : 'proposed';
      return { person, standing, foundBy: null, trackerUsers: proposed };
    }
  }
}

/** By what comes before the `@`, and by the words of the name: enough for a person to decide by, not for a machine. */
function isAlike({ key, name, displayName, emailAddress }: JiraUser, user: TrackerUser): boolean {
  const theirs = [key, name, displayName, localPartOf(emailAddress)].map(plain);
  const ours = [user.name, localPartOf(user.email)].map(plain);
  return ours.some((one) => one !== '' && theirs.includes(one));
}

function localPartOf(email: string | null): string | null {
  return email?.split('@', 1)[0] ?? null;
}

/** `Ada Lovelace`, `ada.lovelace` and `ada_lovelace` are the same. */
function plain(text: string | null): string {
  return (text ?? '').toLowerCase().replace(/[\s._-]+/g, '');
}
