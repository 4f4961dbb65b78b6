import type { InstallationId, IntegrationId, OrganizationId } from '../../../domain/ids.ts';
import { Installation, type TrackerProblem } from '../../../domain/installation.ts';
import { DEFAULT_SYNC_SETTINGS, type SyncSettings } from '../../../domain/sync-settings.ts';
import type { TrackerKind, TrackerSettings } from '../../../domain/tracker-settings.ts';
import { storable } from './storable.ts';

export interface InstallationRow {
  readonly id: string;
  readonly organization_id: string;
  readonly integration_id: string;
  readonly tracker: TrackerKind;
  /** All of them but the kind. */
  readonly tracker_settings: Readonly<Record<string, unknown>>;
  readonly tracker_problem: string | null;
  readonly tracker_problem_since: Date | null;
  /** As they were written: by an older version, without what has come since. */
  readonly settings: Partial<SyncSettings>;
  readonly created_at: Date;
  readonly removed_at: Date | null;
}

/** Named one by one: a statement that is prepared must not answer more after a migration than before. */
export const INSTALLATION_COLUMNS = Object.keys({
  id: true,
  organization_id: true,
  integration_id: true,
  tracker: true,
  tracker_settings: true,
  tracker_problem: true,
  tracker_problem_since: true,
  settings: true,
  created_at: true,
  removed_at: true,
} satisfies Record<keyof InstallationRow, true>);

export function toRow(installation: Installation): InstallationRow {
  const props = installation.toProps();
  return storable({
    id: props.id,
    organization_id: props.organizationId,
    integration_id: props.integrationId,
    ...toTrackerColumns(props.tracker),
    ...toProblemColumns(props.trackerProblem),
    settings: props.settings,
    created_at: props.createdAt,
    removed_at: props.removedAt,
  });
}

export function fromRow(row: InstallationRow): Installation {
  return Installation.restore({
    id: row.id as InstallationId,
    organizationId: row.organization_id as OrganizationId,
    integrationId: row.integration_id as IntegrationId,
    tracker: { ...row.tracker_settings, kind: row.tracker } as TrackerSettings,
    trackerProblem: problemIn(row),
    settings: { ...DEFAULT_SYNC_SETTINGS, ...row.settings },
    createdAt: row.created_at,
    removedAt: row.removed_at,
  });
}

/** The columns that hold which tracker it is, and where. */
export function toTrackerColumns({
  kind,
  ...settings
}: TrackerSettings): Pick<InstallationRow, 'tracker' | 'tracker_settings'> {
  return storable({ tracker: kind, tracker_settings: settings });
}

/** The columns that hold what the tracker cannot be asked for. */
export function toProblemColumns(
  problem: TrackerProblem | null,
): Pick<InstallationRow, 'tracker_problem' | 'tracker_problem_since'> {
  return storable({
    tracker_problem: problem?.message ?? null,
    tracker_problem_since: problem?.since ?? null,
  });
}

function problemIn({ tracker_problem: message, tracker_problem_since: since }: InstallationRow) {
  return message === null || since === null ? null : { message, since };
}
