import type { Clock } from '../../application/ports/clock.ts';
import {
  MOST_PEOPLE_TOLD,
  type JiraAssignments,
  type PersonName,
} from '../../application/ports/jira-assignments.ts';
import { JiraFailure } from '../../application/ports/jira-failure.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import type { JiraPerson } from '../../domain/jira-user.ts';
import type { SignedCall } from './in-memory-jira-calls.ts';
import { updatedAfter, type InMemoryJiraIssues } from './in-memory-jira-issues.ts';

export type GivenPerson = Partial<JiraPerson> & { readonly name: string; readonly isAssignable?: boolean };

interface Person extends JiraPerson {
  readonly name: string;
  readonly isAssignable: boolean;
}

/** The people of a Jira in memory, and the hand of its admin on whom its issues are assigned to. */
export class InMemoryJiraPeople {
  readonly #issues: InMemoryJiraIssues;
  readonly #clock: Clock;
  readonly #people = new Map<string, Person>();
  #mayAssign = true;
  #mayBeNobodys = true;

  constructor(issues: InMemoryJiraIssues, clock: Clock) {
    this.#issues = issues;
    this.#clock = clock;
  }

  /** Puts a person in the place of who has the login. An e-mail that is left out is hidden. */
  put({ isAssignable = true, isActive = true, ...given }: GivenPerson): JiraPerson {
    const { name, key = name, displayName = name, emailAddress = null } = given;
    const person = { name, key, displayName, emailAddress, isActive };
    this.#people.set(name.toLowerCase(), { ...person, isAssignable });
    return person;
  }

  /** Whom an issue is assigned to, and when it was changed last. */
  assignment(issueId: string): Pick<JiraIssue, 'assignee' | 'updatedAt'> {
    const { assignee, updatedAt } = this.#issues.read(issueId);
    return { assignee, updatedAt };
  }

  /** Gives the account the permission Assign Issues, or takes it. */
  permitAssigning(mayAssign: boolean): void {
    this.#mayAssign = mayAssign;
  }

  /** Whether issues may be assigned to nobody. */
  allowUnassigned(mayBeNobodys: boolean): void {
    this.#mayBeNobodys = mayBeNobodys;
  }

  /** These as a JiraServer has them. */
  over(signed: SignedCall): JiraAssignments {
    return {
      assignable: (connection, issueKey, query) =>
        signed('assignments.assignable', connection, () => this.#assignable(issueKey, query)),
      person: (connection, named) => signed('assignments.person', connection, () => this.#person(named)),
      assign: (connection, idOrKey, name) =>
        signed('assignments.assign', connection, () => {
          this.#assign(idOrKey, name);
        }),
    };
  }

  #assignable(issueKey: string, query: string): readonly JiraPerson[] {
    this.#issues.read(issueKey);
    return this.matching(query);
  }

  /** Those who can be assigned issues, by what their login, a name or the e-mail begins with. */
  matching(query: string): readonly JiraPerson[] {
    const wanted = query.trim().toLowerCase();
    return [...this.#people.values()]
      .filter((person) => isAssignable(person) && textsOf(person).some((text) => text.startsWith(wanted)))
      .slice(0, MOST_PEOPLE_TOLD)
      .map(shown);
  }

  #person(named: PersonName): JiraPerson | null {
    const found =
      'name' in named
        ? this.#people.get(named.name.toLowerCase())
        : [...this.#people.values()].find(({ key }) => key === named.key);
    return found === undefined ? null : shown(found);
  }

  #assign(idOrKey: string, name: string | null): void {
    const issue = this.#issues.read(idOrKey);
    if (!this.#mayAssign) {
      const message = 'The account may not assign issues.';
      throw new JiraFailure('jira_forbidden', message, { status: 401 });
    }
    const person = name === null ? null : (this.#people.get(name.toLowerCase()) ?? null);
    if (name === null ? !this.#mayBeNobodys : person === null || !isAssignable(person)) {
      const assignee =
        name === null ? 'Issues must be assigned.' : `User '${name}' cannot be assigned issues.`;
      throw new JiraFailure('jira_refused', `Could not assign the issue. Jira says: ${assignee}`, {
        status: 400,
        fieldMessages: { assignee },
      });
    }
    const assignee = person === null ? null : shown(person);
    const updatedAt = updatedAfter(issue, this.#clock.now());
    this.#issues.put({ ...issue, assignee, isAssigneeTold: true, updatedAt });
  }
}

function shown({ key, name, displayName, emailAddress, isActive }: Person): JiraPerson {
  return { key, name, displayName, emailAddress, isActive };
}

function isAssignable(person: Person): boolean {
  return person.isAssignable && person.isActive;
}

function textsOf({ name, displayName, emailAddress }: Person): readonly string[] {
  const words = (displayName ?? '').split(/\s+/);
  return [name, displayName ?? '', ...words, emailAddress ?? ''].map((text) => text.toLowerCase());
}
