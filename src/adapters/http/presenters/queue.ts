import { z } from 'zod';
import type { BacklogDepth } from '../../../domain/backlog-depth.ts';
import { count, time, type Presented } from './presented.ts';

export const QUEUE = z
  .strictObject({
    pendingDeliveries: count().describe('Deliveries that nobody has processed yet.'),
    dueEffects: count().describe('Effects that are to be carried out now.'),
    waitingEffects: count().describe('Effects that are tried again later, or wait for an authorization.'),
    deadEffects: count().describe('Effects that were given up, and wait for a person.'),
    oldestDueAt: time()
      .nullable()
      .describe(
        'Since when the oldest has been due, or when the first will be; null when nothing is to come.',
      ),
    lagSeconds: z.number().nonnegative().describe('How long the oldest has been due.'),
  })
  .meta({ id: 'Queue' });

/** What is to be done for a Jira, as of `now`. */
export function presentQueue(depth: BacklogDepth, now: Date): Presented<typeof QUEUE> {
  const { pendingDeliveries, openEffects, waitingEffects, deadEffects, oldestDueAt } = depth;
  const lagMs = oldestDueAt === null ? 0 : Math.max(0, now.getTime() - oldestDueAt.getTime());
  return {
    ...{ pendingDeliveries, dueEffects: openEffects - waitingEffects, waitingEffects, deadEffects },
    ...{ oldestDueAt, lagSeconds: lagMs / 1000 },
  };
}
