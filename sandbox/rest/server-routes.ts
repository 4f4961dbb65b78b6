import type { JiraInstance } from '../jira-instance.ts';
import { statusJson, userJson } from '../model/jira-json.ts';
import { buildNumberOf } from '../model/jira-version.ts';
import { STATUSES } from '../model/statuses.ts';
import { callerOf } from './access.ts';
import { permissionsJson } from './permissions.ts';
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

  router.get('/rest/api/2/mypermissions', (ctx) => {
    ctx.body = permissionsJson(ctx.state.caller.user);
  });

  router.get('/rest/api/2/status', (ctx) => {
    ctx.body = STATUSES.map((status) => statusJson(status, jira.setting));
  });
}
