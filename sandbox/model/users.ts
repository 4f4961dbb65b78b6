export interface JiraUser {
  readonly name: string;
  readonly key: string;
  readonly displayName: string;
  readonly emailAddress: string;
  readonly password: string;
  readonly timeZone: string;
  readonly isAdmin: boolean;
  readonly active: boolean;
}

/** The people of a new sandbox. A password is the name again; `admin` has a key from before Jira 8.4. */
export const INITIAL_USERS: readonly JiraUser[] = [
  aUser({ name: 'admin', key: 'admin', displayName: 'Ada Admin', isAdmin: true }),
  aUser({ name: 'dev1', key: 'JIRAUSER10101', displayName: 'Dev One', timeZone: 'Europe/Berlin' }),
  aUser({ name: 'dev2', key: 'JIRAUSER10102', displayName: 'Dev Two', timeZone: 'Asia/Tokyo' }),
];

function aUser(user: Pick<JiraUser, 'name' | 'key' | 'displayName'> & Partial<JiraUser>): JiraUser {
  return {
    emailAddress: `${user.name}@example.com`,
    password: user.name,
    timeZone: 'Etc/UTC',
    isAdmin: false,
    active: true,
    ...user,
  };
}

/** The directory of people. */
export class Users {
  readonly #byName: ReadonlyMap<string, JiraUser>;

  constructor(users: readonly JiraUser[] = INITIAL_USERS) {
    this.#byName = new Map(users.map((user) => [user.name, user]));
  }

  all(): readonly JiraUser[] {
    return [...this.#byName.values()];
  }

  find(name: string): JiraUser | null {
    return this.#byName.get(name) ?? null;
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
}
