import { expect } from 'chai';

import { DONE } from '../../support/payloads.ts';
import { IssueInJira } from '../../support/scenario-issue.ts';
import { Scenario } from '../../support/scenario.ts';
import { ADMIN_BEARER, bearerOf, portsOf, serving } from '../../support/test-server.ts';
import { ApiClient } from './api-client.ts';

describe('the log of requests', () => {
  const serve = serving();

  it('has one line for each, with the route’s pattern', async () => {
    const { url, log } = await serve(portsOf(new Scenario()));
    const requests = [
      ['GET', '/healthz'],
      ['POST', '/extensions/jira-server/issue-updated/a-token/'],
      ['POST', '/sync/extensions/jira-server/issue-updated/a/b'],
      ['GET', '/extensions/jira-server/issue-updated/a-token'],
      ['GET', '/api/v1/links/a-link'],
      ['GET', '/a-secret-path'],
    ] as const;

    for (const [method, path] of requests)
      await fetch(url + path, { method, headers: { 'X-Request-Id': 'r' } });

    const door = '/extensions/jira-server/issue-updated';
    expect(log.of('http_request')).to.deep.equal(
      [
        ['GET', '/healthz', 200],
        ['POST', `${door}/:token`, 404],
        ['POST', `${door}{/*token}`, 404],
        ['GET', `${door}/:token`, 405],
        ['GET', '/api/v1/links/:id', 401],
        ['GET', 'unknown', 404],
      ].map(([method, route, status]) => ({ id: 'r', method, route, status, durationMs: 0 })),
    );
  });

  it('goes by the sender’s id when that is sane, and by one of its own otherwise', async () => {
    const { url, log } = await serve();
    const given = ['abc-DEF_1', 'x'.repeat(64), 'x'.repeat(65), 'a b', 'ey.J.x', '<b>', ''];

    const answered: (string | null)[] = [];
    for (const id of given) {
      const response = await fetch(`${url}/healthz`, { headers: { 'X-Request-Id': id } });
      answered.push(response.headers.get('x-request-id'));
    }

    expect(answered.slice(0, 2)).to.deep.equal(given.slice(0, 2));
    for (const id of answered.slice(2)) expect(id).to.match(/^[\da-f-]{36}$/);
    expect(log.of('http_request').map(({ id }) => id)).to.deep.equal(answered);
  });

  it('holds no token, key or secret after a whole story', async () => {
    const scenario = new Scenario({ jira: { version: '10.3.0' } });
    scenario.jira.hooks.permit(false);
    const issue = new IssueInJira(scenario.jira);
    const { url, log } = await serve(portsOf(scenario));
    const { organizationId, integrationId } = await scenario.create();
    const { requestToken, verifier, state } = await scenario.allow(integrationId);
    const query = new URLSearchParams({
      oauth_token: requestToken ?? '',
      oauth_verifier: verifier ?? '',
      state: state ?? '',
    }).toString();
    const bearer = await bearerOf(scenario, organizationId);
    const token = scenario.token(integrationId);
    const door = `${url}/extensions/jira-server/issue-updated`;

    await fetch(`${url}/extensions/jira-server/oauth/callback?${query}`);
    for (const key of [bearer, ADMIN_BEARER, `${bearer}x`]) {
      const api = new ApiClient(url, key);
      await api.get(`/integrations/${integrationId}/webhook/manual`);
      await api.post(`/integrations/${integrationId}/authorize`);
      await api.post('/integrations', { privateKey: 'a key', baseUrl: `https://x:${token}@y` });
    }
    for (const address of [token, `${token}x`, `${token}/${token}`, `?${token}`]) {
      const body = JSON.stringify(issue.transition(DONE));
      await fetch(`${door}/${address}`, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/json' },
      });
      await fetch(`${door}/${address}`);
    }

    const kept = scenario.tables.credentials.get(integrationId);
    const secrets = [
      ...[
        requestToken,
        verifier,
        state,
        bearer.slice(7),
        ADMIN_BEARER.slice(7),
        ...token.split('.').slice(1),
      ],
      ...[
        kept?.accessToken?.value.reveal(),
        kept?.bodySecret.reveal(),
        kept?.webhookSecrets[0]?.value.reveal(),
      ],
      ...(kept?.privateKey.reveal().split('\n').slice(1, 4) ?? []),
    ];
    expect(log.of('http_request')).to.have.length.above(15);
    for (const secret of secrets) {
      expect(secret).to.have.length.above(10);
      expect(log.text).not.to.include(secret);
    }
  });

  it('goes with headers that keep every answer to itself', async () => {
    const { url } = await serve();
    for (const path of ['/healthz', '/nothing', '/api/v1/links']) {
      const { headers } = await fetch(url + path);
      expect(Object.fromEntries(headers)).to.include({
        'cache-control': 'no-store',
        'content-security-policy':
          "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'x-permitted-cross-domain-policies': 'none',
      });
      for (const name of ['set-cookie', 'server', 'x-powered-by']) expect(headers.has(name)).to.equal(false);
    }
  });

  it('tells of an answer that could not be made, which tells nothing of itself', async () => {
    const toJSON = () => {
      throw new Error('an inner matter');
    };
    const { url, log } = await serve({ renderMetrics: async () => ({ toJSON }) as unknown as string });

    const response = await fetch(`${url}/metrics`);

    expect([response.status, await response.text()]).to.deep.equal([500, 'Internal Server Error']);
    expect(log.of('http_fault')).to.have.lengthOf(1);
  });

  it('makes no error of who goes away before the answer', async () => {
    let reach: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => (reach = resolve));
    const gone = new AbortController();
    const left = new Promise<void>((resolve) => gone.signal.addEventListener('abort', () => resolve()));
    const { url, log, close } = await serve({
      renderMetrics: async () => {
        reach();
        await left;
        return 'x'.repeat(1_000_000);
      },
    });

    const answer = fetch(`${url}/metrics`, { signal: gone.signal }).catch(() => 'aborted');
    await reached;
    gone.abort();

    expect(await answer).to.equal('aborted');
    await close({ graceMs: 0 });
    expect(log.lines.filter(({ level }) => level === 'error' || level === 'warn')).to.deep.equal([]);
  });
});
