import { z } from 'zod';
import type { ExternalIssueLink } from '../../../domain/external-issue-link.ts';
import { UNTRIED, type LinkHealth } from '../../../domain/link-health.ts';
import { LINK, presentLink } from './link.ts';
import { count, time, type Presented } from './presented.ts';

export const LISTED_LINK = LINK.extend({
  health: z
    .strictObject({
      due: count().describe('Effects that are to be carried out now.'),
      waiting: count().describe('Those that are to be tried again.'),
      dead: count().describe('Those that were given up, until a person has them replayed.'),
      lastProblem: z.string().nullable(),
      lastSuccessAt: time().nullable(),
    })
    .describe('How it fares.'),
}).meta({ id: 'ListedLink' });

/** A link with how it fares. */
export function presentListedLink(
  link: ExternalIssueLink,
  health: LinkHealth = UNTRIED,
): Presented<typeof LISTED_LINK> {
  const { due, waiting, dead, lastProblem, lastSuccessAt } = health;
  return { ...presentLink(link), health: { due, waiting, dead, lastProblem, lastSuccessAt } };
}
