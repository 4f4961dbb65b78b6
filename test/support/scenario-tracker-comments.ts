import type { TrackerComments } from '../../src/application/ports/tracker-comments.ts';
import { TrackerUnavailable } from '../../src/application/ports/tracker.ts';
import type { EffectId } from '../../src/domain/ids.ts';
import type { TrackerCall } from './scenario-trackers.ts';

/** What was asked of a tracker's comments. */
export interface AskedOfComments {
  readonly what: 'write' | 'edit' | 'delete';
  readonly effect: EffectId;
}

/** How calls about the comments of trackers go, and what was asked. */
export class ShakyComments {
  readonly asked: AskedOfComments[] = [];
  #plan: TrackerCall[] = [];
  /** Whether the trackers have comments at all. */
  areSupported = true;
  /** What of comments the trackers say that they cannot do. */
  readonly unsupported = new Set<AskedOfComments['what']>();
  /** Runs while the tracker is asked, before it does anything. */
  whileAsked: () => Promise<void> = async () => undefined;

  /** How the next calls go; those after them are served. */
  plan(calls: readonly TrackerCall[]): void {
    this.#plan = [...calls];
  }

  /** These comments, as shaky as planned. */
  over(comments: TrackerComments): TrackerComments {
    return {
      write: (text, issue, effect) =>
        this.#ask({ what: 'write', effect }, () => comments.write(text, issue, effect)),
      edit: (text, ref, effect) =>
        this.#ask({ what: 'edit', effect }, () => comments.edit(text, ref, effect)),
      delete: (ref, effect) => this.#ask({ what: 'delete', effect }, () => comments.delete(ref, effect)),
    };
  }

  async #ask<Answer>(asked: AskedOfComments, call: () => Promise<Answer>): Promise<Answer> {
    this.asked.push(asked);
    await this.whileAsked();
    if (this.unsupported.has(asked.what)) return 'unsupported' as Answer;
    const how = this.#plan.shift() ?? 'served';
    if (how === 'fails_before') throw new TrackerUnavailable('the tracker is away');
    const answer = await call();
    if (how === 'fails_after') throw new TrackerUnavailable('the tracker is away');
    if (how === 'answers_oddly') return 'done' as Answer;
    return answer;
  }
}
