import type { Scope } from '../../domain/api-key.ts';
import { NotFound } from '../../domain/domain-error.ts';
import { fine, type Finding } from '../../domain/finding.ts';
import type { InstallationId } from '../../domain/ids.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Trackers } from '../ports/tracker.ts';

export interface CheckTrackerPorts {
  readonly reads: Pick<AdminReads, 'installation'>;
  readonly trackers: Trackers;
}

/** Looks at whether the tracker of an Installation can be called as is needed. Changes nothing. */
export class CheckTracker {
  readonly #ports: CheckTrackerPorts;

  constructor(ports: CheckTrackerPorts) {
    this.#ports = ports;
  }

  /** @throws {NotFound} when the scope has no such Installation. */
  async execute({
    scope,
    installationId,
  }: {
    readonly scope: Scope;
    readonly installationId: InstallationId;
  }): Promise<readonly Finding[]> {
    const installation = await this.#ports.reads.installation(scope, installationId);
    if (installation === null) throw new NotFound(`there is no Installation ${installationId}`);

    const { check } = this.#ports.trackers.of(installation);
    return check === undefined ? [fine('tracker', UNCHECKED)] : check();
  }
}

const UNCHECKED =
  'Nothing is looked at beforehand of a tracker of this kind: what stops a call shows as its problem.';
