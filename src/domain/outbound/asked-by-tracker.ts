import type { OutboundContent } from './outbound-content.ts';
import type { TrackerEvent } from './tracker-event.ts';

/** What an event of the tracker asks of the Jira issue that its issue is linked to; null when it asks for nothing. */
export function askedByTracker({ change, ...event }: TrackerEvent): OutboundContent | null {
  const unknown = isByUnknown({ change, ...event }) ? { isByUnknown: true as const } : {};
  switch (change.kind) {
    case 'status':
      return {
        kind: 'outbound_status',
        status: change.status,
        isRegression: change.isRegression,
        ...unknown,
      };
    case 'assignee':
      return { kind: 'outbound_assignee', user: change.user, ...unknown };
    case 'comment': {
      const { action, commentId, author, body } = change;
      return { kind: 'outbound_comment', action, commentId, author, body };
    }
    case 'seen':
      return null;
  }
}

/** Whether the tracker says that Lockstep itself did it: by the actor, else by the Effect that it came of. */
export function isByLockstep({ actor, causedBy }: Pick<TrackerEvent, 'actor' | 'causedBy'>): boolean {
  const told = actor?.isLockstep ?? null;
  return told ?? causedBy !== null;
}

/** Whether it may have been Lockstep itself: the tracker does not tell. Nobody does what comes back by itself. */
function isByUnknown({ actor, change }: Pick<TrackerEvent, 'actor' | 'change'>): boolean {
  if (change.kind === 'status' && change.isRegression) return false;
  return (actor?.isLockstep ?? null) === null;
}
