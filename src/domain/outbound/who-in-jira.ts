import type { FoundBy } from '../assignee.ts';
import type { JiraPerson } from '../jira-user.ts';
import type { UserMapping } from '../sync-settings.ts';
import type { TrackerUser } from '../tracker-user.ts';
import type { ChosenAccount } from './outbound-content.ts';

/** Who a person of the tracker is in Jira, or why nobody is. */
export type IdentifiedInJira =
  | { readonly kind: 'found'; readonly chosen: ChosenAccount }
  /** Several could be them. */
  | { readonly kind: 'ambiguous'; readonly foundBy: FoundBy; readonly candidates: readonly string[] }
  /** The one that the mapping names cannot be assigned. */
  | { readonly kind: 'not_assignable'; readonly mappedTo: string }
  /** Nobody is known to be them; `candidates` are who they might be. */
  | { readonly kind: 'unknown'; readonly hasEmail: boolean; readonly candidates: readonly string[] };

/** A text by which a person is looked for in Jira. */
export interface JiraQuery {
  /** `key`: whose key it is, exactly. `text`: whose login, name or e-mail begins so. */
  readonly by: 'key' | 'text';
  readonly text: string;
}

/** Who a person of the tracker is said to be: each user of Jira once, whatever the letter case. */
function mappedTo({ id }: TrackerUser, mapping: readonly UserMapping[]): readonly string[] {
  const named = mapping.filter(({ trackerUser }) => trackerUser.trim() === id);
  const byText = new Map(named.map(({ jiraUser }) => [plain(jiraUser), jiraUser.trim()]));
  return [...byText.values()];
}

/**
 * What Jira is to be asked for, so that whoever the person may be is among those it tells: for whom the mapping names,
 * else for who has their name as key or login, and their e-mail. An e-mail that is not verified is asked for by nobody.
 */
export function queriesFor(user: TrackerUser, mapping: readonly UserMapping[]): readonly JiraQuery[] {
  const mapped = mappedTo(user, mapping);
  const names = mapped.length > 0 ? mapped : [user.name.trim()];
  const email = mapped.length > 0 ? null : verifiedEmailOf(user);
  return [
    ...names.flatMap((text): readonly JiraQuery[] => [
      { by: 'key', text },
      { by: 'text', text },
    ]),
    ...(email === null ? [] : [{ by: 'text' as const, text: email }]),
  ].filter(({ text }) => text !== '');
}

/**
 * Finds a person of the tracker among those that Jira assigns the issue to: by the mapping, which is final; else by their
 * name as Jira's key, as its login, and by their verified e-mail, in this order. The first step that finds anybody ends
 * the search, and several are nobody. Letter case is not told apart; who is not active is nobody, and so is, by e-mail,
 * one whose e-mail Jira does not show.
 */
export function whoIsInJira(
  user: TrackerUser,
  people: readonly JiraPerson[],
  mapping: readonly UserMapping[],
): IdentifiedInJira {
  const active = onceEach(people.filter(({ isActive }) => isActive));
  const mapped = mappedTo(user, mapping);
  if (mapped.length > 0) return byMapping(mapped, active);

  const email = verifiedEmailOf(user);
  const steps: readonly (readonly [FoundBy, readonly JiraPerson[]])[] = [
    ['key', active.filter(({ key }) => isSame(key, user.name))],
    ['name', active.filter(({ name }) => isSame(name, user.name))],
    ['email', active.filter(({ emailAddress }) => isSame(emailAddress, email))],
  ];
  const step = steps.find(([, found]) => found.length > 0);
  if (step !== undefined) return oneOf(step[1], step[0]);
  const candidates = active.filter(
    ({ displayName, emailAddress }) => isSame(displayName, user.name) || isSame(emailAddress, user.email),
  );
  return { kind: 'unknown', hasEmail: email !== null, candidates: namesOf(candidates) };
}

/** Several that the mapping names are nobody, unless they are one person's key and login. */
function byMapping(mapped: readonly string[], active: readonly JiraPerson[]): IdentifiedInJira {
  const found = onceEach(mapped.flatMap((jiraUser) => named(jiraUser, active)));
  const isEach = mapped.every((jiraUser) => named(jiraUser, active).length > 0);
  if (isEach) return oneOf(found, 'mapping');
  const [only] = mapped;
  return mapped.length === 1 && only !== undefined
    ? { kind: 'not_assignable', mappedTo: only }
    : { kind: 'ambiguous', foundBy: 'mapping', candidates: mapped };
}

/** By key before login, as one person's login may be another's key of before. */
function named(jiraUser: string, active: readonly JiraPerson[]): readonly JiraPerson[] {
  const byKey = active.filter(({ key }) => isSame(key, jiraUser));
  return byKey.length > 0 ? byKey : active.filter(({ name }) => isSame(name, jiraUser));
}

/** Jira assigns an issue by login: somebody without one cannot be it. */
function oneOf(found: readonly JiraPerson[], foundBy: FoundBy): IdentifiedInJira {
  const [only] = found;
  if (found.length > 1 || only?.name == null)
    return { kind: 'ambiguous', foundBy, candidates: namesOf(found) };
  const { name, key, displayName } = only;
  return { kind: 'found', chosen: { name, key, displayName, foundBy } };
}

function verifiedEmailOf({ email, isEmailVerified }: TrackerUser): string | null {
  return isEmailVerified && email !== null && email.trim() !== '' ? email.trim() : null;
}

/** Several searches may have told of the same person. */
function onceEach(people: readonly JiraPerson[]): readonly JiraPerson[] {
  return [...new Map(people.map((person) => [person.key ?? person.name, person])).values()];
}

function namesOf(people: readonly JiraPerson[]): readonly string[] {
  return people.map(
    ({ name, key, displayName }) => `${displayName ?? name ?? key ?? '?'} (${name ?? key ?? '?'})`,
  );
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}

function isSame(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && plain(one) !== '' && plain(one) === plain(other);
}
