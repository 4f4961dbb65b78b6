import { filledTextOf, isObject, own } from './foreign-json.ts';

/** A person as Jira names them. `key` is stable, `name` is the login; either may be hidden, as may the e-mail. */
export interface JiraUser {
  readonly key: string | null;
  readonly name: string | null;
  readonly displayName: string | null;
  readonly emailAddress: string | null;
}

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
