import fc from 'fast-check';

import { CLOSED, DONE, IN_PROGRESS, TO_DO, type Payload } from '../payloads.ts';
import type { IssueInJira } from '../scenario-issue.ts';
import type { ModelEvent } from './model.ts';

/** What a person does to an issue in Jira, and what its webhook tells. */
export interface Change {
  readonly name: string;
  readonly make: (issue: IssueInJira) => Pick<ModelEvent, 'payload' | 'tells'>;
}

/** How much an event says: all, or not whether its status counts as done, or not how old it is. */
export type Telling = 'whole' | 'without category' | 'without time';

export function change(): fc.Arbitrary<Change> {
  const transition = fc.constantFrom(TO_DO, IN_PROGRESS, DONE, CLOSED).map((to) => ({
    name: `to ${to.name}`,
    make: (issue: IssueInJira) => ({ payload: issue.transition(to), tells: 'status' as const }),
  }));
  const move = fc.constantFrom('ABC-4', 'NUM-9', 'ZED-1').map((key) => ({
    name: `moved to ${key}`,
    make: (issue: IssueInJira) => ({ payload: issue.move(`${key}${issue.id}`), tells: 'status' as const }),
  }));
  const edit: Change = { name: 'edited', make: (issue) => ({ payload: issue.edit(), tells: 'status' }) };
  const comment: Change = {
    name: 'commented',
    make: (issue) => ({ payload: issue.comment(), tells: 'nothing' }),
  };
  const deletion: Change = {
    name: 'deleted',
    make: (issue) => ({ payload: issue.delete(), tells: 'deletion' }),
  };
  return fc.oneof(
    { weight: 12, arbitrary: transition },
    { weight: 2, arbitrary: move },
    { weight: 4, arbitrary: fc.constantFrom(edit, comment) },
    { weight: 1, arbitrary: fc.constant(deletion) },
  );
}

/** The event with the id of its changelog, which is another for each, also within one moment. */
export function numbered(payload: Payload, number: number): Payload {
  const { changelog } = payload;
  return typeof changelog === 'object'
    ? { ...payload, changelog: { ...changelog, id: String(number) } }
    : payload;
}

/** The event as a Jira, or an app in it, sends it that tells no more than this. */
export function told(payload: Payload, telling: Telling): Payload {
  if (telling === 'whole') return payload;
  const left = telling === 'without category' ? 'statusCategory' : 'updated';
  return JSON.parse(
    JSON.stringify(payload, (name, value: unknown) => (name === left ? undefined : value)),
  ) as Payload;
}
