import { expect } from 'chai';

import { JiraFailure } from '../../../src/application/ports/jira-failure.ts';
import { ABC, BUG } from '../../support/create-meta.ts';
import { UnlinkedIssue, VALUES } from '../../support/scenario-creation.ts';
import { ADMIN_BEARER, portsOf, serving } from '../../support/test-server.ts';
import { ApiClient } from './api-client.ts';

describe('the making of Jira issues over HTTP', () => {
  const serve = serving();
  let issue: UnlinkedIssue;
  let api: ApiClient;
  let path: string;

  beforeEach(async () => {
    issue = await UnlinkedIssue.arrange();
    api = new ApiClient((await serve(portsOf(issue.scenario))).url, ADMIN_BEARER);
    path = `/installations/${issue.connected.installationId}`;
  });

  const post = (values: unknown = VALUES, more: object = {}) =>
    api.post(`${path}/creations`, { trackerIssueId: issue.trackerIssueId, values, ...more });

  it('answers the form, with the address at which each searched field is filled in', async () => {
    const query = `trackerIssueId=${issue.trackerIssueId}&project=ABC&priority=2&labels=a&labels=b`;
    const { status, body } = await api.get(`${path}/creation-form?${query}`);

    expect(status).to.equal(200);
    const fields = body['fields'] as readonly Record<string, unknown>[];
    const field = (id: string) => fields.find((one) => one['id'] === id);
    expect(field('reporter')?.['search']).to.equal(
      `/api/v1/integrations/${issue.connected.integrationId}/jira/users?project=${ABC.id}&query=`,
    );
    expect(field('priority')).to.include({ kind: 'select', value: '2', search: null });
    expect(field('labels')?.['value']).to.deep.equal(['a', 'b']);
    expect(field('issuetype')?.['value']).to.equal(BUG.id);
  });

  it('makes an issue and answers it, once under its key', async () => {
    const [first, again] = [await post(VALUES, { key: 'k' }), await post(VALUES, { key: 'k' })];

    expect([first.status, again.status]).to.deep.equal([201, 201]);
    expect(again.body).to.deep.equal(first.body);
    expect(first.body).to.include({ state: 'created', jiraIssueKey: 'ABC-101' });
    expect(first.body['sentence']).to.include('ABC-101 was made in Jira, and is linked.');
    expect((await api.get(`/creations/${String(first.body['id'])}`)).body).to.deep.equal(first.body);
  });

  it('answers what Jira refuses at its fields', async () => {
    issue.scenario.jira.creating.refuse({ summary: 'Too vague.' });

    const { status, body } = await post();

    expect(status).to.equal(422);
    expect(body).to.include({ code: 'fields_refused' });
    expect(body['errors']).to.deep.equal([{ field: 'title', message: 'Too vague.' }]);
  });

  it('answers what is wrong before Jira is asked', async () => {
    const { status, body } = await post({ ...VALUES, title: '', nonsense: 'x' });

    expect(status).to.equal(422);
    expect((body['errors'] as readonly { field: string }[]).map(({ field }) => field)).to.deep.equal([
      'title',
      'nonsense',
    ]);
    expect((await post({ ...VALUES, project: 'NOPE' })).status).to.equal(422);
    expect((await api.post(`${path}/creations`, { values: {} })).status).to.equal(422);
  });

  it('answers 202 while it is not known whether Jira made it, and has it replayed once it is given up', async () => {
    issue.scenario.jira.failOn('creation.create', new JiraFailure('jira_unreachable', 'Away.'));

    const { status, body } = await post();
    const listed = await api.get(`/creations?installationId=${issue.connected.installationId}&state=waiting`);

    expect(status).to.equal(202);
    expect(body['sentence']).to.match(/The next try is due at .* What stopped it: Away\./);
    expect(listed.body['items']).to.deep.equal([body]);
    const replay = await api.post(`/creations/${String(body['id'])}/replay`);
    expect([replay.status, replay.body]).to.deep.equal([200, { outcome: 'open' }]);
  });
});
