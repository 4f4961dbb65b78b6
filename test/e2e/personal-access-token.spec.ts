import { expect } from 'chai';

import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { onPostgres, type NamedDatabase } from '../support/e2e-database.ts';
import { startService, type Service } from '../support/e2e-service.ts';
import { Story, type IntegrationView } from '../support/e2e-story.ts';

interface AuthorizedView extends IntegrationView {
  readonly authorizedBy: string | null;
  readonly authorizationExpiresAt: string | null;
}

describe('a Jira that is authorized by personal access token', function () {
  this.timeout(60_000);
  let database: NamedDatabase;
  let service: Service;
  let sandbox: Sandbox;
  let story: Story;

  before(async () => {
    database = await onPostgres();
    service = await startService(database.settings);
  });
  beforeEach(async () => {
    sandbox = await startSandbox({ version: '10.3.2' });
    story = new Story(service.api, sandbox);
  });
  afterEach(() => sandbox.close());
  after(async () => {
    await service.stop();
    await database.close();
  });

  const newToken = () => sandbox.jira.createPersonalAccessToken({ user: 'admin' });
  const put = (id: string, token: string, expiresAt: string | null = null) =>
    service.api.put<AuthorizedView>(`/integrations/${id}/personal-access-token`, { token, expiresAt });

  it('is kept in lockstep without application link or dance, until the token is revoked, and again with a new one', async () => {
    const connection = await story.prepare();
    const id = connection.integrationId;
    sandbox.jira.removeApplicationLink(connection.setup.consumerKey);

    const first = newToken();
    const authorized = await put(id, first.token, '2999-12-31');
    expect(authorized).to.include({ state: 'active', authorizedBy: 'personal_access_token', problem: null });
    expect(authorized.authorizationExpiresAt).to.equal('2999-12-31T00:00:00.000Z');
    expect(authorized.webhook).to.include({ mode: 'managed', problem: null });
    expect(story.webhooks()).to.have.lengthOf(1);

    const pair = await story.link(connection);
    sandbox.jira.issues.transition(pair.jiraIssueId, { to: 'Done' });
    await story.trackerIssueBecomes(pair, 'resolved');

    sandbox.jira.revokePersonalAccessToken(first.id);
    await service.api.post(`/integrations/${id}/webhook/check`);
    const paused = await story.integration(id);
    expect(paused.state).to.equal('needs_reauthorization');
    expect(paused.problem?.message).to.include('personal access token').and.include('new one');

    sandbox.jira.issues.transition(pair.jiraIssueId, { to: 'To Do' });
    await story.trackerIssueBecomes(pair, 'unresolved');

    const second = newToken();
    expect(await put(id, second.token)).to.include({ state: 'active', problem: null });
    expect(story.webhooks()).to.have.lengthOf(1);
    const later = await story.link(connection);
    sandbox.jira.issues.transition(later.jiraIssueId, { to: 'Done' });
    await story.trackerIssueBecomes(later, 'resolved');

    const said = service.log() + service.api.answers.map(({ text }) => text).join('');
    for (const { token } of [first, second]) expect(said).not.to.include(token);
    expect(service.log().split('"needs_reauthorization"')).to.have.lengthOf(2);
  });

  it('goes over to OAuth and back: the last way counts, and the webhook is the same', async () => {
    const connection = await story.connect();
    const id = connection.integrationId;
    const [webhook] = story.webhooks();

    await put(id, newToken().token);
    sandbox.jira.revokeTokens();
    const pair = await story.link(connection);
    expect(await story.integration(id)).to.include({ authorizedBy: 'personal_access_token' });

    await story.authorize(id);
    for (const { id: tokenId } of sandbox.jira.personalAccessTokens()) {
      sandbox.jira.revokePersonalAccessToken(tokenId);
    }
    sandbox.jira.issues.transition(pair.jiraIssueId, { to: 'Done' });
    await story.trackerIssueBecomes(pair, 'resolved');
    await service.api.post(`/integrations/${id}/webhook/check`);

    expect(await story.integration(id)).to.include({ state: 'active', authorizedBy: 'oauth' });
    expect(story.webhooks().map((one) => one.id)).to.deep.equal([webhook?.id]);
  });

  it('is refused with a token of nobody, and stays as it was', async () => {
    const { integrationId } = await story.connect();

    const answer = await service.api.ask('PUT', `/integrations/${integrationId}/personal-access-token`, {
      token: 'of-nobody',
    });

    expect(answer.status).to.equal(422);
    expect(answer.text).to.include('mistyped, was revoked, or has expired');
    expect(await story.integration(integrationId)).to.include({ state: 'active', authorizedBy: 'oauth' });
  });
});
