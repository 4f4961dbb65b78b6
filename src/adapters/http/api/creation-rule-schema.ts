import { z } from 'zod';
import type { GivenRule } from '../../../application/creation/add-creation-rule.ts';
import { MADE_AGAIN } from '../../../domain/creation/creation-rule.ts';
import { text, wholeWithin } from './request-values.ts';

const texts = () => z.array(text(200)).max(200, 'must hold at most 200 texts').optional();
const MATCH = z.strictObject({
  projects: texts(),
  levels: texts(),
  tags: z.record(text(200), text(1000)).optional(),
  timesSeenAtLeast: wholeWithin(1, 1_000_000).nullable().optional(),
  onRegression: z.boolean().optional(),
});
/** A rule as a person gives it. */
export const RULE = z.strictObject({
  name: text(1000),
  position: wholeWithin(0, 1_000_000).optional(),
  isEnabled: z.boolean().optional(),
  match: MATCH.optional(),
  again: z.enum(MADE_AGAIN).optional(),
  values: z.record(text(200), z.unknown()),
});

/** What is left out: any tracker issue, made once, in the order in which the rules were added. */
export function givenRule({
  name,
  position = 0,
  isEnabled = true,
  match = {},
  again = 'never',
  values,
}: z.output<typeof RULE>): GivenRule {
  const { projects = [], levels = [], tags = {}, timesSeenAtLeast = null, onRegression = false } = match;
  const matched = { projects, levels, tags, timesSeenAtLeast, onRegression };
  return { name, position, isEnabled, match: matched, again, values };
}
