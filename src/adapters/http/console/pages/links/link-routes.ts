import type { Router } from '@koa/router';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleState } from '../../console-state.ts';
import { addCreateIssueRoutes } from './create-issue.tsx';
import { addEndLinkRoutes } from './end-link.tsx';
import { addImportLinksRoutes } from './import-links.tsx';
import { addJiraChoiceRoutes } from './jira-choice-routes.tsx';
import { addLinkListRoutes } from './link-list.tsx';
import { addNewLinkRoutes } from './new-link.tsx';

/** Links: found, made, ended. To be added before what takes any word in the place of a link's id. */
export function addLinkRoutes(router: Router<ConsoleState>, parts: ConsoleParts): void {
  addLinkListRoutes(router, parts);
  addNewLinkRoutes(router, parts);
  addCreateIssueRoutes(router, parts);
  addImportLinksRoutes(router, parts);
  addJiraChoiceRoutes(router, parts);
  addEndLinkRoutes(router, parts);
}
