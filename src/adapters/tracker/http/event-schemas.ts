import { z } from 'zod';
import { FACTS, FOREIGN_ID, MOMENT, PERSON, STATUS } from './foreign-values.ts';

const ACTOR = z
  .object({
    id: FOREIGN_ID.nullish(),
    name: z.string().nullish().meta({ description: 'What people call them.' }),
    isLockstep: z
      .boolean()
      .nullish()
      .meta({ description: 'Whether it was Lockstep itself. Leave it out when you cannot tell.' }),
  })
  .meta({ id: 'Actor', description: 'Who did it.' });

/** What every event tells. */
const ABOUT = {
  issue: FOREIGN_ID,
  actor: ACTOR.nullish(),
  causedBy: z
    .string()
    .min(1)
    .max(500)
    .nullish()
    .meta({ description: 'The `effect` of the call that it came of.' }),
};

const COMMENT = {
  id: FOREIGN_ID,
  author: z.string().nullish().meta({ description: 'Who wrote the comment.' }),
};
const WRITTEN = z.object({ ...COMMENT, body: z.string().meta({ description: 'Plain text.' }) });

/** What a tracker tells, by type. */
export const EVENT_DATA = {
  'issue.status_changed': z.object({
    ...ABOUT,
    status: STATUS,
    isRegression: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether the issue came back by itself, after it was resolved.' }),
  }),
  'issue.assigned': z.object({
    ...ABOUT,
    assignee: PERSON.nullable().meta({ description: 'Null is nobody.' }),
  }),
  'issue.seen': z.object({ ...ABOUT, facts: FACTS }),
  'comment.created': z.object({ ...ABOUT, comment: WRITTEN }),
  'comment.edited': z.object({ ...ABOUT, comment: WRITTEN }),
  'comment.deleted': z.object({ ...ABOUT, comment: z.object(COMMENT) }),
} as const;

export type EventType = keyof typeof EVENT_DATA;

const eventOf = <Type extends EventType>(type: Type, name: string) =>
  z
    .object({
      id: FOREIGN_ID.meta({ description: 'Yours: the same one again is the same event.' }),
      type: z.literal(type),
      timestamp: MOMENT,
      data: EVENT_DATA[type],
    })
    .meta({ id: name });

/** One event. */
export const EVENT = z
  .discriminatedUnion('type', [
    eventOf('issue.status_changed', 'StatusChanged'),
    eventOf('issue.assigned', 'Assigned'),
    eventOf('issue.seen', 'Seen'),
    eventOf('comment.created', 'CommentCreated'),
    eventOf('comment.edited', 'CommentEdited'),
    eventOf('comment.deleted', 'CommentDeleted'),
  ])
  .meta({ id: 'Event' });

export type HttpTrackerEvent = z.output<typeof EVENT>;

export const MOST_EVENTS = 100;

/** What is posted: one event, or a list of them in the order in which they happened. */
export const EVENTS = z.union([EVENT, z.array(EVENT).min(1).max(MOST_EVENTS)]);
