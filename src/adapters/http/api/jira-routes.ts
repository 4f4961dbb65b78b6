import type { Router } from '@koa/router';
import { z } from 'zod';
import { issueChoice, userChoice } from '../../../domain/search-label.ts';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentStatusesOfType } from '../presenters/statuses-of-type.ts';
import type { ApiState } from '../request-state.ts';
import { idIn, text, valuesIn } from './request-values.ts';

const MOST_FOUND = 50;
const LONGEST_QUERY = 500;

const ISSUES_QUERY = z.strictObject({ query: text(LONGEST_QUERY) });
const USERS_QUERY = z.strictObject({ query: text(LONGEST_QUERY), project: text(100) });
const VALUES_QUERY = z.strictObject({ query: text(LONGEST_QUERY), field: text(100) });

export const JIRA_OPERATIONS: Operations = {
  'GET /integrations/:id/jira/issues': {
    name: 'jira issues',
    summary: 'Searches issues of the Jira, by key, numeric id, address or words.',
    query: ISSUES_QUERY,
    answers: { 200: 'What was found; none where there is no such key.' },
    refusals: [409, 502],
  },
  'GET /integrations/:id/jira/users': {
    name: 'jira users',
    summary: 'Searches whom the issues of a project can be assigned to.',
    query: USERS_QUERY,
    answers: { 200: 'Who was found.' },
    refusals: [409, 502],
  },
  'GET /integrations/:id/jira/values': {
    name: 'jira values',
    summary: 'Proposes values of a field, as Jira completes them.',
    query: VALUES_QUERY,
    answers: { 200: 'The values.' },
    refusals: [409, 502],
  },
  'GET /integrations/:id/jira/projects/:project/statuses': {
    name: 'jira project-statuses',
    summary: 'Lists the statuses of a project, by issue type.',
    answers: { 200: 'The issue types with their statuses.' },
    refusals: [409, 422, 502],
  },
};

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
