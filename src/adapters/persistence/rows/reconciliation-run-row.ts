import {
  ReconciliationRun,
  type ReconciliationKind,
  type ReconciliationRange,
  type ReconciliationState,
} from '../../../domain/reconciliation-run.ts';
import type { IntegrationId, LinkId, OrganizationId, ReconciliationRunId } from '../../../domain/ids.ts';
import { storable } from './storable.ts';

export interface ReconciliationRunRow {
  readonly id: string;
  readonly integration_id: string;
  readonly organization_id: string | null;
  readonly kind: ReconciliationKind;
  readonly is_requested: boolean;
  readonly range_kind: ReconciliationRange['kind'];
  /** The project's key or the link's id; empty where the range has none. */
  readonly range_value: string;
  readonly state: ReconciliationState;
  readonly step: number;
  readonly cursor: string | null;
  readonly since: Date | null;
  readonly seen_until: Date | null;
  readonly total: number | null;
  readonly compared: number;
  readonly drifted: number;
  readonly healed: number;
  readonly unseen: number;
  readonly requests: number;
  readonly attempts: number;
  readonly resume_at: Date | null;
  readonly found: string | null;
  readonly problem: string | null;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
}

export function toRow(run: ReconciliationRun): ReconciliationRunRow {
  const props = run.toProps();
  return storable({
    id: props.id,
    integration_id: props.integrationId,
    organization_id: props.organizationId,
    kind: props.kind,
    is_requested: props.isRequested,
    range_kind: props.range.kind,
    range_value: valueOf(props.range),
    state: props.state,
    step: props.step,
    cursor: props.cursor,
    since: props.since,
    seen_until: props.seenUntil,
    total: props.total,
    ...props.counts,
    attempts: props.attempts,
    resume_at: props.resumeAt,
    found: props.found,
    problem: props.problem,
    created_at: props.createdAt,
    started_at: props.startedAt,
    finished_at: props.finishedAt,
  });
}

export function fromRow(row: ReconciliationRunRow): ReconciliationRun {
  const { compared, drifted, healed, unseen, requests } = row;
  return ReconciliationRun.restore({
    id: row.id as ReconciliationRunId,
    integrationId: row.integration_id as IntegrationId,
    organizationId: row.organization_id as OrganizationId | null,
    kind: row.kind,
    isRequested: row.is_requested,
    range: rangeIn(row),
    state: row.state,
    step: row.step,
    cursor: row.cursor,
    since: row.since,
    seenUntil: row.seen_until,
    total: row.total,
    counts: { compared, drifted, healed, unseen, requests },
    attempts: row.attempts,
    resumeAt: row.resume_at,
    found: row.found,
    problem: row.problem,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  });
}

function valueOf(range: ReconciliationRange): string {
  switch (range.kind) {
    case 'integration':
      return '';
    case 'project':
      return range.project;
    case 'link':
      return range.linkId;
  }
}

function rangeIn({ range_kind: kind, range_value: value }: ReconciliationRunRow): ReconciliationRange {
  switch (kind) {
    case 'integration':
      return { kind };
    case 'project':
      return { kind, project: value };
    case 'link':
      return { kind, linkId: value as LinkId };
  }
}
