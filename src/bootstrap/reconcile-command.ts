import { setTimeout as wait } from 'node:timers/promises';
import { Reconcile } from '../application/reconciliation/reconcile.ts';
import { RequestReconciliation } from '../application/reconciliation/request-reconciliation.ts';
import type { AdminReads } from '../application/ports/admin-reads.ts';
import type { ReconciliationRuns } from '../application/ports/reconciliation-runs.ts';
import { EVERYTHING } from '../domain/api-key.ts';
import { InvalidValue } from '../domain/domain-error.ts';
import type { IntegrationId, LinkId, ReconciliationRunId } from '../domain/ids.ts';
import type { ReconciliationRange, ReconciliationRunProps } from '../domain/reconciliation-run.ts';
import { allIntegrations } from './all-integrations.ts';
import type { Config } from './config.ts';
import { outcomeLine, progressBar, progressLine } from './reconciliation-progress.ts';
import { recordByCli } from './record-by-cli.ts';
import { StartRefused } from './start-refused.ts';
import { withContainer } from './with-container.ts';

/** The options of the command as they were given. */
export interface ReconcileOptions {
  readonly integration?: string;
  readonly project?: string;
  readonly link?: string;
}

/** Where the command speaks; `redraw` writes over the line before, on a terminal. */
export interface ReconcileVoice {
  readonly tell: (line: string) => void;
  readonly redraw: ((line: string) => void) | null;
}

const INSTEAD =
  'Or ask the running service: POST /api/v1/integrations/<id>/reconciliations, and GET the same for its progress.';
const LOOK_EVERY_MS = 500;
const SAY_EVERY_MS = 5_000;

interface Doing {
  readonly reconcile: Reconcile;
  readonly runs: ReconciliationRuns;
  readonly voice: ReconcileVoice;
}

/**
 * Compares links with Jira, tells how far it has come, and answers the exit code: 1 when a comparison was given up or
 * waits for a person. Where the service runs beside it, whoever comes first does it.
 * @throws {StartRefused} for options that do not go together, or name nothing.
 */
export async function runReconcile(
  config: Config,
  options: ReconcileOptions,
  voice: ReconcileVoice,
): Promise<number> {
  if (options.project !== undefined && options.link !== undefined) {
    throw new StartRefused('--project and --link do not go together.');
  }
  return withContainer(config, INSTEAD, async ({ container, storage }) => {
    const runs = await recordByCli(storage, {
      ...{ operation: 'reconciliations start', thingKind: 'reconciliations', thingId: null },
      make: () => ask(container.get(RequestReconciliation), storage.reads, options),
    });
    if (runs.length === 0) voice.tell('There is no active Integration with such links: nothing to compare.');

    const doing = { reconcile: container.get(Reconcile), runs: storage.stores.reconciliations, voice };
    let isWell = true;
    for (const { id, integrationId } of runs) {
      voice.tell(`Integration ${integrationId}`);
      isWell = (await follow(id, integrationId, doing)) && isWell;
    }
    return isWell ? 0 : 1;
  });
}

/** The runs that the options ask for: in the Integration that is named, or in each that has such links. */
async function ask(
  request: RequestReconciliation,
  reads: AdminReads,
  { integration, project, link }: ReconcileOptions,
): Promise<readonly ReconciliationRunProps[]> {
  const range = rangeOf(project, link);
  const named = integration ?? (link === undefined ? undefined : await integrationOf(reads, link));
  const ids = named === undefined ? await activeOnes(reads) : [named as IntegrationId];
  const runs: ReconciliationRunProps[] = [];
  for (const integrationId of ids) {
    try {
      runs.push((await request.execute({ scope: EVERYTHING, integrationId, range })).toProps());
    } catch (error) {
      if (named !== undefined || !(error instanceof InvalidValue)) throw error;
    }
  }
  return runs;
}

function rangeOf(project: string | undefined, link: string | undefined): ReconciliationRange {
  if (link !== undefined) return { kind: 'link', linkId: link as LinkId };
  return project === undefined
    ? { kind: 'integration' }
    : { kind: 'project', project: project.toUpperCase() };
}

async function integrationOf(reads: AdminReads, link: string): Promise<IntegrationId> {
  const found = await reads.link(EVERYTHING, link as LinkId);
  if (found === null) throw new StartRefused(`There is no link ${link}.`);
  return found.issue.integrationId;
}

async function activeOnes(reads: AdminReads): Promise<readonly IntegrationId[]> {
  const all = await allIntegrations(reads);
  return all.filter((integration) => integration.toProps().state === 'active').map(({ id }) => id);
}

/** Does the run, or looks on while another process does; answers whether it came to its end. */
async function follow(id: ReconciliationRunId, integrationId: IntegrationId, doing: Doing): Promise<boolean> {
  const { reconcile, runs, voice } = doing;
  let saidAt = -Infinity;
  for (;;) {
    const working = reconcile.execute({ integrationId, only: id });
    await Promise.race([working, wait(LOOK_EVERY_MS)]);
    for (;;) {
      const run = (await runs.find(id))?.toProps();
      if (run === undefined) throw new StartRefused('The comparison is gone.');
      voice.redraw?.(progressBar(run));
      if (voice.redraw === null && performance.now() - saidAt >= SAY_EVERY_MS) {
        voice.tell(progressLine(run));
        saidAt = performance.now();
      }
      if (run.finishedAt !== null || (run.state === 'paused' && run.resumeAt === null)) {
        voice.tell(run.finishedAt === null ? progressLine(run) : outcomeLine(run));
        await working;
        return run.state === 'done';
      }
      const isOver = await Promise.race([working.then(() => true), wait(LOOK_EVERY_MS, false)]);
      if (isOver) break;
    }
    await wait(LOOK_EVERY_MS);
  }
}
