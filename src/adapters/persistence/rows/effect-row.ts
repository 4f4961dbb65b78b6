import type { EffectContent } from '../../../domain/effect-content.ts';
import { Effect, type EffectSource, type EffectState } from '../../../domain/effect.ts';
import type { DeliveryId, EffectId, IntegrationId, JiraIssueId, LinkId } from '../../../domain/ids.ts';
import { columnsOf, replayIn, type ReplayColumns } from './replay-columns.ts';
import { storable } from './storable.ts';

export interface EffectRow extends ReplayColumns {
  readonly id: string;
  readonly link_id: string;
  readonly integration_id: string;
  readonly jira_issue_id: string;
  readonly delivery_id: string | null;
  readonly source: EffectSource;
  readonly content: EffectContent;
  readonly actor: string | null;
  readonly observed_at: Date | null;
  readonly state: EffectState;
  readonly attempts: number;
  readonly next_attempt_at: Date | null;
  readonly last_problem: string | null;
  readonly created_at: Date;
  readonly traceparent: string | null;
}

/** Named one by one: a statement that is prepared must not answer more after a migration than before. */
export const EFFECT_COLUMNS = Object.keys({
  id: true,
  link_id: true,
  integration_id: true,
  jira_issue_id: true,
  delivery_id: true,
  source: true,
  content: true,
  actor: true,
  observed_at: true,
  state: true,
  attempts: true,
  next_attempt_at: true,
  last_problem: true,
  created_at: true,
  replayed_at: true,
  replayed_by: true,
  traceparent: true,
} satisfies Record<keyof EffectRow, true>);

export function toRow(effect: Effect): EffectRow {
  const props = effect.toProps();
  return storable({
    id: props.id,
    link_id: props.linkId,
    integration_id: props.integrationId,
    jira_issue_id: props.jiraIssueId,
    delivery_id: props.deliveryId,
    source: props.source,
    content: props.content,
    actor: props.actor,
    observed_at: props.observedAt,
    state: props.state,
    attempts: props.attempts,
    next_attempt_at: props.nextAttemptAt,
    last_problem: props.lastProblem,
    created_at: props.createdAt,
    traceparent: props.traceparent,
    ...columnsOf(props.replay),
  });
}

export function fromRow(row: EffectRow): Effect {
  return Effect.restore({
    id: row.id as EffectId,
    linkId: row.link_id as LinkId,
    integrationId: row.integration_id as IntegrationId,
    jiraIssueId: row.jira_issue_id as JiraIssueId,
    deliveryId: row.delivery_id as DeliveryId | null,
    source: row.source,
    content: row.content,
    actor: row.actor,
    observedAt: row.observed_at,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    lastProblem: row.last_problem,
    createdAt: row.created_at,
    traceparent: row.traceparent,
    replay: replayIn(row),
  });
}
