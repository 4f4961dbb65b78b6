/** How others see an e-mail address: as it is, not at all, or with words in the place of its signs. */
export type EmailDisplay = 'shown' | 'hidden' | 'masked';

export interface JiraUser {
  /** The login name, which can change. */
  readonly name: string;
  /** Stays for ever; other than the name for everybody made since Jira 8.4. */
  readonly key: string;
  readonly displayName: string;
  readonly emailAddress: string;
  readonly emailDisplay: EmailDisplay;
  readonly password: string;
  readonly timeZone: string;
  readonly isAdmin: boolean;
  readonly active: boolean;
  /** Whether issues may be assigned to them. */
  readonly assignable: boolean;
  /** The keys of the permissions in projects they do not have, such as `ADD_COMMENTS`. */
  readonly lacks: readonly string[];
}

export type NewUser = Pick<JiraUser, 'name'> & Partial<JiraUser>;
export type UserEdit = Partial<Omit<JiraUser, 'key'>>;

/** The people of a new sandbox. A password is the name again; `admin` has a key from before Jira 8.4. */
export const INITIAL_USERS: readonly JiraUser[] = [
  aUser({ name: 'admin', key: 'admin', displayName: 'Ada Admin', isAdmin: true }),
  aUser({ name: 'dev1', key: 'JIRAUSER10101', displayName: 'Dev One', timeZone: 'Europe/Berlin' }),
  aUser({ name: 'dev2', key: 'JIRAUSER10102', displayName: 'Dev Two', timeZone: 'Asia/Tokyo' }),
];

function aUser(user: NewUser & Pick<JiraUser, 'key'>): JiraUser {
  return {
    displayName: user.name,
    emailAddress: `${user.name}@example.com`,
    emailDisplay: 'shown',
    password: user.name,
    timeZone: 'Etc/UTC',
    isAdmin: false,
    active: true,
    assignable: true,
    lacks: [],
    ...user,
  };
}

/** The directory of people. */
export class Users {
  readonly #byKey: Map<string, JiraUser>;
  #lastNumber = 10_102;

  constructor(users: readonly JiraUser[] = INITIAL_USERS) {
    this.#byKey = new Map(users.map((user) => [user.key, user]));
  }

  all(): readonly JiraUser[] {
    return [...this.#byKey.values()];
  }

  find(name: string): JiraUser | null {
    return this.all().find((user) => user.name.toLowerCase() === name.toLowerCase()) ?? null;
  }

  findByKey(key: string): JiraUser | null {
    return this.#byKey.get(key) ?? null;
  }

  /** @throws {RangeError} when nobody is called so. */
  get(name: string): JiraUser {
    const user = this.find(name);
    if (user === null) throw new RangeError(`the sandbox has no user ${JSON.stringify(name)}`);
    return user;
  }

  withPassword(name: string, password: string): JiraUser | null {
    const user = this.find(name);
    return user !== null && user.active && user.password === password ? user : null;
  }

  /** With a key such as `JIRAUSER10103` when none is given. @throws {RangeError} when name or key is taken. */
  add(user: NewUser): JiraUser {
    this.#checkName(user.name, null);
    this.#lastNumber += 1;
    const key = user.key ?? `JIRAUSER${this.#lastNumber}`;
    if (this.#byKey.has(key)) throw new RangeError(`the key ${JSON.stringify(key)} is taken`);
    const added = aUser({ ...user, key });
    this.#byKey.set(key, added);
    return added;
  }

  /** @throws {RangeError} when another has the name. */
  change(user: JiraUser, edit: UserEdit): JiraUser {
    if (edit.name !== undefined) this.#checkName(edit.name, user.key);
    const changed = { ...user, ...edit };
    this.#byKey.set(user.key, changed);
    return changed;
  }

  #checkName(name: string, ownKey: string | null): void {
    const other = this.find(name);
    if (name.trim() === '' || (other !== null && other.key !== ownKey)) {
      throw new RangeError(`the name ${JSON.stringify(name)} is empty or taken`);
    }
  }
}

/** The address as others see it; null when they do not. */
export function emailSeen({ emailAddress, emailDisplay }: JiraUser): string | null {
  if (emailDisplay === 'hidden') return null;
  if (emailDisplay === 'shown') return emailAddress;
  return emailAddress.replace('@', ' at ').replaceAll('.', ' dot ');
}
