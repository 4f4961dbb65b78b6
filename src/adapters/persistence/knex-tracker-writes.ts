import type { Knex } from 'knex';
import type { InstallationId, TrackerCommentId } from '../../domain/ids.ts';
import type {
  TrackerWrite,
  TrackerWriteAnswer,
  TrackerWriteRef,
  TrackerWriteResult,
  TrackerWrites,
} from '../../application/ports/tracker-writes.ts';
import { storableText } from './rows/storable.ts';
import { TABLES } from './rows/tables.ts';

interface TrackerWriteRow {
  readonly effect_id: string;
  readonly kind: string;
  readonly installation_id: string;
  readonly begun_at: Date;
  readonly answer: TrackerWriteAnswer | null;
  readonly comment_id: string | null;
}

/** Each call one statement. */
export class KnexTrackerWrites implements TrackerWrites {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async find(write: TrackerWriteRef): Promise<TrackerWrite | null> {
    const row = await this.#rows().where(keyOf(write)).first();
    if (row === undefined) return null;
    const { begun_at, answer, comment_id } = row;
    const result = answer === null ? null : { answer, commentId: comment_id as TrackerCommentId | null };
    return { ...write, begunAt: begun_at, result };
  }

  async begin(write: TrackerWriteRef, at: Date): Promise<void> {
    await this.#rows()
      .insert({ ...keyOf(write), installation_id: write.installationId, begun_at: at })
      .onConflict(['effect_id', 'kind'])
      .ignore();
  }

  async settle(write: TrackerWriteRef, { answer, commentId }: TrackerWriteResult, at: Date): Promise<void> {
    const result = { answer, comment_id: commentId };
    await this.#rows()
      .insert({ ...keyOf(write), installation_id: write.installationId, begun_at: at, ...result })
      .onConflict(['effect_id', 'kind'])
      .merge(result)
      .whereNull('tracker_write.answer');
  }

  async withdraw(write: TrackerWriteRef): Promise<void> {
    await this.#rows().where(keyOf(write)).whereNull('answer').delete();
  }

  async writtenComments(
    installation: InstallationId,
    among: readonly TrackerCommentId[],
  ): Promise<ReadonlySet<TrackerCommentId>> {
    const ids = await this.#rows()
      .where('installation_id', storableText(installation))
      .whereIn('comment_id', among)
      .pluck<TrackerCommentId[]>('comment_id');
    return new Set(ids);
  }

  #rows() {
    return this.#knex<TrackerWriteRow>(TABLES.trackerWrite);
  }
}

function keyOf({ effectId, kind }: TrackerWriteRef) {
  return { effect_id: effectId, kind };
}
