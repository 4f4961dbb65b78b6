import { z } from 'zod';
import type { Finding } from '../../../domain/finding.ts';
import type { Presented } from './presented.ts';

const CHECKS = [
  'public_url',
  'jira',
  'base_url',
  'clock',
  'authorization',
  'permissions',
  'webhook',
  'last_event',
  'queue',
  'tracker',
] as const;

export const FINDING = z
  .strictObject({
    check: z.enum(CHECKS),
    verdict: z
      .enum(['ok', 'warning', 'problem'])
      .describe('`warning`: it works, and yet a person should know. `problem`: lockstep does not hold.'),
    message: z.string(),
    advice: z.string().nullable().describe('What to do; null when there is nothing to do.'),
  })
  .meta({ id: 'Finding' });

export function presentFinding({ check, verdict, message, advice }: Finding): Presented<typeof FINDING> {
  return { check, verdict, message, advice };
}
