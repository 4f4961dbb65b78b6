import type { ReceivedTrackerEvent } from '../../src/application/outbound/receive-tracker-events.ts';
import type { TrackerEvent } from '../../src/domain/outbound/tracker-event.ts';
import { anId } from './builders.ts';
import type { LinkedIssue } from './scenario-linked-issue.ts';

const BOB = { id: null, name: 'Bob', isLockstep: false } as const;

/** That Bob resolved the tracker issue of `linked`, at no time that is told, but for what is given. */
export function aTrackerEvent(linked: LinkedIssue, event: Partial<TrackerEvent> = {}): TrackerEvent {
  return {
    id: anId(),
    issue: linked.link.trackerIssueId,
    actor: BOB,
    occurredAt: null,
    change: { kind: 'status', status: 'resolved', isRegression: false },
    causedBy: null,
    ...event,
  };
}

/** What becomes of the events when they come in at once; nothing is done about them yet. */
export function receive(
  { scenario, connected }: LinkedIssue,
  ...events: readonly TrackerEvent[]
): Promise<readonly ReceivedTrackerEvent[]> {
  const { installationId } = connected;
  return scenario.useCases.receiveTrackerEvents.execute({ installationId, events });
}
