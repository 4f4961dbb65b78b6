import { expect } from 'chai';
import fc from 'fast-check';

import type { JiraComments } from '../../src/application/ports/jira-comments.ts';
import { JiraFailure } from '../../src/application/ports/jira-failure.ts';
import type { KeptComment } from '../../src/adapters/memory/in-memory-jira-comments.ts';
import { aUser, type Payload } from '../support/payloads.ts';
import { LinkedIssue } from '../support/scenario-linked-issue.ts';
import { settleOn, TrackerSide } from '../support/scenario-tracker-side.ts';
import type { TrackerCall } from '../support/scenario-trackers.ts';

const DAY = 24 * 3_600_000;
/** More than enough for any story to come to rest: what goes on then goes on for ever. */
const MOST_ROUNDS = 12;

/** How a call of Jira's comments goes: done, done without an answer, or not done. */
type JiraCall = 'served' | 'lost' | 'fails';

/** What a person does to one of two comments on their side; the first thing done to each writes it. */
interface Step {
  readonly side: 'jira' | 'tracker';
  readonly of: 0 | 1;
  readonly does: 'put' | 'delete';
  readonly then: 'work' | 'nothing';
}

/** A Jira and a tracker that tell Lockstep of every comment written there, also of those that Lockstep itself wrote. */
class BothWays {
  readonly #linked: LinkedIssue;
  readonly #tracker: TrackerSide;
  readonly #plan: JiraCall[];
  #untold: Payload[] = [];
  #seconds = 0;
  /** The comments of the tracker's people, by id, and those of Jira's people. */
  readonly inTracker = new Map<string, string | null>();
  readonly inJira = new Map<string, string | null>();
  #known = new Map<string, string>();

  constructor(linked: LinkedIssue, plan: readonly JiraCall[]) {
    this.#linked = linked;
    this.#tracker = new TrackerSide(linked);
    this.#plan = [...plan];
  }

  static async open(jiraCalls: readonly JiraCall[], trackerCalls: readonly TrackerCall[]): Promise<BothWays> {
    const linked = await LinkedIssue.open();
    await linked.changeSettings({ outboundComments: true, inboundComments: true });
    linked.scenario.trackers.comments.plan(trackerCalls);
    return new BothWays(linked, jiraCalls);
  }

