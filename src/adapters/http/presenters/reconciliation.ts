import { z } from 'zod';
import type { ReconciliationRange, ReconciliationRun } from '../../../domain/reconciliation-run.ts';
import { count, ownId, time, type Presented } from './presented.ts';

const RANGE = {
  project: z.string().nullable().describe('The Jira project whose links are compared, by id or key.'),
  linkId: ownId().nullable().describe('The one link that is compared.'),
};

export const RECONCILIATION = z
  .strictObject({
    id: ownId(),
    integrationId: ownId(),
    kind: z
      .enum(['recent', 'full'])
      .describe('`recent`: the issues that were updated of late. `full`: every linked issue.'),
    isRequested: z.boolean().describe('Whether a person asked for it.'),
    ...RANGE,
    state: z
      .enum(['queued', 'running', 'paused', 'done', 'failed'])
      .describe('The first three go on by themselves; a failed one was given up.'),
    total: count()
      .nullable()
      .describe('How many linked issues there are to compare; null where nobody can tell.'),
    compared: count(),
    drifted: count().describe('Disagreements that were found.'),
    healed: count().describe('Of these, the ones that were gone once they were seen to.'),
    unseen: count().describe('Linked issues that Jira did not show.'),
    requests: count().describe('Requests made of Jira.'),
    problem: z.string().nullable(),
    resumeAt: time().nullable(),
    createdAt: time(),
    startedAt: time().nullable(),
    finishedAt: time().nullable(),
  })
  .meta({ id: 'Reconciliation' });

/** A reconciliation with its progress; `total` is null where nobody can tell before. */
export function presentReconciliation(run: ReconciliationRun): Presented<typeof RECONCILIATION> {
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
