import type { Replay } from '../../../domain/replay.ts';
import { storable } from './storable.ts';

export interface ReplayColumns {
  readonly replayed_at: Date | null;
  readonly replayed_by: string | null;
}

export function replayIn({ replayed_at, replayed_by }: ReplayColumns): Replay | null {
  return replayed_at === null || replayed_by === null ? null : { at: replayed_at, by: replayed_by };
}

export function columnsOf(replay: Replay | null): ReplayColumns {
  return storable({ replayed_at: replay?.at ?? null, replayed_by: replay?.by ?? null });
}
