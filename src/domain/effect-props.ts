import type { EffectContent } from './effect-content.ts';
import type { DeliveryId, EffectId, IntegrationId, JiraIssueId, LinkId } from './ids.ts';
import { OUTBOUND_KINDS, type OutboundKind } from './outbound/outbound-content.ts';
import type { Replay } from './replay.ts';

/** The order in which the Effects of one Jira issue are carried out: first what Jira asks for, then what it is asked. */
export const EFFECT_KINDS = ['deletion', 'move', 'comment', 'assignee', 'status', ...OUTBOUND_KINDS] as const;
export type EffectKind = (typeof EFFECT_KINDS)[number];

/**
 * `due`: to be carried out now. `waiting`: to be tried again at `nextAttemptAt`, or once the Integration is authorized
 * again when that is null. `applied`, `skipped`, `failed` (no use trying again), `dead` (tried to the end): over.
 */
export const EFFECT_STATES = ['due', 'waiting', 'applied', 'skipped', 'failed', 'dead'] as const;
export type EffectState = (typeof EFFECT_STATES)[number];
/** How an Effect that is over has ended. */
export type FinalEffectState = Exclude<EffectState, 'due' | 'waiting'>;

/**
 * What made the Effect: a webhook request, the reading of the issue when it was linked, a comparison with Jira, or
 * something that happened in the tracker.
 */
export type EffectSource = 'delivery' | 'linking' | 'reconciliation' | 'tracker';

export interface EffectProps {
  readonly id: EffectId;
  readonly linkId: LinkId;
  readonly integrationId: IntegrationId;
  readonly jiraIssueId: JiraIssueId;
  readonly deliveryId: DeliveryId | null;
  readonly source: EffectSource;
  readonly content: EffectContent;
  /** Who acted, in Jira or in the tracker, for the sentence a person reads. */
  readonly actor: string | null;
  /** `updated` of what was seen in Jira: of the comment, else of the issue; of a change in the tracker, when it happened. */
  readonly observedAt: Date | null;
  readonly state: EffectState;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  /** What stopped the last attempt. */
  readonly lastProblem: string | null;
  readonly createdAt: Date;
  /** The last time it, or the Delivery it was made of, was replayed. */
  readonly replay: Replay | null;
  /** Of the span under which it was made (W3C Trace Context), in whose trace it is carried out; null when there was none. */
  readonly traceparent: string | null;
}

export type NewEffect = Omit<
  EffectProps,
  'state' | 'attempts' | 'nextAttemptAt' | 'lastProblem' | 'replay' | 'traceparent'
> &
  Partial<Pick<EffectProps, 'replay' | 'traceparent'>>;

/** After this many tries an Effect is given up, until a person has it replayed. */
export const MOST_ATTEMPTS = 12;

/** Whether an Effect of this kind changes Jira; all others change the tracker, or only the link. */
export function isOutbound(kind: EffectKind): kind is OutboundKind {
  return OUTBOUND_KINDS.some((outbound) => outbound === kind);
}
