import { z } from 'zod';
import type { HourOfActivity } from '../../../domain/activity.ts';
import { MOST_COUNTED, type Attention } from '../../../domain/attention.ts';
import { count, list, time, type Presented } from './presented.ts';

const HOUR = z
  .strictObject({
    hour: time().describe('When it begins.'),
    events: count().describe('Happenings that something was decided on, once for each Installation.'),
    applied: count(),
    skipped: count(),
    failed: count().describe('Failed, or given up.'),
    healed: count().describe(
      'Of those applied, the ones that no event told of, and comparing with Jira did.',
    ),
    lagMs: count().nullable().describe('From learning of it to the decision, on average.'),
    longestLagMs: count().nullable(),
  })
  .meta({ id: 'HourOfActivity' });

export const ACTIVITY = z
  .strictObject({ hours: list(HOUR).describe('Those in which anything was decided.') })
  .meta({ id: 'Activity' });

const upTo = () => count().describe(`Counted up to ${MOST_COUNTED}.`);

export const ATTENTION = z
  .strictObject({
    deadEffects: upTo(),
    awaitingAuthorization: upTo(),
    deadDeliveries: upTo(),
    stuckCreations: upTo(),
    unreachableLinks: upTo(),
  })
  .meta({ id: 'Attention', description: 'How much waits for a person.' });

export function presentActivity(hours: readonly HourOfActivity[]): Presented<typeof ACTIVITY> {
  return { hours: hours.map(presentHour) };
}

function presentHour(of: HourOfActivity): Presented<typeof HOUR> {
  const { hour, events, applied, skipped, failed, healed, lagMs, longestLagMs } = of;
  return { hour, events, applied, skipped, failed, healed, lagMs, longestLagMs };
}

export function presentAttention(of: Attention): Presented<typeof ATTENTION> {
  const { deadEffects, awaitingAuthorization, deadDeliveries, stuckCreations, unreachableLinks } = of;
  return { deadEffects, awaitingAuthorization, deadDeliveries, stuckCreations, unreachableLinks };
}
