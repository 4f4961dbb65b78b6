import { z } from 'zod';
import type { CreateIntegrationOutcome } from '../../../application/installation/create-integration.ts';
import type { Integration } from '../../../domain/integration.ts';
import { INSTALLATION, presentInstallation } from './installation.ts';
import { INTEGRATION, presentIntegration } from './integration.ts';
import type { Presented } from './presented.ts';
import { presentSetup, SETUP } from './setup.ts';

export const CONNECTED_INTEGRATION = z
  .strictObject({ integration: INTEGRATION, installation: INSTALLATION, setup: SETUP })
  .meta({ id: 'ConnectedIntegration' });

export const INTEGRATION_WITH_SETUP = INTEGRATION.extend({
  setup: SETUP.optional().describe('Left out once it is uninstalled.'),
}).meta({ id: 'IntegrationWithSetup' });

/** Where Lockstep is reached, and what time it is. */
interface Here {
  readonly publicUrl: string;
  readonly now: Date;
}

export function presentConnectedIntegration(
  { integration, installation }: CreateIntegrationOutcome,
  { publicUrl, now }: Here,
): Presented<typeof CONNECTED_INTEGRATION> {
  return {
    integration: presentIntegration(integration, now),
    installation: presentInstallation(installation),
    setup: presentSetup(integration, publicUrl),
  };
}

export function presentIntegrationWithSetup(
  integration: Integration,
  { publicUrl, now }: Here,
): Presented<typeof INTEGRATION_WITH_SETUP> {
  const setup = integration.isUninstalled ? {} : { setup: presentSetup(integration, publicUrl) };
  return { ...presentIntegration(integration, now), ...setup };
}
