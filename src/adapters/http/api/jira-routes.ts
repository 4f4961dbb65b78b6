import type { Router } from '@koa/router';
import { z } from 'zod';
import { userChoice } from '../../../domain/search-label.ts';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentStatusesOfType, STATUSES_OF_TYPE } from '../presenters/statuses-of-type.ts';
import {
  FIELD_VALUE,
  JIRA_ISSUE_CHOICE,
  presentFieldValue,
  presentJiraIssueChoice,
} from '../presenters/jira-choices.ts';
import {
  JIRA_FIELD,
  JIRA_PROJECT,
  JIRA_RESOLUTION,
  JIRA_TRANSITION,
  presentJiraField,
  presentJiraProject,
  presentJiraResolution,
  presentJiraTransition,
} from '../presenters/jira-things.ts';
import { itemsOf, presentItems } from '../presenters/presented.ts';
import type { ApiState } from '../request-state.ts';
import { idIn, text, valuesIn } from './request-values.ts';

const MOST_FOUND = 50;
const LONGEST_QUERY = 500;

const ISSUES_QUERY = z.strictObject({ query: text(LONGEST_QUERY) });
const USERS_QUERY = z.strictObject({ query: text(LONGEST_QUERY), project: text(100) });
const FIELDS_QUERY = z.strictObject({ issueType: text(100) });
const VALUES_QUERY = z.strictObject({ query: text(LONGEST_QUERY), field: text(100) });

export const JIRA_OPERATIONS: Operations = {
  'GET /integrations/:id/jira/issues': {
    name: 'jira issues',
    summary: 'Searches issues of the Jira, by key, numeric id, address or words.',
    query: ISSUES_QUERY,
    answers: {
      200: {
        description: 'What was found; none where there is no such key.',
        schema: itemsOf(JIRA_ISSUE_CHOICE),
      },
    },
    refusals: [409, 502],
  },
  'GET /integrations/:id/jira/users': {
    name: 'jira users',
    summary: 'Searches whom the issues of a project can be assigned to.',
    query: USERS_QUERY,
    answers: { 200: { description: 'Who was found.', schema: itemsOf(FIELD_VALUE) } },
    refusals: [409, 502],
  },
  'GET /integrations/:id/jira/values': {
    name: 'jira values',
    summary: 'Proposes values of a field, as Jira completes them.',
    query: VALUES_QUERY,
    answers: { 200: { description: 'The values.', schema: itemsOf(FIELD_VALUE) } },
    refusals: [409, 502],
  },
  'GET /integrations/:id/jira/projects/:project/statuses': {
    name: 'jira project-statuses',
    summary: 'Lists the statuses of a project, by issue type.',
    answers: {
      200: { description: 'The issue types with their statuses.', schema: itemsOf(STATUSES_OF_TYPE) },
    },
    refusals: [409, 422, 502],
  },
  'GET /integrations/:id/jira/projects/:project/fields': {
    name: 'jira create-fields',
    summary: 'Lists the fields of the screen on which an issue is made, by ids of project and issue type.',
    query: FIELDS_QUERY,
    answers: { 200: { description: 'The fields.', schema: itemsOf(JIRA_FIELD) } },
    refusals: [409, 422, 502],
  },
  'GET /integrations/:id/jira/projects': {
    name: 'jira projects',
    summary: 'Lists the projects that Lockstep’s account sees.',
    answers: { 200: { description: 'The projects.', schema: itemsOf(JIRA_PROJECT) } },
    refusals: [409, 502],
  },
  'GET /integrations/:id/jira/resolutions': {
    name: 'jira resolutions',
    summary: 'Lists by what issues can be resolved.',
    answers: { 200: { description: 'The resolutions.', schema: itemsOf(JIRA_RESOLUTION) } },
    refusals: [409, 502],
  },
  'GET /integrations/:id/jira/issues/:issue/transitions': {
    name: 'jira transitions',
    summary: 'Lists what may be done with an issue from the status it has now, by its key or numeric id.',
    answers: { 200: { description: 'The transitions.', schema: itemsOf(JIRA_TRANSITION) } },
    refusals: [409, 422, 502],
  },
};

type JiraRoutePorts = Pick<
  HttpPorts,
  | 'searchJiraIssues'
  | 'searchJiraUsers'
  | 'proposeFieldValues'
  | 'listProjectStatuses'
  | 'listCreateFields'
  | 'listJiraProjects'
  | 'listJiraResolutions'
  | 'listIssueTransitions'
>;

/** What a Jira has to choose from: read from it each time. */
export function addJiraRoutes(router: Router<ApiState>, ports: JiraRoutePorts): void {
  router.get('/integrations/:id/jira/issues', async (ctx) => {
    const { query } = valuesIn(ISSUES_QUERY, ctx.query);
    const { scope } = ctx.state;
    const asked = { scope, integrationId: idIn<'Integration'>(ctx), query, limit: MOST_FOUND };
    const issues = await ports.searchJiraIssues.execute(asked);
    ctx.body = presentItems(issues, presentJiraIssueChoice);
  });

  router.get('/integrations/:id/jira/users', async (ctx) => {
    const asked = valuesIn(USERS_QUERY, ctx.query);
    const { scope } = ctx.state;
    const users = await ports.searchJiraUsers.execute({ scope, integrationId: idIn(ctx), ...asked });
    const choices = users.map(userChoice).filter((choice) => choice !== null);
    ctx.body = presentItems(choices, presentFieldValue);
  });

  router.get('/integrations/:id/jira/values', async (ctx) => {
    const asked = valuesIn(VALUES_QUERY, ctx.query);
    const { scope } = ctx.state;
    const values = await ports.proposeFieldValues.execute({ scope, integrationId: idIn(ctx), ...asked });
    ctx.body = presentItems(values, presentFieldValue);
  });

  router.get('/integrations/:id/jira/projects/:project/statuses', async (ctx) => {
    const project = ctx.params['project'] ?? '';
    const { scope } = ctx.state;
    const types = await ports.listProjectStatuses.execute({ scope, integrationId: idIn(ctx), project });
    ctx.body = presentItems(types, presentStatusesOfType);
  });

  router.get('/integrations/:id/jira/projects/:project/fields', async (ctx) => {
    const { issueType } = valuesIn(FIELDS_QUERY, ctx.query);
    const project = ctx.params['project'] ?? '';
    const asked = { scope: ctx.state.scope, integrationId: idIn<'Integration'>(ctx), project, issueType };
    ctx.body = presentItems(await ports.listCreateFields.execute(asked), presentJiraField);
  });

  router.get('/integrations/:id/jira/projects', async (ctx) => {
    const asked = { scope: ctx.state.scope, integrationId: idIn<'Integration'>(ctx) };
    ctx.body = presentItems(await ports.listJiraProjects.execute(asked), presentJiraProject);
  });

  router.get('/integrations/:id/jira/resolutions', async (ctx) => {
    const asked = { scope: ctx.state.scope, integrationId: idIn<'Integration'>(ctx) };
    ctx.body = presentItems(await ports.listJiraResolutions.execute(asked), presentJiraResolution);
  });

  router.get('/integrations/:id/jira/issues/:issue/transitions', async (ctx) => {
    const issue = ctx.params['issue'] ?? '';
    const asked = { scope: ctx.state.scope, integrationId: idIn<'Integration'>(ctx), issue };
    ctx.body = presentItems(await ports.listIssueTransitions.execute(asked), presentJiraTransition);
  });
}
