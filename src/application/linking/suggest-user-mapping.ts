import type { Scope } from '../../domain/api-key.ts';
import { InvalidValue } from '../../domain/domain-error.ts';
import type { InstallationId } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import { noSuch } from '../../domain/no-such.ts';
import { suggestMapping, type SuggestedMapping } from '../../domain/suggested-mapping.ts';
import type { TrackerUser } from '../../domain/tracker-user.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Trackers } from '../ports/tracker.ts';
import type { AskJira } from './ask-jira.ts';

export interface SuggestUserMappingPorts {
  readonly reads: Pick<AdminReads, 'installation' | 'links'>;
  readonly jira: Pick<JiraServer, 'search'>;
  readonly trackers: Trackers;
}

export interface SuggestUserMappingCommand {
  readonly scope: Scope;
  readonly installationId: InstallationId;
  /** Whose issues the people of Jira can be assigned to: its key or numeric id. */
  readonly project: string;
  /** What their login, name or e-mail begins with; blank for any. */
  readonly query: string;
}

/** Tells who people of Jira are in the tracker, and who they may be, so that a person can map them. */
export class SuggestUserMapping {
  readonly #ports: SuggestUserMappingPorts;
  readonly #askJira: AskJira;

  constructor(ports: SuggestUserMappingPorts, askJira: AskJira) {
    this.#ports = ports;
    this.#askJira = askJira;
  }

  /**
   * Of at most 100 people, as Jira tells no more; `query` finds others.
   * @throws {NotFound} when the scope has no such Installation.
   * @throws {InvalidValue} naming `project`, when nothing is linked yet whose tracker could be asked who is there, or the
   * tracker assigns nobody.
   * @throws {IntegrationNotActive} when the Jira is not authorized.
   * @throws {JiraFailure} when it could not be asked, or has no such project.
   * @throws {TrackerUnavailable}
   */
  async execute(command: SuggestUserMappingCommand): Promise<readonly SuggestedMapping[]> {
    const { scope, installationId, project, query } = command;
    const installation = await this.#ports.reads.installation(scope, installationId);
    if (installation === null) throw noSuch('Installation', scope);
    const trackerUsers = await this.#trackerUsers(command, installation);
    const where = { scope, integrationId: installation.integrationId };
    const people = await this.#askJira.execute(where, (connection) =>
      this.#ports.jira.search.assignable(connection, project, query),
    );
    return suggestMapping(people, trackerUsers, installation.settings.userMapping);
  }

  /** Whom a linked tracker issue can be assigned to, one of that project where there is one. */
  async #trackerUsers(
    { scope, installationId, project }: SuggestUserMappingCommand,
    installation: Installation,
  ): Promise<readonly TrackerUser[]> {
    const { reads, trackers } = this.#ports;
    const any = {
      ...{ installationId, state: 'linked' as const, jiraIssueKey: null, trackerIssueId: null },
      ...{ jiraProject: null, condition: null },
    };
    const one = { limit: 1, after: null };
    const [link] = [
      ...(await reads.links(scope, { ...any, jiraProject: project }, one)),
      ...(await reads.links(scope, any, one)),
    ];
    if (link === undefined) {
      throw new InvalidValue('project', 'nothing is linked yet: link an issue first, and ask again');
    }
    const people = await trackers.of(installation).assignable(link.toProps().trackerIssueId);
    if (people === 'gone')
      throw new InvalidValue('project', 'has a linked tracker issue that is gone: unlink it');
    if (people === 'unsupported') throw new InvalidValue('project', 'the tracker assigns issues to nobody');
    return people;
  }
}
