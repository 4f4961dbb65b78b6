import { z } from 'zod';
import type { JiraProbe } from '../../../application/installation/probe-jira.ts';
import { FINDING, presentFinding } from './finding.ts';
import { list, type Presented } from './presented.ts';

export const PROBE = z
  .strictObject({
    baseUrl: z.string().describe('As an Integration would have it.'),
    version: z.string().nullable().describe('Null where no Jira that can be connected answers there.'),
    title: z.string().nullable(),
    findings: list(FINDING).describe('On what answers there, where it says it lives, and its clock.'),
  })
  .meta({ id: 'Probe' });

export function presentProbe({ baseUrl, serverInfo, findings }: JiraProbe): Presented<typeof PROBE> {
  return {
    baseUrl,
    version: serverInfo?.version ?? null,
    title: serverInfo?.title ?? null,
    findings: findings.map(presentFinding),
  };
}
