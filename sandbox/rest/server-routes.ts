import type { JiraInstance } from '../jira-instance.ts';
import { userJson } from '../model/jira-json.ts';
import { buildNumberOf } from '../model/jira-version.ts';
import { callerOf } from './access.ts';
import type { SandboxRouter } from './request-state.ts';

/** What Jira says about itself and about who asks. */
export function addServerRoutes(router: SandboxRouter, jira: JiraInstance): void {
  router.get('/rest/api/2/serverInfo', (ctx) => {
    const { version, baseUrl } = jira;
    ctx.body = {
      baseUrl,
      version: version.text,
      versionNumbers: version.numbers,
      deploymentType: 'Server',
      buildNumber: buildNumberOf(version),
      buildDate: '2025-01-15T00:00:00.000+0000',
      databaseBuildNumber: buildNumberOf(version),
      scmInfo: 'sandbox',
      serverTitle: 'Sandbox Jira',
    };
  });

  router.get('/rest/api/2/myself', (ctx) => {
    ctx.body = { ...userJson(callerOf(ctx), jira.setting), locale: 'en_US' };
  });
}
