import type { JiraPerson } from '../../domain/jira-user.ts';
import { queriesFor, whoIsInJira, type IdentifiedInJira } from '../../domain/outbound/who-in-jira.ts';
import type { UserMapping } from '../../domain/sync-settings.ts';
import type { TrackerUser } from '../../domain/tracker-user.ts';
import type { JiraConnection } from '../ports/jira-connection.ts';
import type { JiraServer } from '../ports/jira-server.ts';

export interface FindInJiraPorts {
  readonly jira: Pick<JiraServer, 'assignments'>;
}

/** Whom is looked for, and among whom: those that this issue is assigned to. */
export interface WantedInJira {
  readonly user: TrackerUser;
  readonly mapping: readonly UserMapping[];
  readonly issueKey: string;
}

/** Finds out who a person of the tracker is in Jira. Changes nothing. */
export class FindInJira {
  readonly #ports: FindInJiraPorts;

  constructor(ports: FindInJiraPorts) {
    this.#ports = ports;
  }

  /** @throws {JiraFailure} */
  async execute(
    connection: JiraConnection,
    { user, mapping, issueKey }: WantedInJira,
  ): Promise<IdentifiedInJira> {
    const people: JiraPerson[] = [];
    const asked = new Set<string>();
    for (const { by, text } of queriesFor(user, mapping)) {
      const login = by === 'text' ? text : await this.#loginOf(connection, text);
      if (login === null || asked.has(login)) continue;
      asked.add(login);
      people.push(...(await this.#ports.jira.assignments.assignable(connection, issueKey, login)));
    }
    return whoIsInJira(user, people, mapping);
  }

  /** Of whom has this key, as it is or, as Jira made keys before 8.4, in lower case. */
  async #loginOf(connection: JiraConnection, text: string): Promise<string | null> {
    for (const key of new Set([text, text.toLowerCase()])) {
      const person = await this.#ports.jira.assignments.person(connection, { key });
      if (person !== null) return person.name;
    }
    return null;
  }
}
