import { z } from 'zod';
import type { UninstallOutcome } from '../../../application/installation/uninstall.ts';
import { list, type Presented } from './presented.ts';

export const UNINSTALLED = z
  .strictObject({
    outcome: z
      .enum(['uninstalled', 'installation_removed'])
      .describe('`installation_removed`: only that of this Organization is gone, for others have one.'),
    leftInJira: list(z.string()).describe(
      'For an administrator of that Jira: what stands there, and what to do.',
    ),
  })
  .meta({ id: 'Uninstalled' });

export function presentUninstalled({ kind, leftInJira }: UninstallOutcome): Presented<typeof UNINSTALLED> {
  return { outcome: kind, leftInJira };
}
