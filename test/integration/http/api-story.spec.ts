import { expect } from 'chai';

import { DONE } from '../../support/payloads.ts';
import { IssueInJira } from '../../support/scenario-issue.ts';
import { PUBLIC_URL } from '../../support/scenario-use-cases.ts';
import { JIRA_URL, Scenario } from '../../support/scenario.ts';
import { ADMIN_BEARER, portsOf, serving } from '../../support/test-server.ts';
import { ApiClient, idsIn, type ApiAnswer } from './api-client.ts';
import { someSettings } from '../../support/builders.ts';
import { putNamed } from '../../support/named-in-jira.ts';

const text = (answer: ApiAnswer, ...path: readonly string[]): string =>
  String(path.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], answer.body));

describe('the admin API, from an empty Lockstep to a resolved issue', () => {
  const serve = serving();

  async function start(scenario: Scenario) {
    const server = await serve(portsOf(scenario));
    return { ...server, api: new ApiClient(server.url, ADMIN_BEARER) };
  }

  async function connect(api: ApiClient, url: string, scenario: Scenario) {
    const organization = await api.post('/organizations', { name: 'Team' });
    const made = await api.post('/integrations', {
      organizationId: organization.body['id'],
      baseUrl: `${JIRA_URL}/`,
    });
    const id = text(made, 'integration', 'id');
    const { authorizeUrl } = (await api.post(`/integrations/${id}/authorize`)).body;
    const requestToken = new URL(String(authorizeUrl)).searchParams.get('oauth_token') ?? '';
    const callback = new URL(scenario.jira.allow(requestToken).callbackUrl);
    const page = await fetch(url + callback.pathname + callback.search);
    expect(page.status).to.equal(200);
    return { made, id, installationId: text(made, 'installation', 'id') };
  }

  it('hands out the three values, connects, links, and tells what was done and why', async () => {
    const scenario = new Scenario();
    const issue = new IssueInJira(scenario.jira);
    const { api, url } = await start(scenario);
    const { made, id, installationId } = await connect(api, url, scenario);
    expect(made.status).to.equal(201);
    expect(made.body['setup']).to.include({
      consumerKey: `lockstep-${id}`,
      callbackUrl: `${PUBLIC_URL}/extensions/jira-server/oauth/callback`,
    });
    expect(text(made, 'setup', 'publicKey')).to.match(/^-----BEGIN PUBLIC KEY-----/);

    const tracked = await api.post(`/installations/${installationId}/tracker-issues`, { title: 'A crash' });
    const link = await api.post(`/installations/${installationId}/links`, {
      trackerIssueId: tracked.body['id'],
      jiraIssue: 'ABC-4',
    });
    await scenario.settle();
    const token = scenario.token([...scenario.tables.integrations.keys()][0] as never);
    const event = await fetch(`${url}/extensions/jira-server/issue-updated/${token}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(issue.transition(DONE)),
    });
    await scenario.settle();

    expect([tracked.status, link.status, event.status]).to.deep.equal([201, 201, 202]);
    expect(link.body).to.include({ state: 'linking', jiraIssueKey: 'ABC-4', jiraIssueId: '10300' });
    expect((await api.get(`/tracker-issues/${text(tracked, 'id')}`)).body).to.include({ status: 'resolved' });
    expect((await api.get(`/links/${text(link, 'id')}`)).body).to.include({
      state: 'linked',
      lastDone: true,
    });
    const timeline = await api.get(`/links/${text(link, 'id')}/timeline`);
    const items = timeline.body['items'] as readonly Record<string, unknown>[];
    expect(items.map(({ sentence }) => sentence)).to.deep.equal([
      'User ada moved the Jira issue from “To Do” to “Done” (jira:issue_updated), so the tracker issue was resolved.',
      'When the issues were linked, the Jira issue was “To Do”, which is not done: the tracker issue was left as it was.',
    ]);
    expect(items[0]).to.include({ kind: 'status', state: 'applied', source: 'delivery', attempts: 1 });
    expect(items[0]?.['decision']).to.include({ outcome: 'applied', reason: 'resolved' });

    const deliveries = await api.get(`/deliveries?integrationId=${id}&state=processed`);
    const delivery = await api.get(`/deliveries/${String(idsIn(deliveries)[0])}`);
    expect(delivery.body).to.include({ state: 'processed', jiraIssueId: '10300' });
    expect(JSON.parse(text(delivery, 'body'))).to.have.property('webhookEvent', 'jira:issue_updated');
  });

  it('shows how an Integration is, and never a secret or the address of its webhook', async () => {
    const scenario = new Scenario();
    const { api, url } = await start(scenario);
    const { id } = await connect(api, url, scenario);

    const integration = await api.get(`/integrations/${id}`);
    const checked = await api.post(`/integrations/${id}/webhook/check`);
    const listed = await api.get('/integrations');

    expect(integration.body).to.include({ baseUrl: JIRA_URL, state: 'active', bodySignature: 'unknown' });
    expect(integration.body['webhook']).to.include({ mode: 'managed', problem: null });
    expect(integration.body['account']).to.include({ name: 'lockstep' });
    expect(integration.body['serverInfo']).to.include({ version: '9.12.0' });
    expect(integration.body['baseUrlMismatch']).to.equal(null);
    expect(integration.body['setup']).to.have.property('consumerKey', `lockstep-${id}`);
    expect(checked.body['webhook']).to.include({ mode: 'managed' });
    const shown = JSON.stringify([integration.body, checked.body, listed.body]);
    const [kept] = [...scenario.tables.credentials.values()];
    const secrets = [
      kept?.privateKey,
      kept?.accessToken?.value,
      kept?.bodySecret,
      kept?.webhookSecrets[0]?.value,
    ];
    for (const secret of secrets)
      expect(shown).not.to.include(secret?.reveal().split('\n')[1] ?? secret?.reveal());
    expect(shown).not.to.include('issue-updated');
  });

  it('warns when Jira believes it lives elsewhere', async () => {
    const scenario = new Scenario({ jira: { baseUrl: 'http://jira.internal:8080' } });
    const { api } = await start(scenario);
    const organization = await api.post('/organizations', { name: 'Team' });
    const made = await api.post('/integrations', {
      organizationId: organization.body['id'],
      baseUrl: JIRA_URL,
    });

    const { body } = await api.get(`/integrations/${text(made, 'integration', 'id')}`);

    expect(body['baseUrlMismatch']).to.include({
      configured: JIRA_URL,
      reported: 'http://jira.internal:8080',
    });
  });

  it('uninstalls an Integration: says what is left in Jira, and shows what happened as before', async () => {
    const scenario = new Scenario();
    const { api, url } = await start(scenario);
    const { id } = await connect(api, url, scenario);

    const first = await api.send('DELETE', `/integrations/${id}`);
    const second = await api.send('DELETE', `/integrations/${id}`);

    expect(first.status).to.equal(200);
    expect(first.body).to.include({ outcome: 'uninstalled' });
    expect(first.body['leftInJira']).to.have.lengthOf(1);
    expect(second.body).to.deep.equal(first.body);
    expect(scenario.jira.hooks.all).to.deep.equal([]);
    const shown = await api.get(`/integrations/${id}`);
    expect(shown.body).to.include({ state: 'uninstalled', problem: null });
    expect(shown.body).not.to.have.property('setup');
    for (const path of ['authorize', 'webhook/check', 'webhook/rotate', 'reconciliations']) {
      const answer = await api.post(`/integrations/${id}/${path}`, {});
      expect([path, answer.status, answer.body['code']]).to.deep.equal([path, 409, 'integration_not_active']);
      expect(answer.body['detail']).to.equal('The Integration is uninstalled: connect its Jira anew.');
    }
  });

  it('rotates the secrets of a webhook, and shows the new address only where a person has to paste it', async () => {
    const scenario = new Scenario({ jira: { version: '10.3.0' } });
    const { api, url } = await start(scenario);
    const { id } = await connect(api, url, scenario);
    const path = `/integrations/${id}/webhook/rotate`;

    const managed = await api.post(path);
    scenario.jira.hooks.permit(false);
    const manual = await api.post(path, { overlapHours: 1.5 });
    const refused = await api.post(path, { overlapHours: 1000 });

    const in24Hours = new Date(scenario.clock.now().getTime() + 24 * 3_600_000).toISOString();
    expect(managed.body).to.include({ oldAcceptedUntil: in24Hours, manual: null });
    expect(JSON.stringify(managed.body)).not.to.include('issue-updated');
    expect(text(manual, 'manual', 'url')).to.match(new RegExp(`/${scenario.token(id as never)}$`));
    expect(manual.headers.get('cache-control')).to.equal('no-store');
    expect([refused.status, refused.body['code']]).to.deep.equal([422, 'invalid_value']);
  });

  it('shows the webhook to paste where it is to be made by hand, and nowhere else', async () => {
    const scenario = new Scenario({ jira: { version: '10.3.0' } });
    scenario.jira.hooks.permit(false);
    const { api, url } = await start(scenario);
    const { id } = await connect(api, url, scenario);

    const manual = await api.get(`/integrations/${id}/webhook/manual`);
    const unmended = await api.post(`/integrations/${id}/webhook/check`);
    scenario.jira.hooks.permit(true);
    const mended = await api.post(`/integrations/${id}/webhook/check`);
    const managed = await api.get(`/integrations/${id}/webhook/manual`);

    expect(manual.headers.get('cache-control')).to.equal('no-store');
    expect(manual.body).to.include({
      name: 'Lockstep',
      url: `${PUBLIC_URL}/extensions/jira-server/issue-updated/${scenario.token(id as never)}`,
    });
    expect(text(manual, 'secret')).to.have.length.above(30);
    expect(manual.body['events']).to.include('jira:issue_updated');
    expect(unmended.body['webhook']).to.include({ mode: 'manual' });
    expect(mended.body['webhook']).to.include({ mode: 'managed' });
    expect(managed.status).to.equal(404);
  });

  it('changes settings and the local tracker’s issues', async () => {
    const scenario = new Scenario();
    const { api, url } = await start(scenario);
    const { installationId } = await connect(api, url, scenario);
    const settings = someSettings({ inboundStatus: false, doneStatusIds: { '10100': ['6', '10001'] } });
    const issue = await api.post(`/installations/${installationId}/tracker-issues`, { title: 'A crash' });
    putNamed(scenario.jira, settings);

    const changed = await api.put(`/installations/${installationId}/settings`, settings);
    const refused = await api.put(`/installations/${installationId}/settings`, {
      inboundStatus: true,
      doneStatusIds: { ABC: ['6'] },
    });
    const resolved = await api.put(`/tracker-issues/${text(issue, 'id')}/status`, { status: 'resolved' });

    expect(changed.body).to.deep.equal(settings);
    expect((await api.get(`/installations/${installationId}/settings`)).body).to.deep.equal(settings);
    expect((await api.get(`/installations/${installationId}`)).body['settings']).to.deep.equal(settings);
    expect([refused.status, refused.body['errors']]).to.deep.equal([
      422,
      [{ field: 'doneStatusIds.ABC', message: 'must be named by the numeric id of a Jira project' }],
    ]);
    expect(resolved.body).to.include({ status: 'resolved', title: 'A crash' });
    expect(idsIn(await api.get(`/installations/${installationId}/tracker-issues`))).to.deep.equal([
      issue.body['id'],
    ]);
  });

  it('goes through a list page by page', async () => {
    const { api } = await start(new Scenario());
    const made: unknown[] = [];
    for (const name of ['a', 'b', 'c']) made.push((await api.post('/organizations', { name })).body['id']);

    const first = await api.get('/organizations?limit=2');
    const second = await api.get(`/organizations?limit=2&after=${text(first, 'next')}`);
    const all = await api.get('/organizations?limit=3');

    expect([idsIn(first), first.body['next']]).to.deep.equal([made.slice(0, 2), made[1]]);
    expect([idsIn(second), second.body['next']]).to.deep.equal([made.slice(2), null]);
    expect([idsIn(all), all.body['next']]).to.deep.equal([made, null]);
  });
});
