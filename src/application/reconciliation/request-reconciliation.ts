import type { Scope } from '../../domain/api-key.ts';
import { InvalidValue, NotFound } from '../../domain/domain-error.ts';
import type { IntegrationId, ReconciliationRunId } from '../../domain/ids.ts';
import { notActive } from '../../domain/not-active.ts';
import { ReconciliationRun, type ReconciliationRange } from '../../domain/reconciliation-run.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';

export interface RequestReconciliationPorts {
  readonly reads: Pick<AdminReads, 'integration' | 'link'>;
  readonly stores: Pick<Stores, 'reconciliations' | 'links'>;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

export interface RequestReconciliationCommand {
  readonly scope: Scope;
  readonly integrationId: IntegrationId;
  readonly range: ReconciliationRange;
}

/** Has links compared with Jira as soon as somebody gets to it. */
export class RequestReconciliation {
  readonly #ports: RequestReconciliationPorts;

  constructor(ports: RequestReconciliationPorts) {
    this.#ports = ports;
  }

  /**
   * The run, which compares the links of the scope's Organization alone; the one under way when the very same was
   * asked for before.
   * @throws {NotFound} when the scope has no such Integration.
   * @throws {InvalidValue} naming `projectId`, `projectKey` or `linkId`, when the scope has no link there.
   * @throws {IntegrationNotActive} when Jira may not be asked.
   */
  async execute({ scope, integrationId, range }: RequestReconciliationCommand): Promise<ReconciliationRun> {
    const { reads, stores, randomness, clock } = this.#ports;
    const integration = await reads.integration(scope, integrationId);
    if (integration === null) throw new NotFound(`there is no Integration ${integrationId}`);
    const props = integration.toProps();
    if (props.state !== 'active') throw notActive(props);

    const { organizationId } = scope;
    const count = await stores.links.countIssues({ integrationId, organizationId, range });
    if (count === 0 && range.kind === 'project') {
      throw new InvalidValue(projectFieldOf(range), 'names no project that a linked issue is in');
    }
    if (count === 0 && range.kind === 'link') {
      throw new InvalidValue('linkId', 'names no link of this Integration that is not over');
    }
    return stores.reconciliations.open(
      ReconciliationRun.create({
        id: randomness.id() as ReconciliationRunId,
        integrationId,
        organizationId,
        kind: 'full',
        isRequested: true,
        range,
        since: null,
        createdAt: clock.now(),
      }),
    );
  }
}

/** A key is never a number. */
function projectFieldOf({ project }: { readonly project: string }): 'projectId' | 'projectKey' {
  return /^\d+$/.test(project) ? 'projectId' : 'projectKey';
}
