import { z } from 'zod';
import type { PreviewedRule } from '../../../application/creation/preview-creation-rule.ts';
import { FIELD_PROBLEM } from '../problem.ts';
import { list, type Presented } from './presented.ts';

export const PREVIEWED_RULE = z
  .strictObject({
    isMatch: z.boolean().describe('Whether the rule is for the tracker issue, as far as is known of it.'),
    unknown: list(z.enum(['project', 'level', 'timesSeen', 'details'])).describe(
      'What only events of the tracker tell, and none did so far.',
    ),
    values: z.record(z.string(), z.unknown()).describe('By field id, with everything put in.'),
    problems: list(FIELD_PROBLEM).describe('What Jira would not take.'),
  })
  .meta({ id: 'PreviewedRule' });

export function presentPreviewedRule({
  isMatch,
  unknown,
  values,
  problems,
}: PreviewedRule): Presented<typeof PREVIEWED_RULE> {
  return { isMatch, unknown: [...unknown], values, problems };
}
