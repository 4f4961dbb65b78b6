import { driftFromAbsence, driftFromDenial } from '../../domain/drift.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { JiraIssueRef } from '../../domain/ids.ts';
import { projectKeyIn } from '../../domain/issue-reference.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import { NOTHING_COUNTED, type ReconciliationCounts } from '../../domain/reconciliation-run.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import type { Clock } from '../ports/clock.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { CompareShown } from './compare-shown.ts';
import type { FindDrift, HealDrift, KnownOfLinks } from './heal-drift.ts';
import type { SearchIssues } from './search-issues.ts';

export interface CompareAbsentPorts {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'issues'>;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

export interface CompareAbsentSteps {
  readonly heal: HealDrift;
  readonly compare: CompareShown;
  readonly search: SearchIssues;
}

/** One look at many links: what it has found out of the Jira so far. */
export interface Look extends KnownOfLinks {
  readonly since: Date;
  /** Whether Jira shows a project, by its id or key. */
  readonly projects: Map<string, boolean>;
}

/** Sees to the links to one issue that Jira left out of an answer. */
export class CompareAbsent {
  readonly #ports: CompareAbsentPorts;
  readonly #heal: HealDrift;
  readonly #compare: CompareShown;
  readonly #search: SearchIssues;

  constructor(ports: CompareAbsentPorts, steps: CompareAbsentSteps) {
    this.#ports = ports;
    this.#heal = steps.heal;
    this.#compare = steps.compare;
    this.#search = steps.search;
  }

  /**
   * Makes the links unreachable, which reads the issue alone. Where they are so already, the issue is asked for once
   * more: it may be there after all; and when Jira has denied it before, and still shows its project, it was deleted.
   * @throws {IntegrationNotActive} when Jira may not be asked.
   * @throws {JiraFailure} when asking it failed.
   */
  async execute(links: readonly ExternalIssueLink[], look: Look): Promise<ReconciliationCounts> {
    const unseen = { ...NOTHING_COUNTED, unseen: 1 };
    if (links.some((link) => link.toProps().state !== 'unreachable')) {
      return { ...(await this.#heal.execute(links, driftFromAbsence, look)), unseen: 1 };
    }

    const [first] = links;
    if (first === undefined) return NOTHING_COUNTED;
    const answer = await this.#read(first.issue);
    switch (answer) {
      case 'forbidden':
        await this.#note(links, (link) => (link.toProps().missedAt === null ? link : link.unreachable()));
        return { ...unseen, requests: 1 };
      case 'not_found': {
        const denied = await this.#seeToDenied(links, look);
        return { ...denied, unseen: 1, requests: denied.requests + 1 };
      }
      default:
        return { ...(await this.#compare.execute(links, answer, look)), requests: 1 };
    }
  }

  async #seeToDenied(links: readonly ExternalIssueLink[], look: Look): Promise<ReconciliationCounts> {
    const now = this.#ports.clock.now();
    await this.#note(links, (link) => (link.toProps().missedAt === null ? link.missing(now) : link));
    const findDeletion: FindDrift = (link) => driftFromDenial(link, look.since);
    const deleted = links.filter((link) => driftFromDenial(link, look.since).length > 0);
    const [first] = deleted;
    if (first === undefined) return NOTHING_COUNTED;

    const { isShown, requests } = await this.#isProjectShown(first, look);
    if (!isShown) return { ...NOTHING_COUNTED, requests };
    return { ...(await this.#heal.execute(deleted, findDeletion, look)), requests };
  }

  /** Of a project that Jira hides nobody can tell whether its issues are deleted. */
  async #isProjectShown(
    link: ExternalIssueLink,
    { projects }: Look,
  ): Promise<{ readonly isShown: boolean; readonly requests: number }> {
    const { jiraProjectId, jiraIssueKey, integrationId } = link.toProps();
    const project = jiraProjectId ?? (jiraIssueKey === null ? null : projectKeyIn(jiraIssueKey));
    if (project === null) return { isShown: true, requests: 0 };

    const known = projects.get(project);
    if (known !== undefined) return { isShown: known, requests: 0 };
    const visible = await this.#search.visible(integrationId, [project]);
    projects.set(project, visible.projects.length > 0);
    return { isShown: visible.projects.length > 0, requests: visible.requests };
  }

  async #read({ integrationId, jiraIssueId }: JiraIssueRef): Promise<JiraIssue | 'not_found' | 'forbidden'> {
    const { access, jira } = this.#ports;
    try {
      return await access.call(integrationId, (connection) => jira.issues.read(connection, jiraIssueId));
    } catch (error) {
      if (error instanceof JiraFailure && error.code === 'jira_not_found') return 'not_found';
      if (error instanceof JiraFailure && error.code === 'jira_forbidden') return 'forbidden';
      throw error;
    }
  }

  async #note(
    links: readonly ExternalIssueLink[],
    note: (link: ExternalIssueLink) => ExternalIssueLink,
  ): Promise<void> {
    if (links.every((link) => note(link) === link)) return;
    await this.#ports.unitOfWork.run(async (stores) => {
      for (const { id } of links) {
        const link = await stores.links.find(id);
        // It may have been shown since: then there is nothing to note.
        if (link?.toProps().state !== 'unreachable') continue;
        const noted = note(link);
        if (noted !== link) await stores.links.save(noted);
      }
    });
  }
}
