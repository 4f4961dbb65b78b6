import type { IntegrationId } from '../../domain/ids.ts';
import {
  NOTHING_COUNTED,
  sum,
  type ReconciliationRun,
  type ReconciliationStep,
} from '../../domain/reconciliation-run.ts';
import type { Backlog } from '../ports/backlog.ts';
import type { Clock } from '../ports/clock.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { FoundIssues } from '../ports/jira-server.ts';
import type { Stores } from '../ports/stores.ts';
import type { CompareComments } from './compare-comments.ts';
import type { CompareShown } from './compare-shown.ts';
import type { KnownOfLinks } from './heal-drift.ts';
import { linksByIssue } from './links-by-issue.ts';
import type { SearchIssues } from './search-issues.ts';
import { ISSUES_A_REQUEST } from './sweep-links.ts';

export interface SweepRecentPorts {
  readonly stores: Pick<Stores, 'links'>;
  readonly backlog: Pick<Backlog, 'unfinished'>;
  readonly clock: Clock;
}

export interface SweepRecentSteps {
  readonly search: SearchIssues;
  readonly compare: CompareShown;
  readonly comments: CompareComments;
}

interface Answer extends FoundIssues {
  readonly requests: number;
}

interface Refused {
  readonly linked: readonly string[];
  readonly asked: readonly string[];
  readonly refusal: JiraFailure;
}

const MINUTE_MS = 60_000;
/** How long a project that Jira did not show is left out. */
const LEFT_OUT_MS = 60 * MINUTE_MS;
/** Jira finds an issue by the minute it was updated in, and takes its own time to find it at all. */
const OVERLAP_MINUTES = 2;
/** What is longer ago is left to the full reconciliation, which is due by then. */
const MOST_MINUTES = 24 * 60;

/** Compares the linked issues that were updated since the last such look, the newest first. */
export class SweepRecent {
  readonly #ports: SweepRecentPorts;
  readonly #search: SearchIssues;
  readonly #compare: CompareShown;
  readonly #comments: CompareComments;
  /** Which of the linked projects Jira shows, as it was found out after a refusal. */
  readonly #visible = new Map<
    IntegrationId,
    { readonly linked: string; readonly shown: readonly string[]; readonly until: Date }
  >();

  constructor(ports: SweepRecentPorts, { search, compare, comments }: SweepRecentSteps) {
    this.#ports = ports;
    this.#search = search;
    this.#compare = compare;
    this.#comments = comments;
  }

  /**
   * The stretch of the search at the run's cursor. Done twice it does no harm.
   * @throws {IntegrationNotActive} when Jira may not be asked.
   * @throws {JiraFailure} when asking it failed.
   */
  async step(run: ReconciliationRun): Promise<ReconciliationStep> {
    const { stores, backlog, clock } = this.#ports;
    const { integrationId } = run.toProps();
    const linked = await stores.links.projects(integrationId);
    const narrowed = this.#visible.get(integrationId);
    const isNarrowed = narrowed?.linked === linked.join() && clock.now() < narrowed.until;
    const projects = isNarrowed ? narrowed.shown : linked;
    if (projects.length === 0) {
      return { cursor: null, seenUntil: clock.now(), counts: NOTHING_COUNTED, problem: null };
    }

    const answer = await this.#ask(run, projects);
    if (answer instanceof JiraFailure) return this.#narrow(run, { linked, asked: projects, refusal: answer });
    const { issues, nextStartAt, answeredAt, requests } = answer;
    const links = await stores.links.ofIssues(
      integrationId,
      issues.map(({ id }) => id),
    );
    const byIssue = linksByIssue(links);
    const unfinished = await backlog.unfinished(integrationId, [...byIssue.keys()]);
    const known: KnownOfLinks = { settings: new Map(), unfinished: new Set(unfinished) };
    let counts = { ...NOTHING_COUNTED, compared: byIssue.size, requests };
    const found = issues.map((shown) => ({ shown, links: byIssue.get(shown.id) ?? [] }));
    for (const { shown, links: theirs } of found) {
      counts = sum(counts, await this.#compare.execute(theirs, shown, known));
    }
    counts = sum(counts, await this.#comments.execute(found, known));
    return {
      cursor: nextStartAt === null ? null : String(nextStartAt),
      seenUntil: answeredAt ?? clock.now(),
      counts,
      problem: null,
    };
  }

  /** Once more when Jira's clock shows that the stretch of time was too short. A refusal is answered. */
  async #ask(run: ReconciliationRun, projects: readonly string[]): Promise<Answer | JiraFailure> {
    const { integrationId, since, createdAt, cursor } = run.toProps();
    const from = since ?? createdAt;
    const ask = async (sinceMinutes: number) =>
      this.#search.stretch(
        integrationId,
        { kind: 'updated', projects, sinceMinutes },
        { startAt: Number(cursor ?? 0), limit: ISSUES_A_REQUEST },
      );
    try {
      const minutes = minutesBetween(from, this.#ports.clock.now());
      const answer = await ask(minutes);
      const needed = minutesBetween(from, answer.answeredAt ?? from);
      return needed <= minutes ? { ...answer, requests: 1 } : { ...(await ask(needed)), requests: 2 };
    } catch (error) {
      if (error instanceof JiraFailure && error.code === 'jira_refused') return error;
      throw error;
    }
  }

  /** Finds out which projects Jira refuses, and starts over without them. @throws {JiraFailure} when it is none. */
  async #narrow(run: ReconciliationRun, { linked, asked, refusal }: Refused): Promise<ReconciliationStep> {
    const { integrationId } = run.toProps();
    const { projects, requests } = await this.#search.visible(integrationId, linked);
    if (projects.join() === asked.join()) throw refusal;

    const until = new Date(this.#ports.clock.now().getTime() + LEFT_OUT_MS);
    this.#visible.set(integrationId, { linked: linked.join(), shown: projects, until });
    const hidden = linked.filter((project) => !projects.includes(project));
    return {
      cursor: '0',
      seenUntil: null,
      counts: { ...NOTHING_COUNTED, requests: requests + 1 },
      problem:
        hidden.length === 0
          ? null
          : `Jira does not show Lockstep's account these projects of linked issues: ${hidden.join(', ')}. ` +
            'Check that it may browse them.',
    };
  }
}

function minutesBetween(from: Date, to: Date): number {
  const minutes = Math.ceil((to.getTime() - from.getTime()) / MINUTE_MS);
  return Math.min(Math.max(minutes, 0), MOST_MINUTES) + OVERLAP_MINUTES;
}
