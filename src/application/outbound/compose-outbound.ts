import { MakeByRule } from '../creation/make-by-rule.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Storage } from '../ports/storage.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import { MakeOutboundEffects } from './make-outbound-effects.ts';
import { ReceiveTrackerEvents } from './receive-tracker-events.ts';
import type { UnlinkedEvents } from './unlinked-events.ts';

export interface OutboundPorts {
  readonly storage: Pick<Storage, 'unitOfWork'>;
  readonly signal: WorkSignal;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

export interface Outbound {
  readonly makeOutboundEffects: MakeOutboundEffects;
  readonly receiveTrackerEvents: ReceiveTrackerEvents;
}

/** The way from what happens in a tracker to what Jira is asked, on these ports. ProcessIssue does what is asked. */
export function composeOutbound(
  ports: OutboundPorts,
  unlinked: UnlinkedEvents = new MakeByRule(ports),
): Outbound {
  const { storage, signal, randomness, clock } = ports;
  const { unitOfWork } = storage;
  const makeOutboundEffects = new MakeOutboundEffects({ unlinked, randomness, clock });
  return {
    makeOutboundEffects,
    receiveTrackerEvents: new ReceiveTrackerEvents({ unitOfWork, signal, clock }, makeOutboundEffects),
  };
}
