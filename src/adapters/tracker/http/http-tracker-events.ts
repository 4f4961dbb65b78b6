import type { ReadEvents, TrackerEventReader } from '../../../application/ports/tracker-event-reader.ts';
import { InvalidValue, PayloadNotAnObject } from '../../../domain/domain-error.ts';
import { isObject, own } from '../../../domain/foreign-json.ts';
import type { EffectId, TrackerCommentId, TrackerIssueId, TrackerUserId } from '../../../domain/ids.ts';
import type { TrackerActor, TrackerChange, TrackerEvent } from '../../../domain/outbound/tracker-event.ts';
import { EVENT, EVENT_DATA, MOST_EVENTS, type HttpTrackerEvent } from './event-schemas.ts';
import { factsFrom, personFrom } from './understood-values.ts';

/** Understands what an http tracker posts. */
export class HttpTrackerEvents implements TrackerEventReader {
  read(body: Uint8Array): ReadEvents {
    const value = jsonIn(body);
    const all: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (all.length > MOST_EVENTS) throw new InvalidValue('body', `must hold at most ${MOST_EVENTS} events`);

    const events: TrackerEvent[] = [];
    for (const [place, one] of all.entries()) {
      if (hasUnknownType(one)) continue;
      events.push(eventIn(one, Array.isArray(value) ? [String(place)] : []));
    }
    return { events, ignored: all.length - events.length };
  }
}

function jsonIn(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new PayloadNotAnObject('The body is no JSON in UTF-8.');
  }
}

/** A type that comes one day is no mistake. */
function hasUnknownType(value: unknown): boolean {
  const type = own(value, 'type');
  return isObject(value) && typeof type === 'string' && !Object.hasOwn(EVENT_DATA, type);
}

function eventIn(value: unknown, place: readonly string[]): TrackerEvent {
  const result = EVENT.safeParse(value, { reportInput: false });
  if (result.success) return eventFrom(result.data);

  const [issue] = result.error.issues;
  const path = [...place, ...(issue?.path.map(String) ?? [])];
  throw new InvalidValue(
    path.length === 0 ? 'body' : path.join('.'),
    issue?.message ?? 'is not as it should be',
  );
}

function eventFrom(event: HttpTrackerEvent): TrackerEvent {
  const { id, timestamp, data } = event;
  return {
    id,
    issue: data.issue as TrackerIssueId,
    actor: data.actor == null ? null : actorFrom(data.actor),
    occurredAt: new Date(timestamp),
    change: changeFrom(event),
    causedBy: (data.causedBy ?? null) as EffectId | null,
  };
}

function actorFrom({ id, name, isLockstep }: NonNullable<HttpTrackerEvent['data']['actor']>): TrackerActor {
  const named = name ?? (isLockstep === true ? 'Lockstep' : null);
  return { id: (id ?? null) as TrackerUserId | null, name: named, isLockstep: isLockstep ?? null };
}

function changeFrom({ type, data }: HttpTrackerEvent): TrackerChange {
  switch (type) {
    case 'issue.status_changed':
      return { kind: 'status', status: data.status, isRegression: data.isRegression };
    case 'issue.assigned':
      return { kind: 'assignee', user: data.assignee === null ? null : personFrom(data.assignee) };
    case 'issue.seen':
      return { kind: 'seen', facts: factsFrom(data.facts) };
    case 'comment.created':
    case 'comment.edited':
      return {
        kind: 'comment',
        action: type === 'comment.created' ? 'created' : 'edited',
        ...commentFrom(data.comment),
        body: data.comment.body,
      };
    case 'comment.deleted':
      return { kind: 'comment', action: 'deleted', ...commentFrom(data.comment), body: null };
  }
}

function commentFrom({ id, author }: { readonly id: string; readonly author?: string | null | undefined }) {
  return { commentId: id as TrackerCommentId, author: author ?? null };
}
