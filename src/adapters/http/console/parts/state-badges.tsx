import type { DELIVERY } from '../../presenters/delivery.ts';
import type { LINK } from '../../presenters/link.ts';
import type { TIMELINE_ENTRY } from '../../presenters/timeline-entry.ts';
import type { Answered } from '../in-process-api.ts';
import { Badge, type Tone } from './said.tsx';

type Worded<State extends string> = Readonly<Record<State, readonly [Tone, string]>>;

export type EffectState = Answered<typeof TIMELINE_ENTRY>['state'];
export type DeliveryState = Answered<typeof DELIVERY>['state'];
type LinkState = Answered<typeof LINK>['state'];

const EFFECT: Worded<EffectState> = {
  due: ['attention', 'to be done now'],
  waiting: ['attention', 'waits'],
  applied: ['good', 'done'],
  skipped: ['quiet', 'left as it is'],
  failed: ['bad', 'failed'],
  dead: ['bad', 'given up'],
};

const DELIVERY_STATE: Worded<DeliveryState> = {
  pending: ['attention', 'pending'],
  processed: ['good', 'processed'],
  ignored: ['quiet', 'ignored'],
  dead: ['bad', 'given up'],
};

const LINK_STATE: Worded<LinkState> = {
  linking: ['attention', 'being linked'],
  linked: ['good', 'linked'],
  unreachable: ['bad', 'unreachable in Jira'],
  deleted: ['quiet', 'deleted in Jira'],
  unlinked: ['quiet', 'unlinked'],
};

export function EffectBadge({ state }: { readonly state: EffectState }) {
  const [tone, words] = EFFECT[state];
  return <Badge tone={tone}>{words}</Badge>;
}

export function DeliveryBadge({ state }: { readonly state: DeliveryState }) {
  const [tone, words] = DELIVERY_STATE[state];
  return <Badge tone={tone}>{words}</Badge>;
}

export function LinkBadge({ state }: { readonly state: LinkState }) {
  const [tone, words] = LINK_STATE[state];
  return <Badge tone={tone}>{words}</Badge>;
}
