import type { EffectId, InstallationId, TrackerCommentId } from '../../../domain/ids.ts';
import type {
  TrackerWrite,
  TrackerWriteKind,
  TrackerWriteRef,
  TrackerWriteResult,
  TrackerWrites,
} from '../../../application/ports/tracker-writes.ts';
import type { Clock } from '../../../application/ports/clock.ts';

/** What one Installation had its tracker write. */
export class OwnWrites {
  readonly #writes: TrackerWrites;
  readonly #clock: Clock;
  readonly #installationId: InstallationId;

  constructor(writes: TrackerWrites, clock: Clock, installationId: InstallationId) {
    this.#writes = writes;
    this.#clock = clock;
    this.#installationId = installationId;
  }

  /** The write of an Effect, with what is known of it. */
  async of(effectId: EffectId, kind: TrackerWriteKind): Promise<OwnWrite> {
    const ref: TrackerWriteRef = { installationId: this.#installationId, effectId, kind };
    return new OwnWrite(this.#writes, this.#clock, { ref, known: await this.#writes.find(ref) });
  }

  /** Which of these comments an Effect has written. */
  comments(among: readonly TrackerCommentId[]): Promise<ReadonlySet<TrackerCommentId>> {
    return this.#writes.writtenComments(this.#installationId, among);
  }
}

/** One write of one Effect. */
export class OwnWrite {
  readonly #writes: TrackerWrites;
  readonly #clock: Clock;
  readonly #ref: TrackerWriteRef;
  readonly #known: TrackerWrite | null;

  constructor(
    writes: TrackerWrites,
    clock: Clock,
    { ref, known }: { readonly ref: TrackerWriteRef; readonly known: TrackerWrite | null },
  ) {
    this.#writes = writes;
    this.#clock = clock;
    this.#ref = ref;
    this.#known = known;
  }

  /** What it came to; null while that is not known. */
  get result(): TrackerWriteResult | null {
    return this.#known?.result ?? null;
  }

  /** Since when it may have been done, though nobody knows whether it was; null when it was never begun. */
  get openSince(): Date | null {
    return this.#known?.result === null ? this.#known.begunAt : null;
  }

  begin(at: Date): Promise<void> {
    return this.#writes.begin(this.#ref, at);
  }

  /** Notes the answer, and answers it. */
  async settle<Answer extends TrackerWriteResult['answer']>(
    answer: Answer,
    commentId: TrackerCommentId | null = null,
  ): Promise<Answer> {
    await this.#writes.settle(this.#ref, { answer, commentId }, this.#clock.now());
    return answer;
  }

  withdraw(): Promise<void> {
    return this.#writes.withdraw(this.#ref);
  }
}
