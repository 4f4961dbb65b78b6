import { createHash } from 'node:crypto';

import { expect } from 'chai';

import { JiraFailure } from '../../../src/application/ports/jira-failure.ts';
import { AuthorizationAttemptRefused } from '../../../src/domain/domain-error.ts';
import type { IntegrationId } from '../../../src/domain/ids.ts';
import { ConsoleVisitor } from '../../support/console.ts';
import { PUBLIC_URL } from '../../support/scenario-use-cases.ts';
import { JIRA_URL, Scenario } from '../../support/scenario.ts';
import { bearerOf, portsOf, serving, StorageAway } from '../../support/test-server.ts';

const CALLBACK = '/extensions/jira-server/oauth/callback';

describe('the page of the OAuth callback', () => {
  const serve = serving();

  /** The query that Jira brings, once the person has allowed. */
  async function allowed(scenario: Scenario): Promise<string> {
    const { integrationId } = await scenario.create();
    return allowedIn(scenario, integrationId);
  }

  async function allowedIn(scenario: Scenario, id: IntegrationId): Promise<string> {
    const { requestToken, verifier, state } = await scenario.allow(id);
    return new URLSearchParams({
      oauth_token: requestToken ?? '',
      oauth_verifier: verifier ?? '',
      state: state ?? '',
    }).toString();
  }

  const throwing = (error: unknown) => ({
    execute: async () => {
      throw error;
    },
  });

  it('tells that the Jira is connected, and cannot be replayed', async () => {
    const scenario = new Scenario();
    const query = await allowed(scenario);
    const { url } = await serve(portsOf(scenario));

    const first = await fetch(`${url}${CALLBACK}?${query}`);
    const again = await fetch(`${url}${CALLBACK}?${query}`);

    expect(first.status).to.equal(200);
    expect(await first.text())
      .to.include('Jira is connected')
      .and.include(JIRA_URL)
      .and.include('Lockstep');
    expect(again.status).to.equal(409);
    expect(await again.text()).to.include('completed before');
    expect(scenario.jira.hooks.all).to.have.lengthOf(1);
  });

  it('tells where to find what to paste when the webhook is to be made by hand', async () => {
    const scenario = new Scenario();
    scenario.jira.hooks.permit(false);
    const query = await allowed(scenario);
    const { url } = await serve(portsOf(scenario), { door: 'outward' });

    const page = await (await fetch(`${url}${CALLBACK}?${query}`)).text();

    expect(page).to.include('made by hand').and.include(`${PUBLIC_URL}/api/v1/integrations/`);
    expect(page).to.include('/webhook/manual').and.include('WebHooks');
    expect(page).not.to.include(scenario.token([...scenario.tables.integrations.keys()][0] ?? fail()));
  });

  it('leads on to the console, where that is at the same door', async () => {
    const scenario = new Scenario();
    const query = await allowed(scenario);
    const { url } = await serve(portsOf(scenario));

    const page = await (await fetch(`${url}${CALLBACK}?${query}`)).text();

    const wizard = /<a href="([^"]+)"/.exec(page)?.[1] ?? '';
    const id = [...scenario.tables.integrations.keys()][0] ?? '';
    expect(new URL(wizard, url + CALLBACK).href).to.equal(`${url}/console/integrations/${id}/connect`);
  });

  it('leads who is signed in to the console straight there, if it shows them the Integration', async () => {
    const scenario = new Scenario();
    const query = await allowed(scenario);
    const { url } = await serve(portsOf(scenario));
    const visitor = new ConsoleVisitor(url);
    await visitor.signIn();

    const answer = await visitor.return(`${CALLBACK}?${query}`);

    const id = [...scenario.tables.integrations.keys()][0] ?? '';
    expect(answer.status).to.equal(303);
    expect(new URL(answer.headers.get('Location') ?? '', url + CALLBACK).href).to.equal(
      `${url}/console/integrations/${id}/connect?notice=authorized`,
    );
    const { id: strangers } = (
      await scenario.useCases.createOrganization.execute({ name: 'Others' })
    ).toProps();
    const stranger = new ConsoleVisitor(url);
    await stranger.signIn((await bearerOf(scenario, strangers)).slice('Bearer '.length));
    const seen = await stranger.return(`${CALLBACK}?${await allowedIn(scenario, id as IntegrationId)}`);
    expect(seen.status).to.equal(200);
  });

  it('says where the console is when something went wrong, if there is one', async () => {
    const refusal = new AuthorizationAttemptRefused('expired', 'It has expired.');
    const ports = { completeAuthorization: throwing(refusal) };
    const asked = `${CALLBACK}?oauth_token=a&oauth_verifier=b`;

    const [one, outward] = [await serve(ports), await serve(ports, { door: 'outward' })];

    expect(await (await fetch(one.url + asked)).text()).to.contain('/console/integrations"');
    expect(await (await fetch(outward.url + asked)).text()).not.to.contain('console');
  });

  it('says which reason it was, with a status of its own, and how to mend it', async () => {
    const expected = {
      unknown: 404,
      expired: 410,
      used: 409,
      state_mismatch: 403,
      denied: 403,
      incomplete: 400,
    } as const;
    const titles = new Set<string>();

    for (const [reason, status] of Object.entries(expected)) {
      const refusal = new AuthorizationAttemptRefused(reason as keyof typeof expected, `It was ${reason}.`);
      const { url } = await serve({ completeAuthorization: throwing(refusal) });
      const response = await fetch(`${url}${CALLBACK}?oauth_token=a&oauth_verifier=b`);
      const page = await response.text();
      expect([reason, response.status]).to.deep.equal([reason, status]);
      expect(page)
        .to.include(`It was ${reason}.`)
        .and.match(/How to mend it[^]*<li>/);
      titles.add(/<h1>(.*)<\/h1>/.exec(page)?.[1] ?? '');
    }
    expect(titles.size).to.equal(6);
  });

  it('shows the failure of Jira in its own words, and as text', async () => {
    const failure = new JiraFailure('jira_misconfigured', 'Jira knows no link "<b>x</b>".', {
      jiraMessages: ['<img src=x onerror=alert(1)>No such consumer', '</style><script>alert(2)</script>'],
    });
    const { url } = await serve({ completeAuthorization: throwing(failure) });

    const response = await fetch(`${url}${CALLBACK}?oauth_token=a&oauth_verifier=b`);
    const page = await response.text();

    expect(response.status).to.equal(409);
    expect(page).to.include('&lt;b&gt;x&lt;/b&gt;').and.include('Jira says: No such consumer');
    expect(page).not.to.match(/<script|<img|<b>/);
  });

  it('needs nothing else and lets nothing else in', async () => {
    const scenario = new Scenario();
    const query = await allowed(scenario);
    const { url } = await serve(portsOf(scenario));

    const response = await fetch(`${url}${CALLBACK}?${query}`);
    const page = await response.text();
    const policy = response.headers.get('content-security-policy') ?? '';
    const style = /<style>([^]*)<\/style>/.exec(page)?.[1] ?? '';

    expect(policy).to.include(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(policy).to.include("default-src 'none'").and.include("frame-ancestors 'none'");
    expect(page).not.to.match(/<script|<link|<img|\ssrc=|\sstyle=|\son\w+=|@import|url\(/);
    expect(style).to.include('prefers-color-scheme: dark');
    expect(page).to.include('width=device-width');
    expect(Object.fromEntries(response.headers)).to.include({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });

  it('takes a parameter that is repeated alike, and refuses one given twice otherwise', async () => {
    const scenario = new Scenario();
    const query = await allowed(scenario);
    const { url } = await serve(portsOf(scenario));

    expect((await fetch(`${url}${CALLBACK}?${query}&state=other`)).status).to.equal(400);
    expect((await fetch(`${url}${CALLBACK}?${query}&oauth_token=other`)).status).to.equal(400);
    expect((await fetch(`${url}${CALLBACK}`)).status).to.equal(400);
    expect((await fetch(`${url}${CALLBACK}?oauth_token=%&state=%ff&x[]=1`)).status).to.equal(404);
    expect((await fetch(`${url}${CALLBACK}?${query}&${query}`)).status).to.equal(200);
  });

  it('is not used up by a preview of the link', async () => {
    const scenario = new Scenario();
    const query = await allowed(scenario);
    const { url } = await serve(portsOf(scenario));

    const preview = await fetch(`${url}${CALLBACK}?${query}`, { method: 'HEAD' });

    expect([preview.status, preview.headers.get('allow')]).to.deep.equal([405, 'GET']);
    expect((await fetch(`${url}${CALLBACK}?${query}`)).status).to.equal(200);
  });

  it('is a page also when the database is away, or something is broken', async () => {
    const away = await serve({ completeAuthorization: throwing(new StorageAway('db-1.internal')) });
    const broken = await serve({ completeAuthorization: throwing(new TypeError('x is not a function')) });

    const unavailable = await fetch(`${away.url}${CALLBACK}?oauth_token=a`);
    const fault = await fetch(`${broken.url}${CALLBACK}?oauth_token=a`, {
      headers: { 'X-Request-Id': 'r-1' },
    });

    expect([unavailable.status, unavailable.headers.get('retry-after')]).to.deep.equal([503, '5']);
    expect(await unavailable.text())
      .to.include('<h1>')
      .and.not.include('db-1');
    expect(fault.status).to.equal(500);
    expect(await fault.text())
      .to.include('r-1')
      .and.not.include('not a function');
    expect(broken.log.of('http_fault')).to.have.lengthOf(1);
  });
});

function fail(): never {
  throw new TypeError('there is no Integration');
}
