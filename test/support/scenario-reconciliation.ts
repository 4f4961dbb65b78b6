import type { FoundIssues, IssueSearch } from '../../src/application/ports/jira-server.ts';
import { EVERYTHING, type Scope } from '../../src/domain/api-key.ts';
import type { JiraIssueId, LinkId, ReconciliationRunId } from '../../src/domain/ids.ts';
import type {
  ReconciliationKind,
  ReconciliationRange,
  ReconciliationRunProps,
} from '../../src/domain/reconciliation-run.ts';
import { aLink } from './builders.ts';
import type { Connected, Scenario } from './scenario.ts';

const DAY_MS = 24 * 3_600_000;
const FIVE_MINUTES_MS = 5 * 60_000;

/** Reconciliations of one Jira in a Scenario. */
export class Reconciling {
  readonly scenario: Scenario;
  readonly connected: Connected;

  constructor(scenario: Scenario, connected: Connected) {
    this.scenario = scenario;
    this.connected = connected;
  }

  /** Asks for a run, does it as far as it goes now, and tells what became of it. */
  async full(
    range: ReconciliationRange = { kind: 'integration' },
    scope: Scope = EVERYTHING,
  ): Promise<ReconciliationRunProps> {
    const { id } = await this.request(range, scope);
    await this.goOn(id);
    return this.run(id);
  }

  async request(
    range: ReconciliationRange = { kind: 'integration' },
    scope: Scope = EVERYTHING,
  ): Promise<ReconciliationRunProps> {
    const { integrationId } = this.connected;
    const { requestReconciliation } = this.scenario.useCases;
    const run = await requestReconciliation.execute({ scope, integrationId, range });
    return run.toProps();
  }

  async goOn(only: ReconciliationRunId): Promise<void> {
    const { integrationId } = this.connected;
    await this.scenario.useCases.reconcile.execute({ integrationId, only });
  }

  /** Lets five minutes pass, and does what is due by itself then. */
  async afterFiveMinutes(): Promise<ReconciliationRunProps | undefined> {
    return this.after(FIVE_MINUTES_MS, 'recent');
  }

  async afterADay(): Promise<ReconciliationRunProps | undefined> {
    return this.after(DAY_MS, 'full');
  }

  async after(milliseconds: number, kind: ReconciliationKind): Promise<ReconciliationRunProps | undefined> {
    this.scenario.clock.advance(milliseconds);
    await this.scenario.useCases.reconcileDue.execute(new AbortController().signal);
    await this.scenario.useCases.reconcileDue.settled();
    return this.runs.findLast((run) => run.kind === kind && !run.isRequested);
  }

  run(id: ReconciliationRunId): ReconciliationRunProps {
    const run = this.scenario.tables.reconciliations.get(id);
    if (run === undefined) throw new TypeError('there is no such run');
    return run.toProps();
  }

  /** Oldest first. */
  get runs(): readonly ReconciliationRunProps[] {
    return [...this.scenario.tables.reconciliations.values()].map((run) => run.toProps());
  }

  /** Has each search go through `wrap` from now on, until what is answered is called. */
  around(wrap: (what: IssueSearch, search: () => Promise<FoundIssues>) => Promise<FoundIssues>): () => void {
    const { issues } = this.scenario.jira;
    const search = issues.search.bind(issues);
    const wrapped: typeof search = (connection, what, stretch) =>
      wrap(what, () => search(connection, what, stretch));
    Object.assign(issues, { search: wrapped });
    return () => void Object.assign(issues, { search });
  }

  /** So many links in lockstep with issues of their own, from `first` on, all shown by Jira as the links know them. */
  async fill(count: number, first = 20_000): Promise<readonly LinkId[]> {
    const { installationId, integrationId } = this.connected;
    const at = this.scenario.clock.now();
    const links = Array.from({ length: count }, (_, index) => {
      const id = String(first + index);
      const key = `ABC-${id}`;
      const projectId = '10100';
      const status = { id: '1', name: 'To Do', category: 'new' } as const;
      this.scenario.jira.putIssue({ id, key, projectId, status, updatedAt: at });
      return aLink({
        installationId,
        integrationId,
        jiraIssueId: id as JiraIssueId,
        jiraIssueKey: key,
        jiraProjectId: projectId,
        statusWatermark: at,
      });
    });
    await this.scenario.ports.storage.unitOfWork.run(async (stores) => {
      for (const link of links) await stores.links.add(link);
    });
    return links.map(({ id }) => id);
  }
}
