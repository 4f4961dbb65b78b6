import { statusAfter, type EffectId, type Tracker, type TrackerAction } from '../../../src/index.ts';
import { openMemoryStorage, type TrackerAnswer, type TrackerIssueId } from '../../../src/index.ts';
import { NOON, storageContract, trackerContract } from '../../contract/index.ts';

/** A tracker of the host's own, as small as one can be. */
class Crashes implements Tracker {
  readonly #statuses = new Map<TrackerIssueId, ReturnType<typeof statusAfter>>();
  readonly #answers = new Map<EffectId, TrackerAnswer>();

  open(id: TrackerIssueId): void {
    this.#statuses.set(id, 'unresolved');
  }

  async find(id: TrackerIssueId) {
    const status = this.#statuses.get(id);
    return status === undefined ? null : { id, title: id, status, url: null };
  }

  async apply(action: TrackerAction, id: TrackerIssueId, effect: EffectId): Promise<TrackerAnswer> {
    const answer = this.#answers.get(effect) ?? this.act(action, id);
    this.#answers.set(effect, answer);
    return answer;
  }

  readonly assignable = async () => 'unsupported' as const;
  readonly assign = async () => 'unsupported' as const;

  act(action: TrackerAction, id: TrackerIssueId): TrackerAnswer {
    const before = this.#statuses.get(id);
    if (before === undefined) return 'gone';
    const after = statusAfter(action);
    this.#statuses.set(id, after);
    return before === after ? 'unchanged' : 'changed';
  }
}

trackerContract("the host's crashes", async () => {
  const [tracker, issue] = [new Crashes(), 'crash' as TrackerIssueId];
  tracker.open(issue);
  const act = async (action: TrackerAction) => void tracker.act(action, issue);
  return { tracker, issue, nowhere: 'none' as TrackerIssueId, people: null, act };
});

storageContract('in memory', async (options) => ({
  storage: openMemoryStorage({ clock: { now: () => NOON }, ...options }),
  close: async () => undefined,
}));
