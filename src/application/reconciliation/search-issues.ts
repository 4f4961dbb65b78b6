import { areManyHidden } from '../../domain/hidden-issues.ts';
import type { IntegrationId, JiraIssueId } from '../../domain/ids.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { FoundIssues, IssueSearch, JiraServer, SearchStretch } from '../ports/jira-server.ts';

export interface SearchIssuesPorts {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'issues'>;
}

/** What Jira showed, and in how many requests. */
export interface ShownIssues {
  readonly shown: ReadonlyMap<JiraIssueId, JiraIssue>;
  readonly requests: number;
}

/** A search that may be answered in parts, as far as it has come. */
interface Tally {
  readonly integrationId: IntegrationId;
  readonly asked: number;
  readonly shown: Map<JiraIssueId, JiraIssue>;
  refused: number;
  requests: number;
}

/** Searches a Jira one request after the other, also where it refuses a search for the sake of one thing in it. */
export class SearchIssues {
  readonly #ports: SearchIssuesPorts;

  constructor(ports: SearchIssuesPorts) {
    this.#ports = ports;
  }

  /**
   * Those of the issues that Jira shows. What it refuses is halved until what it will not show is found; once that is
   * most of it, the rest is not asked for.
   * @throws {IntegrationNotActive} when Jira may not be asked.
   * @throws {JiraFailure} when asking it failed.
   */
  async withIds(integrationId: IntegrationId, ids: readonly JiraIssueId[]): Promise<ShownIssues> {
    const tally: Tally = { integrationId, asked: ids.length, shown: new Map(), refused: 0, requests: 0 };
    await this.#askInParts(ids, tally);
    return tally;
  }

  /** A stretch of a search, as Jira answers it. @throws {IntegrationNotActive} @throws {JiraFailure} */
  stretch(id: IntegrationId, search: IssueSearch, stretch: SearchStretch): Promise<FoundIssues> {
    const { access, jira } = this.#ports;
    return access.call(id, (connection) => jira.issues.search(connection, search, stretch));
  }

  /**
   * Those of the projects that Jira shows, and in how many requests that was found out.
   * @throws {IntegrationNotActive} when Jira may not be asked.
   * @throws {JiraFailure} when asking it failed.
   */
  async visible(
    id: IntegrationId,
    projects: readonly string[],
  ): Promise<{ readonly projects: readonly string[]; readonly requests: number }> {
    if (projects.length === 0) return { projects, requests: 0 };
    try {
      await this.stretch(id, { kind: 'updated', projects, sinceMinutes: 1 }, { startAt: 0, limit: 1 });
      return { projects, requests: 1 };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (projects.length === 1) return { projects: [], requests: 1 };
      const [left, right] = halvesOf(projects);
      const first = await this.visible(id, left);
      const second = await this.visible(id, right);
      return {
        projects: [...first.projects, ...second.projects],
        requests: 1 + first.requests + second.requests,
      };
    }
  }

  async #askInParts(ids: readonly JiraIssueId[], tally: Tally): Promise<void> {
    if (ids.length === 0 || areManyHidden(tally.refused, tally.asked)) return;
    try {
      await this.#askAll(ids, tally);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (ids.length === 1) tally.refused += 1;
      else for (const half of halvesOf(ids)) await this.#askInParts(half, tally);
    }
  }

  /** Jira may hold fewer to be enough for one answer. */
  async #askAll(ids: readonly JiraIssueId[], tally: Tally): Promise<void> {
    for (let startAt: number | null = 0; startAt !== null;) {
      tally.requests += 1;
      const stretch: SearchStretch = { startAt, limit: ids.length };
      const found = await this.stretch(tally.integrationId, { kind: 'ids', ids }, stretch);
      for (const issue of found.issues) tally.shown.set(issue.id, issue);
      startAt = found.nextStartAt;
    }
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof JiraFailure && error.code === 'jira_refused';
}

function halvesOf<Thing>(things: readonly Thing[]): readonly [readonly Thing[], readonly Thing[]] {
  const middle = Math.ceil(things.length / 2);
  return [things.slice(0, middle), things.slice(middle)];
}
