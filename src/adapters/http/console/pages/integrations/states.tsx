import { Badge, type Tone } from '../../parts/said.tsx';
import type { AnsweredIntegration } from './asked.ts';

const STATES: Readonly<Record<AnsweredIntegration['state'], readonly [Tone, string]>> = {
  awaiting_authorization: ['attention', 'to be authorized'],
  active: ['good', 'connected'],
  needs_reauthorization: ['bad', 'to be authorized again'],
  disabled: ['quiet', 'switched off'],
  uninstalled: ['quiet', 'uninstalled'],
};

const WEBHOOKS: Readonly<Record<AnsweredIntegration['webhook']['mode'], readonly [Tone, string]>> = {
  none: ['quiet', 'not made yet'],
  managed: ['good', 'kept by Lockstep'],
  manual: ['quiet', 'kept by a person'],
  missing: ['bad', 'missing'],
};

export function StateBadge({ of: { state } }: { readonly of: AnsweredIntegration }) {
  const [tone, words] = STATES[state];
  return <Badge tone={tone}>{words}</Badge>;
}

/** How its webhook is: what is wrong with it goes before how it is kept. */
export function WebhookBadge({ of: { webhook } }: { readonly of: AnsweredIntegration }) {
  const [tone, words] = WEBHOOKS[webhook.mode];
  return webhook.problem === null || tone === 'bad' ? (
    <Badge tone={tone}>{words}</Badge>
  ) : (
    <Badge tone="bad">needs a hand</Badge>
  );
}

export function isOver({ state }: Pick<AnsweredIntegration, 'state'>): boolean {
  return state === 'uninstalled';
}

export function isSwitchedOff({ state }: Pick<AnsweredIntegration, 'state'>): boolean {
  return state === 'disabled';
}
