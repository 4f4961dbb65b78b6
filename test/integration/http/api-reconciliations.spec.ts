import { expect } from 'chai';

import { DONE } from '../../support/payloads.ts';
import { LinkedIssue } from '../../support/scenario-linked-issue.ts';
import { bearerOf, portsOf, serving } from '../../support/test-server.ts';
import { ApiClient, idsIn } from './api-client.ts';

describe('reconciliations in the API', () => {
  const serve = serving();
  let linked: LinkedIssue;
  let client: ApiClient;
  let path: string;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    const { organizationId, integrationId } = linked.connected;
    const { url } = await serve(portsOf(linked.scenario));
    client = new ApiClient(url, await bearerOf(linked.scenario, organizationId));
    path = `/integrations/${integrationId}/reconciliations`;
  });

  it('are asked for, and show how far they have come', async () => {
    linked.issue.transition(DONE);
    const asked = await client.post(path, {});
    expect(asked.status).to.equal(202);
    expect(asked.body).to.include({ state: 'queued', compared: 0, project: null, linkId: null });

    await linked.scenario.useCases.reconcile.execute({ integrationId: linked.connected.integrationId });

    const { status, body } = await client.get(`${path}/${String(asked.body['id'])}`);
    expect(status).to.equal(200);
    expect(body).to.include({
      ...{ id: asked.body['id'], state: 'done', kind: 'full', isRequested: true },
      ...{ total: 1, compared: 1, drifted: 1, healed: 1, unseen: 0, requests: 1, problem: null },
    });
    expect(linked.trackerStatus).to.equal('resolved');
    expect(idsIn(await client.get(path))).to.deep.equal([asked.body['id']]);
  });

  it('are of one link or one project, by its key in either case or its id', async () => {
    const bodies = await Promise.all(
      [{ linkId: linked.linkId }, { projectKey: 'abc' }, { projectId: '10100' }].map(async (body) => {
        const answer = await client.post(path, body);
        return [answer.status, answer.body['project'], answer.body['linkId']];
      }),
    );

    expect(bodies).to.deep.equal([
      [202, null, linked.linkId],
      [202, 'ABC', null],
      [202, '10100', null],
    ]);
  });

  for (const [name, body, field] of [
    ['a project without links', { projectKey: 'NOPE' }, 'projectKey'],
    ['a project by its id without links', { projectId: '999' }, 'projectId'],
    ['a link that is not there', { linkId: '01900000-0000-7000-8000-00000000abcd' }, 'linkId'],
    ['a project that is none', { projectId: 'ABC' }, 'projectId'],
    ['both', { projectId: '10100', linkId: '01900000-0000-7000-8000-00000000abcd' }, 'body'],
    ['something else', { issue: 'ABC-4' }, 'issue'],
  ] as const) {
    it(`are refused for ${name}`, async () => {
      const answer = await client.post(path, body);

      expect(answer.status).to.equal(422);
      expect(JSON.stringify(answer.body)).to.include(`"field":"${field}"`);
    });
  }

  it('are of everything without a body', async () => {
    const { status, body } = await client.post(path);

    expect([status, body['project'], body['linkId']]).to.deep.equal([202, null, null]);
  });

  it('are not found under another Integration', async () => {
    const { body } = await client.post(path, {});
    const elsewhere = `/integrations/01900000-0000-7000-8000-00000000abcd/reconciliations/${String(body['id'])}`;

    expect((await client.get(elsewhere)).status).to.equal(404);
  });
});
