import type { ReconciliationRange, ReconciliationRun } from '../../../domain/reconciliation-run.ts';

/** A reconciliation with its progress; `total` is null where nobody can tell before. */
export function presentReconciliation(run: ReconciliationRun) {
  const props = run.toProps();
  const { compared, drifted, healed, unseen, requests } = props.counts;
  return {
    id: props.id,
    integrationId: props.integrationId,
    kind: props.kind,
    isRequested: props.isRequested,
    ...presentRange(props.range),
    state: props.state,
    total: props.total,
    compared,
    drifted,
    healed,
    unseen,
    requests,
    problem: props.problem,
    resumeAt: props.resumeAt,
    createdAt: props.createdAt,
    startedAt: props.startedAt,
    finishedAt: props.finishedAt,
  };
}

function presentRange(range: ReconciliationRange) {
  return {
    project: range.kind === 'project' ? range.project : null,
    linkId: range.kind === 'link' ? range.linkId : null,
  };
}
