import type { Router } from '@koa/router';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleState } from '../../console-state.ts';
import { addChangeAddressRoutes } from './change-address.tsx';
import { addConnectRoutes } from './connect-routes.tsx';
import { addHealthRoutes } from './health-routes.tsx';
import { addIntegrationListRoutes } from './integration-list.tsx';
import { addNewIntegrationRoutes } from './new-integration-routes.tsx';
import { addRotateWebhookRoutes } from './rotate-webhook.tsx';
import { addSwitchRoutes } from './switch.tsx';
import { addUninstallRoutes } from './uninstall.tsx';

/** The pages of Integrations: those with a name of their own before those of one by its id. */
export function addIntegrationPages(router: Router<ConsoleState>, parts: ConsoleParts): void {
  addIntegrationListRoutes(router, parts);
  addNewIntegrationRoutes(router, parts);
  addConnectRoutes(router, parts);
  addRotateWebhookRoutes(router, parts);
  addChangeAddressRoutes(router, parts);
  addSwitchRoutes(router, parts);
  addUninstallRoutes(router, parts);
  addHealthRoutes(router, parts);
}
