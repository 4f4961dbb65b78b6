import type { Router } from '@koa/router';
import { z } from 'zod';
import { CREATION_STATES } from '../../../domain/creation/issue-creation.ts';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentCreationForm, CREATION_FORM } from '../presenters/creation-form.ts';
import { presentCreation, CREATION } from '../presenters/creation.ts';
import { presentReplayed, REPLAYED } from '../presenters/replayed.ts';
import { pageOf } from '../presenters/presented.ts';
import type { ApiState } from '../request-state.ts';
import { found } from './found.ts';
import { listedFor, PAGE_QUERY } from './listing.ts';
import { readJson } from './read-json.ts';
import { foreignId, id, idIn, text, valuesIn } from './request-values.ts';

const LONGEST_VALUE = 100_000;

const user = () => text(300).optional();
const NEW_CREATION = z.strictObject({
  trackerIssueId: foreignId<'TrackerIssue'>(),
  key: text(200).optional(),
  values: z.record(text(200), z.unknown()),
  user: user(),
});

/** What else is in the query is filled in. */
const FORM_QUERY = z
  .object({ trackerIssueId: foreignId<'TrackerIssue'>(), user: user() })
  .catchall(z.union([text(LONGEST_VALUE), z.array(text(LONGEST_VALUE))]));

const CREATIONS_QUERY = z.strictObject({
  ...PAGE_QUERY,
  installationId: id<'Installation'>().optional(),
  trackerIssueId: foreignId<'TrackerIssue'>().optional(),
  ruleId: id<'CreationRule'>().optional(),
  state: z.enum(CREATION_STATES).optional(),
});

export const CREATION_OPERATIONS: Operations = {
  'GET /installations/:id/creation-form': {
    name: 'creations form',
    summary: 'Answers the form by which a Jira issue is made for a tracker issue.',
    query: FORM_QUERY,
    answers: {
      200: {
        description: 'The fields, what to know of them, and why no issue can be made, if so.',
        schema: CREATION_FORM,
      },
    },
    refusals: [409, 502],
  },
  'POST /installations/:id/creations': {
    name: 'creations create',
    summary: 'Makes a Jira issue for a tracker issue, and links it; the same `key` again makes no other.',
    body: NEW_CREATION,
    answers: {
      201: { description: 'The issue is made, and linked.', schema: CREATION },
      202: { description: 'It is tried again in a while.', schema: CREATION },
    },
    refusals: [409, 502],
  },
  'GET /creations': {
    name: 'creations list',
    summary: 'Lists the Jira issues that are being made, or were, the newest first.',
    query: CREATIONS_QUERY,
    answers: { 200: { description: 'A page.', schema: pageOf(CREATION) } },
  },
  'GET /creations/:id': {
    name: 'creations show',
    summary: 'Reads how the making of a Jira issue goes.',
    answers: { 200: { description: 'The creation.', schema: CREATION } },
  },
  'POST /creations/:id/replay': {
    name: 'creations replay',
    summary: 'Has the making of a Jira issue that was given up tried anew.',
    answers: {
      200: { description: 'It is still to be carried out as it is.', schema: REPLAYED },
      202: { description: 'It is carried out in a moment.', schema: REPLAYED },
    },
    refusals: [409],
  },
};

type CreationRoutePorts = Pick<
  HttpPorts,
  'reads' | 'creationReads' | 'showCreationForm' | 'createJiraIssue' | 'replayCreation'
>;

/** The making of Jira issues for tracker issues. */
export function addCreationRoutes(router: Router<ApiState>, ports: CreationRoutePorts): void {
  const { creationReads } = ports;

  router.get('/installations/:id/creation-form', async (ctx) => {
    const { scope } = ctx.state;
    const { trackerIssueId, user: person = null, ...given } = valuesIn(FORM_QUERY, ctx.query);
    const installation = found(await ports.reads.installation(scope, idIn(ctx)), 'Installation');
    const asked = { scope, installationId: installation.id, trackerIssueId, user: person, given };
    ctx.body = presentCreationForm(await ports.showCreationForm.execute(asked), installation.integrationId);
  });

  router.post('/installations/:id/creations', async (ctx) => {
    const { scope, keyName } = ctx.state;
    const { key = null, user: person = null, ...asked } = await readJson(ctx, NEW_CREATION);
    const given = { ...asked, key, user: person, by: keyName };
    const creation = await ports.createJiraIssue.execute({ scope, installationId: idIn(ctx), ...given });
    ctx.status = creation.state === 'created' ? 201 : 202;
    ctx.body = presentCreation(creation);
  });

  router.get('/creations', async (ctx) => {
    const { limit, after, ...asked } = valuesIn(CREATIONS_QUERY, ctx.query);
    const { installationId = null, trackerIssueId = null, ruleId = null, state = null } = asked;
    const filter = { installationId, trackerIssueId, ruleId, state };
    ctx.body = await listedFor(
      { limit, after },
      {
        read: (page) => creationReads.creations(ctx.state.scope, filter, page),
        present: presentCreation,
        idOf: (creation) => creation.id,
      },
    );
  });

  router.get('/creations/:id', async (ctx) => {
    const creation = await creationReads.creation(ctx.state.scope, idIn(ctx));
    ctx.body = presentCreation(found(creation, 'creation'));
  });

  router.post('/creations/:id/replay', async (ctx) => {
    const outcome = await ports.replayCreation.execute({ scope: ctx.state.scope, creationId: idIn(ctx) });
    ctx.status = outcome === 'replayed' ? 202 : 200;
    ctx.body = presentReplayed(outcome);
  });
}
