import type { TrackerComments } from '../../../application/ports/tracker-comments.ts';
import type { ApplyAnswer, AssignAnswer, Tracker } from '../../../application/ports/tracker.ts';
import type { Randomness } from '../../../application/ports/randomness.ts';
import type { EffectId, TrackerIssueId, TrackerUserId } from '../../../domain/ids.ts';
import type { TrackerAction, TrackerIssue } from '../../../domain/tracker-issue.ts';
import type { TrackerUser } from '../../../domain/tracker-user.ts';
import { HttpTrackerComments } from './http-tracker-comments.ts';
import type { HttpTrackerOf, TrackerCaller } from './tracker-caller.ts';
import { personFrom } from './understood-values.ts';

/** A tracker that takes Lockstep's signed calls. That it does each once is the tracker's own promise. */
export class HttpTracker implements Tracker {
  readonly #caller: TrackerCaller;
  readonly #randomness: Pick<Randomness, 'id'>;
  readonly #of: HttpTrackerOf;
  readonly comments: TrackerComments;

  constructor(caller: TrackerCaller, randomness: Pick<Randomness, 'id'>, of: HttpTrackerOf) {
    this.#caller = caller;
    this.#randomness = randomness;
    this.#of = of;
    this.comments = new HttpTrackerComments(caller, of);
  }

  async find(issue: TrackerIssueId): Promise<TrackerIssue | null> {
    const found = await this.#caller.call({
      ...this.#of,
      ...{ id: this.#randomness.id(), type: 'issue.find', data: { issue } },
      purpose: 'read an issue of',
    });
    if (found.answer === 'gone') return null;
    const { title, status, url, assigneeId } = found.issue;
    return {
      ...{ id: issue, title, status, url: url ?? null },
      ...(assigneeId === undefined ? {} : { assigneeId: assigneeId as TrackerUserId | null }),
    };
  }

  /** Another action for the same effect is another message. */
  async apply(action: TrackerAction, issue: TrackerIssueId, effect: EffectId): Promise<ApplyAnswer> {
    const { answer } = await this.#caller.call({
      ...this.#of,
      ...{ id: `${effect}:${action}`, type: 'issue.apply', data: { issue, effect, action } },
      purpose: `${action.replaceAll('_', ' ')} an issue of`,
    });
    return answer;
  }

  async assignable(issue: TrackerIssueId): Promise<readonly TrackerUser[] | 'gone' | 'unsupported'> {
    const found = await this.#caller.call({
      ...this.#of,
      ...{ id: this.#randomness.id(), type: 'issue.assignable', data: { issue } },
      purpose: 'read whom an issue can be assigned to of',
    });
    return found.answer === 'people' ? found.people.map(personFrom) : found.answer;
  }

  async assign(user: TrackerUserId | null, issue: TrackerIssueId, effect: EffectId): Promise<AssignAnswer> {
    const { answer } = await this.#caller.call({
      ...this.#of,
      ...{ id: `${effect}:assign`, type: 'issue.assign', data: { issue, effect, user } },
      purpose: 'assign an issue of',
    });
    return answer;
  }
}
