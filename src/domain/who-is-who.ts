import type { ChosenUser, FoundBy } from './assignee.ts';
import type { JiraUser } from './jira-user.ts';
import type { UserMapping } from './sync-settings.ts';
import type { TrackerUser } from './tracker-user.ts';

/** Who a person of Jira is in the tracker, or why nobody is. */
export type Identified =
  | { readonly kind: 'found'; readonly chosen: ChosenUser }
  /** Several could be them. */
  | { readonly kind: 'ambiguous'; readonly foundBy: FoundBy; readonly candidates: readonly TrackerUser[] }
  /** The one that the mapping names cannot be assigned. */
  | { readonly kind: 'not_assignable'; readonly mappedTo: string }
  /** Nobody is known to be them; `candidates` are who they might be. */
  | {
      readonly kind: 'unknown';
      readonly isEmailHidden: boolean;
      readonly candidates: readonly TrackerUser[];
    };

/**
 * Finds a person of Jira among the people of the tracker: by the mapping, which is final; else by key, by name, and by
 * verified e-mail, in this order. A step counts when it finds exactly one, and the first that finds anybody ends the
 * search: several are nobody. Letter case is not told apart, except in the ids of the tracker's people.
 */
export function whoIs(
  person: JiraUser,
  people: readonly TrackerUser[],
  mapping: readonly UserMapping[],
): Identified {
  const mapped = mapping.filter(
    ({ jiraUser }) => isSame(jiraUser, person.key) || isSame(jiraUser, person.name),
  );
  if (mapped.length > 0) return byMapping(mapped, people);

  const { key, name, emailAddress } = person;
  const steps: readonly (readonly [FoundBy, readonly TrackerUser[]])[] = [
    ['key', people.filter((user) => isSame(user.name, key))],
    ['name', people.filter((user) => isSame(user.name, name))],
    ['email', people.filter((user) => user.isEmailVerified && isSame(user.email, emailAddress))],
  ];
  const step = steps.find(([, found]) => found.length > 0);
  if (step !== undefined) return oneOf(step[1], step[0]);
  return {
    kind: 'unknown',
    isEmailHidden: emailAddress === null,
    candidates: people.filter(
      (user) => isSame(user.email, emailAddress) || isSame(user.name, person.displayName),
    ),
  };
}

function byMapping(mapped: readonly UserMapping[], people: readonly TrackerUser[]): Identified {
  const ids = [...new Set(mapped.map(({ trackerUser }) => trackerUser.trim()))];
  const found = people.filter(({ id }) => ids.includes(id));
  const [only] = ids;
  if (ids.length === 1 && only !== undefined && found.length === 0)
    return { kind: 'not_assignable', mappedTo: only };
  return ids.length > 1
    ? { kind: 'ambiguous', foundBy: 'mapping', candidates: found }
    : oneOf(found, 'mapping');
}

function oneOf(found: readonly TrackerUser[], foundBy: FoundBy): Identified {
  const [only] = found;
  if (only === undefined || found.length > 1) return { kind: 'ambiguous', foundBy, candidates: found };
  return { kind: 'found', chosen: { id: only.id, name: only.name, foundBy } };
}

function isSame(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.trim().toLowerCase() === other.trim().toLowerCase();
}
