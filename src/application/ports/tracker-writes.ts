import type { EffectId, InstallationId, TrackerCommentId } from '../../domain/ids.ts';

/** What is written: one Effect may ask a tracker for one of each. */
export type TrackerWriteKind = 'status' | 'assignee' | 'comment';

export type TrackerWriteAnswer = 'changed' | 'unchanged' | 'gone' | 'not_assignable';

/** Which write is meant. */
export interface TrackerWriteRef {
  readonly installationId: InstallationId;
  /** What the tracker is to know the Effect by. */
  readonly effectId: EffectId;
  readonly kind: TrackerWriteKind;
}

/** What a write came to. */
export interface TrackerWriteResult {
  readonly answer: TrackerWriteAnswer;
  /** Of a comment that was written. */
  readonly commentId: TrackerCommentId | null;
}

/** Something that an Effect has a tracker write which does not itself know what it has done for whom. */
export interface TrackerWrite extends TrackerWriteRef {
  readonly begunAt: Date;
  /** Null while nobody knows whether it was done. */
  readonly result: TrackerWriteResult | null;
}

/** What was written to trackers that take no key to know a request by, so that nothing is written twice. */
export interface TrackerWrites {
  /** Null when it was never begun. */
  find(write: TrackerWriteRef): Promise<TrackerWrite | null>;

  /** Notes that it is about to be done; durable once this resolves. One that is there stays as it is. */
  begin(write: TrackerWriteRef, at: Date): Promise<void>;

  /** Notes what it came to, begun or not. The first result stays. */
  settle(write: TrackerWriteRef, result: TrackerWriteResult, at: Date): Promise<void>;

  /** Forgets that it was begun, as it was surely not done; one that came to something stays. */
  withdraw(write: TrackerWriteRef): Promise<void>;

  /** Which of these comments an Effect of the Installation has written. */
  writtenComments(
    installation: InstallationId,
    among: readonly TrackerCommentId[],
  ): Promise<ReadonlySet<TrackerCommentId>>;
}
