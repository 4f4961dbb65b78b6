import { z } from 'zod';
import type { ReplayedDead } from '../../../application/inbound/replay-dead.ts';
import type { ReplayOutcome } from '../../../application/inbound/replay-effect.ts';
import { count, type Presented } from './presented.ts';

export const REPLAYED = z
  .strictObject({
    outcome: z.enum(['replayed', 'open']).describe('`open`: it is still to be carried out as it is.'),
  })
  .meta({ id: 'Replayed' });

export const REPLAYED_DEAD = z
  .strictObject({ effects: count(), deliveries: count(), dryRun: z.boolean() })
  .meta({ id: 'ReplayedDead', description: 'How many were replayed, or would be.' });

export function presentReplayed(outcome: ReplayOutcome): Presented<typeof REPLAYED> {
  return { outcome };
}

export function presentReplayedDead(
  { effects, deliveries }: ReplayedDead,
  dryRun: boolean,
): Presented<typeof REPLAYED_DEAD> {
  return { effects, deliveries, dryRun };
}
