import type { JiraInstance } from '../jira-instance.ts';
import type { SandboxRouter } from '../rest/request-state.ts';
import { addApplicationLinksPage } from './application-links-page.ts';
import { addAuthorizePage } from './authorize-page.ts';
import { addFaultsPage } from './faults-page.ts';
import { addHomePage } from './home-page.ts';
import { addIssuePages } from './issue-pages.ts';
import { addLoginPages } from './login-pages.ts';
import { refusalPages } from './page-tools.ts';
import { addPersonalAccessTokensPage } from './personal-access-tokens-page.ts';
import { addWebhooksPage } from './webhooks-page.ts';

/** Everything people use with a browser. The router is to hold nothing else: its refusals are pages. */
export function addPages(router: SandboxRouter, jira: JiraInstance): void {
  router.use(refusalPages(jira));
  addLoginPages(router, jira);
  addHomePage(router, jira);
  addIssuePages(router, jira);
  addAuthorizePage(router, jira);
  addApplicationLinksPage(router, jira);
  addPersonalAccessTokensPage(router, jira);
  addWebhooksPage(router, jira);
  addFaultsPage(router, jira);
}