  async do({ side, of, does }: Step, text: string): Promise<void> {
    await (side === 'tracker'
      ? this.#inTracker(`c-${of}`, does, text)
      : this.#inJira(String(of), does, text));
  }

  /** Tells Lockstep what it has not been told, and has it work; false when there was nothing to tell. */
  async round(): Promise<boolean> {
    const payloads = this.#untold;
    this.#untold = [];
    for (const payload of payloads) await this.#linked.scenario.deliver(this.#linked.connected, payload);
    const hasTold = await this.#tellOfTracker();
    await settleOn(this.#linked, { comments: this.#comments() });
    return payloads.length > 0 || hasTold;
  }

  /** Goes on until nothing is left to tell and to do: answers after how many rounds. */
  async rest(): Promise<number> {
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      const hasTold = await this.round();
      this.#linked.scenario.clock.advance(DAY);
      const woken = await this.#linked.scenario.useCases.wakeBacklog.execute();
      await settleOn(this.#linked, { comments: this.#comments() });
      if (!hasTold && woken === 0 && this.#untold.length === 0) return round;
    }
    return MOST_ROUNDS + 1;
  }

  /** What each comment in Jira says, its quote alone where Lockstep wrote it. */
  get jiraTexts(): readonly string[] {
    const kept = this.#linked.scenario.jira.commented.of(this.#linked.issue.id);
    return kept.map(({ body }) => /\{quote\}\n([^]*)\n\{quote\}/.exec(body)?.[1] ?? body);
  }

  /** What each comment in the tracker says, with those of its people. */
  get trackerTexts(): readonly string[] {
    return [...this.#linked.comments, ...alive(this.inTracker)];
  }

  async #inTracker(id: string, does: Step['does'], text: string): Promise<void> {
    const before = this.inTracker.get(id);
    if (before === null || (before === undefined && does === 'delete')) return;
    this.inTracker.set(id, does === 'delete' ? null : text);
    if (does === 'delete') await this.#tracker.delete(id);
    else await (before === undefined ? this.#tracker.write(id, text) : this.#tracker.edit(id, text));
  }

  async #inJira(of: string, does: Step['does'], text: string): Promise<void> {
    const { commented } = this.#linked.scenario.jira;
    const author = { key: 'KEY-ada', name: 'ada', displayName: 'Ada', emailAddress: null };
    const before = this.inJira.get(of);
    if (before === null || (before === undefined && does === 'delete')) return;
    const old = commented.of(this.#linked.issue.id).find(({ body }) => body === before);
    this.inJira.set(of, does === 'delete' ? null : text);
    if (old === undefined)
      this.#tell('comment_created', commented.write(this.#linked.issue.id, text, author));
    else if (does === 'put') this.#tell('comment_updated', commented.rewrite(old.id, text));
    else {
      commented.remove(old.id);
      this.#tell('comment_deleted', old);
    }
  }

  /** Jira's comments, which fail as planned, and of which Jira tells whoever wrote them. */
  #comments(): JiraComments {
    const { comments, commented } = this.#linked.scenario.jira;
    const kept = (id: string) => commented.of(this.#linked.issue.id).find((comment) => comment.id === id);
    return {
      ...comments,
      create: (...asked) =>
        this.#call(async () => {
          const id = await comments.create(...asked);
          this.#tell('comment_created', kept(id));
          return id;
        }),
      edit: (connection, ref, order) =>
        this.#call(async () => {
          await comments.edit(connection, ref, order);
          this.#tell('comment_updated', kept(ref.id));
        }),
      delete: (connection, ref) =>
        this.#call(async () => {
          const old = kept(ref.id);
          await comments.delete(connection, ref);
          this.#tell('comment_deleted', old);
        }),
    };
  }

  async #call<Answer>(call: () => Promise<Answer>): Promise<Answer> {
    const how = this.#plan.shift() ?? 'served';
    const away = new JiraFailure('jira_unreachable', 'Jira is away.');
    if (how === 'fails') throw away;
    const answer = await call();
    if (how === 'lost') throw away;
    return answer;
  }

  /** By both of the webhooks that a server sends; that of the issue does not tell which comment was deleted. */
  #tell(webhookEvent: string, comment: KeptComment | undefined): void {
    if (comment === undefined) return;
    this.#seconds += 1;
    const at = new Date(Date.UTC(2024, 4, 6, 9, 0, this.#seconds)).toISOString().replace('Z', '+0000');
    const json = {
      self: `https://jira.example.com/rest/api/2/issue/${this.#linked.issue.id}/comment/${comment.id}`,
      id: comment.id,
      body: comment.body,
      author: { ...aUser(comment.author.name ?? ''), key: comment.author.key },
      created: at,
      updated: at,
    };
    this.#untold.push({ timestamp: this.#seconds, webhookEvent, comment: json });
  }

  /** Of what Lockstep wrote to the tracker, which the tracker tells as it does what people write. */
  async #tellOfTracker(): Promise<boolean> {
    const present = new Map(this.#linked.trackerComments.map(({ id, body }) => [String(id), body]));
    const before = this.#known;
    this.#known = present;
    let hasTold = false;
    for (const [id, body] of present) {
      if (before.get(id) === body) continue;
      hasTold = true;
      await (before.has(id) ? this.#tracker.edit(id, body) : this.#tracker.write(id, body));
    }
    for (const id of before.keys()) {
      if (present.has(id)) continue;
      hasTold = true;
      await this.#tracker.delete(id);
    }
    return hasTold;
  }
}

function alive(comments: ReadonlyMap<string, string | null>): readonly string[] {
  return [...comments.values()].filter((text) => text !== null);
}

const step: fc.Arbitrary<Step> = fc.record({
  side: fc.constantFrom('jira', 'tracker'),
  of: fc.constantFrom(0, 1),
  does: fc.oneof(
    { weight: 3, arbitrary: fc.constant('put' as const) },
    { weight: 1, arbitrary: fc.constant('delete' as const) },
  ),
  then: fc.constantFrom('work', 'nothing'),
});

describe('comments carried both ways', () => {
  it('come to rest, each once on either side, as it was last, whatever goes wrong on the way', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 8 }),
        fc.array(fc.constantFrom<JiraCall>('served', 'lost', 'fails'), { maxLength: 6 }),
        fc.array(fc.constantFrom<TrackerCall>('served', 'fails_before', 'fails_after'), { maxLength: 4 }),
        async (steps, jiraCalls, trackerCalls) => {
          const world = await BothWays.open(jiraCalls, trackerCalls);
          for (const [number, each] of steps.entries()) {
            await world.do(each, `text${number}`);
            if (each.then === 'work') await world.round();
          }

          expect(await world.rest()).to.be.at.most(MOST_ROUNDS);

          const all = [...alive(world.inTracker), ...alive(world.inJira)];
          expect(world.jiraTexts).to.have.members(all);
          expect(world.trackerTexts).to.have.members(all);
        },
      ),
      { numRuns: 150 },
    )).timeout(60_000);
});
