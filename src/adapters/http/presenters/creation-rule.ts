import { z } from 'zod';
import { MADE_AGAIN, type CreationRule, type ListedRule } from '../../../domain/creation/creation-rule.ts';
import { count, list, ownId, time, type Presented } from './presented.ts';

const MATCH = z.strictObject({
  projects: list(z.string()),
  levels: list(z.string()),
  tags: z.record(z.string(), z.string()),
  timesSeenAtLeast: z.int().nullable().describe('Only those that have happened so often; null is any.'),
  onRegression: z.boolean().describe('Whether it is also for those that come back after they were resolved.'),
});

export const CREATION_RULE = z
  .strictObject({
    id: ownId(),
    installationId: ownId(),
    name: z.string(),
    position: z.int().describe('Of several rules that match, the one with the lowest goes first.'),
    isEnabled: z.boolean(),
    match: MATCH.describe(
      'Which tracker issues it is for: those that have each thing; an empty list is any.',
    ),
    again: z
      .enum(MADE_AGAIN)
      .describe('When it makes another issue for a tracker issue it has made one for.'),
    values: z.record(z.string(), z.unknown()).describe('By field id; texts may be templates.'),
    createdAt: time(),
  })
  .meta({ id: 'CreationRule' });

export const LISTED_RULE = CREATION_RULE.extend({
  failures: z
    .strictObject({ count: count(), lastAt: time().nullable(), lastProblem: z.string().nullable() })
    .describe('How many issues of it were given up, and why the last.'),
}).meta({ id: 'ListedCreationRule' });

export function presentRule(rule: CreationRule): Presented<typeof CREATION_RULE> {
  const { id, installationId, name, position, isEnabled, match, again, values, createdAt } = rule.toProps();
  return { id, installationId, name, position, isEnabled, match, again, values, createdAt };
}

export function presentListedRule({ rule, failures }: ListedRule): Presented<typeof LISTED_RULE> {
  const { count: given, lastAt, lastProblem } = failures;
  return { ...presentRule(rule), failures: { count: given, lastAt, lastProblem } };
}
