import type { Router } from '@koa/router';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleState } from '../../console-state.ts';
import { GENERAL } from './general-section.tsx';
import { LEFT_OUT } from './fields-section.tsx';
import { PEOPLE } from './people-section.tsx';
import { addProjectListRoutes } from './project-list.tsx';
import { PROJECT } from './project-section.tsx';
import { addRuleListRoutes } from './rule-list.tsx';
import { addRuleRoutes } from './rule-routes.tsx';
import { addSettingsSection } from './settings-section.tsx';

/** What an Installation keeps in lockstep, and how. */
export function addSettingsRoutes(router: Router<ConsoleState>, parts: ConsoleParts): void {
  addSettingsSection(router, parts, GENERAL);
  addProjectListRoutes(router, parts);
  addSettingsSection(router, parts, PROJECT);
  addSettingsSection(router, parts, PEOPLE);
  addSettingsSection(router, parts, LEFT_OUT);
  addRuleListRoutes(router, parts);
  addRuleRoutes(router, parts);
}
