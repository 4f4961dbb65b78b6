import { z } from 'zod';
import type { Finding } from '../../../domain/finding.ts';
import type { Integration } from '../../../domain/integration.ts';
import { FINDING, presentFinding } from './finding.ts';
import { INTEGRATION, presentIntegration } from './integration.ts';
import { list, type Presented } from './presented.ts';

export const DIAGNOSIS = z
  .strictObject({ integration: INTEGRATION, findings: list(FINDING) })
  .meta({ id: 'Diagnosis' });

/** What was found out about an Integration at `now`. */
export function presentDiagnosis(
  { integration, findings }: { readonly integration: Integration; readonly findings: readonly Finding[] },
  now: Date,
): Presented<typeof DIAGNOSIS> {
  return { integration: presentIntegration(integration, now), findings: findings.map(presentFinding) };
}
