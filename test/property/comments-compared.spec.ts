import { expect } from 'chai';
import fc from 'fast-check';

import type { Payload } from '../support/payloads.ts';
import { CommentInJira, type CommentEvents } from '../support/scenario-comment.ts';
import { LinkedIssue } from '../support/scenario-linked-issue.ts';
import { Reconciling } from '../support/scenario-reconciliation.ts';
import type { TrackerCall } from '../support/scenario-trackers.ts';

const DAY = 24 * 3_600_000;

/** What a person does to one of three comments in Jira; the first thing done to each writes it. */
interface Act {
  readonly of: number;
  readonly does: 'put' | 'restrict' | 'delete';
  /** What becomes of each of Jira's two webhooks about it. */
  readonly events: readonly ('told' | 'late' | 'lost')[];
  readonly then: 'work' | 'compare' | 'nothing';
}

/** The comments of a Jira issue, whose events come, come late or never, and are compared now and then. */
class ComparedComments {
  readonly #linked: LinkedIssue;
  readonly #reconciling: Reconciling;
  readonly #comments = new Map<number, CommentInJira>();
  readonly #alive = new Set<number>();
  readonly #late: Payload[] = [];

  private constructor(linked: LinkedIssue) {
    this.#linked = linked;
    this.#reconciling = new Reconciling(linked.scenario, linked.connected);
  }

  static async open(trackerCalls: readonly TrackerCall[]): Promise<ComparedComments> {
    const linked = await LinkedIssue.open();
    await linked.changeSettings({ inboundComments: true });
    const world = new ComparedComments(linked);
    await world.compare();
    linked.scenario.trackers.comments.plan(trackerCalls);
    return world;
  }

  async do({ of, does, events }: Act, body: string): Promise<void> {
    const told = this.#act(of, does, body);
    for (const [index, event] of told.entries()) {
      // Comparing finds no deletion.
      const becomes = does === 'delete' && events[index] === 'lost' ? 'late' : events[index];
      if (becomes === 'late') this.#late.push(event);
      if (becomes === 'told') await this.#linked.scenario.deliver(this.#linked.connected, event);
    }
  }

  async work(): Promise<void> {
    await this.#linked.scenario.settle();
  }

  #later(): number {
    const { clock } = this.#linked.scenario;
    clock.advance(20_000);
    return clock.now().getTime();
  }

  async compare(): Promise<void> {
    await this.#reconciling.full();
  }

  /**
   * All that is late comes, in the reverse of its order where `backwards`, the issue is updated and compared, and all that
   * waits is carried out.
   */
  async rest(backwards: boolean): Promise<void> {
    const late = backwards ? this.#late.toReversed() : this.#late;
    for (const event of late) await this.#linked.scenario.deliver(this.#linked.connected, event);
    this.#linked.issue.edit(this.#later());
    await this.compare();
    for (let day = 0; day < 10; day += 1) {
      await this.#linked.scenario.sweepAfter(DAY);
      await this.#linked.scenario.settle();
    }
  }

  get inTracker(): readonly string[] {
    return this.#linked.comments;
  }

  /** What everybody may read in Jira. */
  get inJira(): readonly string[] {
    const bodies = [...this.#alive].map((of) => this.#comments.get(of)?.visibleBody ?? null);
    return bodies.filter((body) => body !== null);
  }

  #act(of: number, does: Act['does'], body: string): readonly Payload[] {
    const { jira } = this.#linked.scenario;
    const before = this.#comments.get(of);
    if (before !== undefined && !this.#alive.has(of)) return [];
    if (does === 'delete') {
      if (before === undefined) return [];
      this.#alive.delete(of);
      jira.commented.remove(before.id);
      return both(before.delete());
    }

    const comment = before ?? new CommentInJira(this.#linked.issue);
    this.#comments.set(of, comment);
    this.#alive.add(of);
    const at = this.#later();
    const shape = { body, role: does === 'restrict' ? 'Developers' : null, at };
    const events = before === undefined ? comment.write(shape) : comment.edit(shape);
    comment.showIn(jira);
    return both(events);
  }
}

function both({ comment, issue }: CommentEvents): readonly Payload[] {
  return [comment, issue];
}

const act: fc.Arbitrary<Act> = fc.record({
  of: fc.nat(2),
  does: fc.constantFrom('put', 'put', 'put', 'restrict', 'delete'),
  events: fc.tuple(fc.constantFrom('told', 'late', 'lost'), fc.constantFrom('told', 'late', 'lost')),
  then: fc.constantFrom('work', 'compare', 'nothing'),
});

describe('comments whose events come late, or never', () => {
  it('are in the tracker as Jira shows them, each once, when they were compared', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 1, maxLength: 10 }),
        fc.array(fc.constantFrom<TrackerCall>('served', 'fails_before', 'fails_after'), { maxLength: 4 }),
        fc.boolean(),
        async (acts, trackerCalls, backwards) => {
          const world = await ComparedComments.open(trackerCalls);
          for (const [number, each] of acts.entries()) {
            await world.do(each, `text${number}`);
            if (each.then === 'work') await world.work();
            if (each.then === 'compare') await world.compare();
          }

          await world.rest(backwards);

          expect(world.inTracker).to.have.members(world.inJira);
        },
      ),
      { numRuns: 150 },
    )).timeout(60_000);
});
