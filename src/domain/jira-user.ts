import { filledTextOf, isObject, own } from './foreign-json.ts';

/** A person as Jira names them. `key` is stable, `name` is the login; either may be hidden, as may the e-mail. */
export interface JiraUser {
  readonly key: string | null;
  readonly name: string | null;
  readonly displayName: string | null;
  readonly emailAddress: string | null;
}

/** What tells a person from others of the same Jira in what people write themselves: which a display name does not. */
export type JiraIdentity = Pick<JiraUser, 'key' | 'name'>;

/** Understands a user of a payload; null when it names nobody. A masked e-mail counts as hidden. */
export function understandUser(value: unknown): JiraUser | null {
  if (!isObject(value)) return null;

  const email = filledTextOf(own(value, 'emailAddress'));
  const user = {
    key: filledTextOf(own(value, 'key')) ?? filledTextOf(own(value, 'accountId')),
    name: filledTextOf(own(value, 'name')),
    displayName: filledTextOf(own(value, 'displayName')),
    emailAddress: email?.includes('@') === true ? email : null,
  };
  return user.key === null && user.name === null && user.displayName === null ? null : user;
}

/** A person as Jira shows them when it is asked for people. */
export interface JiraPerson extends JiraUser {
  /** Whether they may still log in; an issue is assigned to nobody else. */
  readonly isActive: boolean;
}

/** Understands a person that Jira shows; null when it names nobody. */
export function understandPerson(value: unknown): JiraPerson | null {
  const user = understandUser(value);
  return user === null ? null : { ...user, isActive: own(value, 'active') !== false };
}

/** How a sentence names this person. */
export function nameOf(user: JiraUser | null): string {
  return user?.displayName ?? user?.name ?? user?.key ?? 'somebody';
}

/** What tells this person from others of the same Jira; null for nobody. */
export function identityOf(user: JiraUser | null): string | null {
  return user?.key ?? user?.name ?? user?.displayName ?? null;
}

/** As much of this person as tells them from others; null for nobody. */
export function toIdentity(user: JiraIdentity | null): JiraIdentity | null {
  return user === null ? null : { key: user.key, name: user.name };
}

/** Whether these are one person of Jira: by the key where both have one, else by the name. */
export function isSamePerson(one: JiraIdentity | null, other: JiraIdentity | null): boolean {
  if (one === null || other === null) return one === other;
  if (one.key !== null && other.key !== null) return one.key === other.key;
  return one.name !== null && one.name === other.name;
}

/** Who did what an event tells, as far as it is worth keeping; nothing when it does not tell. */
export function whoTold({ actor }: { readonly actor: JiraUser | null }): { readonly by?: JiraIdentity } {
  if (actor === null || (actor.key === null && actor.name === null)) return {};
  return { by: { key: actor.key, name: actor.name } };
}
