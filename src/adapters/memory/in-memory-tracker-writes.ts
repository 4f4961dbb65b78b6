import type { InstallationId, TrackerCommentId } from '../../domain/ids.ts';
import type {
  TrackerWrite,
  TrackerWriteRef,
  TrackerWriteResult,
  TrackerWrites,
} from '../../application/ports/tracker-writes.ts';
import type { InMemoryUnitOfWork } from './in-memory-unit-of-work.ts';

export class InMemoryTrackerWrites implements TrackerWrites {
  readonly #unitOfWork: InMemoryUnitOfWork;

  constructor(unitOfWork: InMemoryUnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  find(write: TrackerWriteRef): Promise<TrackerWrite | null> {
    return Promise.resolve(this.#unitOfWork.committed.trackerWrites.get(keyOf(write)) ?? null);
  }

  begin(write: TrackerWriteRef, at: Date): Promise<void> {
    return this.#unitOfWork.runOnTables(({ trackerWrites }) => {
      const key = keyOf(write);
      if (!trackerWrites.has(key)) trackerWrites.set(key, { ...write, begunAt: at, result: null });
    });
  }

  settle(write: TrackerWriteRef, result: TrackerWriteResult, at: Date): Promise<void> {
    return this.#unitOfWork.runOnTables(({ trackerWrites }) => {
      const known = trackerWrites.get(keyOf(write)) ?? { ...write, begunAt: at, result: null };
      if (known.result === null) trackerWrites.set(keyOf(write), { ...known, result });
    });
  }

  withdraw(write: TrackerWriteRef): Promise<void> {
    return this.#unitOfWork.runOnTables(({ trackerWrites }) => {
      if (trackerWrites.get(keyOf(write))?.result === null) trackerWrites.delete(keyOf(write));
    });
  }

  writtenComments(
    installation: InstallationId,
    among: readonly TrackerCommentId[],
  ): Promise<ReadonlySet<TrackerCommentId>> {
    const written = [...this.#unitOfWork.committed.trackerWrites.values()]
      .filter(({ installationId }) => installationId === installation)
      .map(({ result }) => result?.commentId);
    return Promise.resolve(new Set(among.filter((id) => written.includes(id))));
  }
}

/** The Effect's key first, as retention has it. */
function keyOf({ effectId, kind }: TrackerWriteRef): string {
  return `${effectId}/${kind}`;
}
