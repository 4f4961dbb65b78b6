import { z } from 'zod';
import { FACTS, FOREIGN_ID, MOMENT, PERSON } from './foreign-values.ts';

const EFFECT = z.string().min(1).meta({
  description:
    'What Lockstep knows this change by. Send it back as `causedBy` of the events that come of it, so that they are told from what people do.',
});

const TEXT = z
  .object({
    author: z.string().nullable().meta({ description: 'Who wrote it in Jira; null when Lockstep speaks.' }),
    body: z.string().meta({ description: 'Plain text.' }),
    url: z.string().nullable().meta({ description: 'Where the comment stands in Jira.' }),
  })
  .meta({ id: 'CommentText' });

/** What Lockstep asks a tracker, by type. */
export const CALL_DATA = {
  'issue.find': z.object({ issue: FOREIGN_ID }),
  'issue.apply': z.object({
    issue: FOREIGN_ID,
    effect: EFFECT,
    action: z.enum([
      'resolve',
      'resolve_in_current_release',
      'resolve_in_next_release',
      'ignore',
      'unresolve',
    ]),
  }),
  'issue.assignable': z.object({ issue: FOREIGN_ID }),
  'issue.assign': z.object({
    issue: FOREIGN_ID,
    effect: EFFECT,
    user: FOREIGN_ID.nullable().meta({ description: 'Null is nobody.' }),
  }),
  'comment.write': z.object({ issue: FOREIGN_ID, effect: EFFECT, text: TEXT }),
  'comment.edit': z.object({ issue: FOREIGN_ID, effect: EFFECT, comment: FOREIGN_ID, text: TEXT }),
  'comment.delete': z.object({ issue: FOREIGN_ID, effect: EFFECT, comment: FOREIGN_ID }),
} as const;

export type CallType = keyof typeof CALL_DATA;
export type CallData<Type extends CallType> = z.input<(typeof CALL_DATA)[Type]>;

/** The whole body of a call. */
export function callSchema(type: CallType) {
  return z.object({
    type: z.literal(type),
    timestamp: MOMENT.meta({ description: 'When it is asked.' }),
    data: CALL_DATA[type],
  });
}

const plain = <const Words extends readonly [string, ...string[]]>(...words: Words) =>
  z.object({ answer: z.enum(words) });

const FOUND = FACTS.extend({
  id: FOREIGN_ID,
  assigneeId: FOREIGN_ID.nullish().meta({
    description: 'Whom it is assigned to; null is nobody. Leave it out when you do not tell.',
  }),
});

/** What a tracker answers, by the type of the call. Anything else is not understood. */
export const ANSWERS = {
  'issue.find': z.union([z.object({ answer: z.literal('found'), issue: FOUND }), plain('gone')]),
  'issue.apply': plain('changed', 'unchanged', 'gone', 'unsupported'),
  'issue.assignable': z.union([
    z.object({ answer: z.literal('people'), people: z.array(PERSON) }),
    plain('gone', 'unsupported'),
  ]),
  'issue.assign': plain('changed', 'unchanged', 'gone', 'not_assignable', 'unsupported'),
  'comment.write': z.union([
    z.object({ answer: z.literal('written'), comment: FOREIGN_ID }),
    plain('gone', 'unsupported'),
  ]),
  'comment.edit': plain('changed', 'gone', 'unsupported'),
  'comment.delete': plain('changed', 'gone', 'unsupported'),
} as const satisfies Record<CallType, z.ZodType>;

export type CallAnswer<Type extends CallType> = z.output<(typeof ANSWERS)[Type]>;
