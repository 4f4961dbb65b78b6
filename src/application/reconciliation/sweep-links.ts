import { areManyHidden } from '../../domain/hidden-issues.ts';
import type { JiraIssueId } from '../../domain/ids.ts';
import {
  NOTHING_COUNTED,
  sum,
  type ReconciliationRun,
  type ReconciliationStep,
} from '../../domain/reconciliation-run.ts';
import type { Backlog } from '../ports/backlog.ts';
import type { Stores } from '../ports/stores.ts';
import type { CompareAbsent, Look } from './compare-absent.ts';
import type { CompareComments, ShownLinks } from './compare-comments.ts';
import type { CompareShown } from './compare-shown.ts';
import { linksByIssue } from './links-by-issue.ts';
import type { SearchIssues } from './search-issues.ts';

export interface SweepLinksPorts {
  readonly stores: Pick<Stores, 'links'>;
  readonly backlog: Pick<Backlog, 'unfinished'>;
}

export interface SweepLinksSteps {
  readonly search: SearchIssues;
  readonly compare: CompareShown;
  readonly absent: CompareAbsent;
  readonly comments: CompareComments;
}

/** So many issues a request: few enough for every Jira to answer at once. */
export const ISSUES_A_REQUEST = 200;

/** Compares linked issues with Jira one page after the other, in the order of their ids. */
export class SweepLinks {
  readonly #ports: SweepLinksPorts;
  readonly #search: SearchIssues;
  readonly #compare: CompareShown;
  readonly #absent: CompareAbsent;
  readonly #comments: CompareComments;

  constructor(ports: SweepLinksPorts, { search, compare, absent, comments }: SweepLinksSteps) {
    this.#ports = ports;
    this.#search = search;
    this.#compare = compare;
    this.#absent = absent;
    this.#comments = comments;
  }

  /** How many issues the run is to compare. */
  total(run: ReconciliationRun): Promise<number> {
    return this.#ports.stores.links.countIssues(run.toProps());
  }

  /**
   * The page after the run's cursor. Done twice it does no harm.
   * @throws {IntegrationNotActive} when Jira may not be asked.
   * @throws {JiraFailure} when asking it failed.
   */
  async step(run: ReconciliationRun): Promise<ReconciliationStep> {
    const { integrationId, cursor, startedAt, createdAt } = run.toProps();
    const after = cursor as JiraIssueId | null;
    const links = await this.#ports.stores.links.selected(run.toProps(), { after, limit: ISSUES_A_REQUEST });
    const byIssue = linksByIssue(links);
    const ids = [...byIssue.keys()];
    const { shown, requests } = await this.#search.withIds(integrationId, ids);

    const hidden = ids.filter((id) => !shown.has(id)).length;
    const areMany = areManyHidden(hidden, ids.length);
    const look: Look = {
      since: startedAt ?? createdAt,
      settings: new Map(),
      projects: new Map(),
      unfinished: new Set(await this.#ports.backlog.unfinished(integrationId, ids)),
    };
    let counts = { ...NOTHING_COUNTED, compared: ids.length, requests, unseen: areMany ? hidden : 0 };
    const commented: ShownLinks[] = [];
    for (const [id, theirs] of byIssue) {
      const issue = shown.get(id);
      if (issue !== undefined) {
        counts = sum(counts, await this.#compare.execute(theirs, issue, look));
        commented.push({ shown: issue, links: theirs });
      } else if (!areMany) {
        counts = sum(counts, await this.#absent.execute(theirs, look));
      }
    }
    counts = sum(counts, await this.#comments.execute(commented, look));
    return {
      cursor: ids.length < ISSUES_A_REQUEST ? null : (ids.at(-1) ?? null),
      seenUntil: null,
      counts,
      problem: areMany ? sayHidden(hidden, ids.length) : null,
    };
  }
}

function sayHidden(hidden: number, asked: number): string {
  return (
    `Jira shows ${asked - hidden} of ${asked} linked issues to Lockstep's account: their links are left as they are. ` +
    'Check that the account may browse the projects, and that they are not archived.'
  );
}
