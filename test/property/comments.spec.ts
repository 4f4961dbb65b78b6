import { expect } from 'chai';
import fc from 'fast-check';

import type { Payload } from '../support/payloads.ts';
import { CommentInJira, type CommentEvents } from '../support/scenario-comment.ts';
import { LinkedIssue } from '../support/scenario-linked-issue.ts';
import type { TrackerCall } from '../support/scenario-trackers.ts';

const DAY = 24 * 3_600_000;

/** What is done to one of three comments; the first thing done to each writes it. */
interface Step {
  readonly of: 0 | 1 | 2;
  readonly does: 'edit' | 'delete';
  readonly body: string;
  readonly role: string | null;
}

/** How one of its webhooks comes in: in which form, of which step, and whether work is done before the next. */
interface Arrival {
  readonly of: number;
  readonly form: keyof CommentEvents;
  readonly then: 'work' | 'nothing' | 'sweep';
}

interface History {
  readonly steps: readonly Step[];
  readonly arrivals: readonly Arrival[];
  readonly trackerCalls: readonly TrackerCall[];
}

const step: fc.Arbitrary<Step> = fc.record({
  of: fc.constantFrom(0, 1, 2),
  does: fc.oneof(
    { weight: 4, arbitrary: fc.constant('edit' as const) },
    { weight: 1, arbitrary: fc.constant('delete' as const) },
  ),
  body: fc.string({ minLength: 1, maxLength: 3 }).filter((text) => !text.includes('\0')),
  role: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant('Administrators') },
  ),
});

/** Every step in one form or both, in any order, some of them again, with failures of the tracker in between. */
function history(): fc.Arbitrary<History> {
  return fc.array(step, { minLength: 1, maxLength: 8 }).chain((steps) => {
    const every = [...steps.keys()];
    const arrival = (of: number): fc.Arbitrary<Arrival> =>
      fc.record({
        of: fc.constant(of),
        form: fc.constantFrom('comment', 'issue'),
        then: fc.constantFrom('work', 'nothing', 'sweep'),
      });
    return fc.record({
      steps: fc.constant(steps),
      arrivals: fc
        .array(fc.constantFrom(...every), { maxLength: 8 })
        .chain((again) =>
          fc.shuffledSubarray([...every, ...again], { minLength: every.length + again.length }),
        )
        .chain((order) => fc.tuple(...order.map(arrival))),
      trackerCalls: fc.array(fc.constantFrom<TrackerCall>('served', 'fails_before', 'fails_after'), {
        maxLength: 8,
      }),
    });
  });
}

/** What Jira sends of each step, and how the comments stand in the end: null for one that nobody, or not everybody, may read. */
function lived(linked: LinkedIssue, steps: readonly Step[]) {
  const comments = [0, 1, 2].map(() => new CommentInJira(linked.issue));
  const isWritten = new Set<number>();
  const isDeleted = new Set<number>();
  const events = steps.map(({ of, does, body, role }): CommentEvents | null => {
    const comment = comments[of];
    if (comment === undefined || isDeleted.has(of)) return null;
    if (!isWritten.has(of)) {
      isWritten.add(of);
      return comment.write({ body, role });
    }
    if (does === 'edit') return comment.edit({ body, role });
    isDeleted.add(of);
    return comment.delete();
  });
  const visible = comments.flatMap((comment, of) =>
    isWritten.has(of) && !isDeleted.has(of) && comment.visibleBody !== null ? [comment.visibleBody] : [],
  );
  return { events, visible };
}

/** A deletion is told by the event of the comment alone. */
function payloadOf(events: CommentEvents | null | undefined, form: keyof CommentEvents): Payload | null {
  if (events == null) return null;
  return 'comment' in events[form] ? events[form] : events.comment;
}

describe('the comments of an issue', () => {
  it('end in the tracker as they are in Jira, each once, in whatever order and form and however often their events come', () =>
    fc.assert(
      fc.asyncProperty(history(), async ({ steps, arrivals, trackerCalls }) => {
        const linked = await LinkedIssue.open();
        await linked.changeSettings({ inboundComments: true });
        const { events, visible } = lived(linked, steps);
        linked.scenario.trackers.comments.plan(trackerCalls);

        for (const { of, form, then } of arrivals) {
          const payload = payloadOf(events[of], form);
          if (payload !== null) await linked.scenario.deliver(linked.connected, payload);
          if (then === 'work') await linked.scenario.settle();
          if (then === 'sweep') await linked.scenario.sweepAfter(2_000);
        }
        await linked.scenario.settle();
        while ((await linked.scenario.sweepAfter(DAY)) > 0);

        expect(linked.comments.toSorted()).to.deep.equal(visible.toSorted());
      }),
      { numRuns: 200 },
    ));
});
