import type { Router } from '@koa/router';
import { z } from 'zod';
import { issueChoice, userChoice } from '../../../domain/search-label.ts';
import type { HttpPorts } from '../http-ports.ts';
import { presentStatusesOfType } from '../presenters/statuses-of-type.ts';
import type { ApiState } from '../request-state.ts';
import { idIn, text, valuesIn } from './request-values.ts';

const MOST_FOUND = 50;
const LONGEST_QUERY = 500;

const ISSUES_QUERY = z.strictObject({ query: text(LONGEST_QUERY) });
const USERS_QUERY = z.strictObject({ query: text(LONGEST_QUERY), project: text(100) });
const VALUES_QUERY = z.strictObject({ query: text(LONGEST_QUERY), field: text(100) });

type JiraRoutePorts = Pick<
  HttpPorts,
  'searchJiraIssues' | 'searchJiraUsers' | 'proposeFieldValues' | 'listProjectStatuses'
>;

/** What a Jira has to choose from: read from it each time. */
export function addJiraRoutes(router: Router<ApiState>, ports: JiraRoutePorts): void {
  router.get('/integrations/:id/jira/issues', async (ctx) => {
    const { query } = valuesIn(ISSUES_QUERY, ctx.query);
    const { scope } = ctx.state;
    const asked = { scope, integrationId: idIn<'Integration'>(ctx), query, limit: MOST_FOUND };
    const issues = await ports.searchJiraIssues.execute(asked);
    ctx.body = {
      items: issues.map((issue) => ({ ...issueChoice(issue), id: issue.id, status: issue.status })),
    };
  });

  router.get('/integrations/:id/jira/users', async (ctx) => {
    const asked = valuesIn(USERS_QUERY, ctx.query);
    const { scope } = ctx.state;
    const users = await ports.searchJiraUsers.execute({ scope, integrationId: idIn(ctx), ...asked });
    ctx.body = { items: users.map(userChoice).filter((choice) => choice !== null) };
  });

  router.get('/integrations/:id/jira/values', async (ctx) => {
    const asked = valuesIn(VALUES_QUERY, ctx.query);
    const { scope } = ctx.state;
    const items = await ports.proposeFieldValues.execute({ scope, integrationId: idIn(ctx), ...asked });
    ctx.body = { items };
  });

  router.get('/integrations/:id/jira/projects/:project/statuses', async (ctx) => {
    const project = ctx.params['project'] ?? '';
    const { scope } = ctx.state;
    const types = await ports.listProjectStatuses.execute({ scope, integrationId: idIn(ctx), project });
    ctx.body = { items: types.map(presentStatusesOfType) };
  });
}
