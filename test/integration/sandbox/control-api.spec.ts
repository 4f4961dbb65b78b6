import { once } from 'node:events';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { expect } from 'chai';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import { asToken, CONSUMER_PUBLIC_KEY, requestToken, send, signed } from './consumer.ts';
import { running } from './running.ts';

describe("The sandbox's control API", () => {
  const start = running();

  function control({ controlUrl }: Sandbox) {
    return async (method: string, path: string, json?: unknown) =>
      send(`${controlUrl}${path}`, method, { json });
  }

  it('does to issues what people do', async () => {
    const sandbox = await start.sandbox({ contextPath: '/jira' });
    const call = control(sandbox);
    const created = await call('POST', '/issues', { project: 'ABC', summary: 'x', by: 'dev2' });
    expect(created.status).to.equal(201);
    expect(created.json).to.include({ key: 'ABC-1', reporter: 'dev2' });
    const one = '/issues/ABC-1';
    expect((await call('PUT', one, { summary: 'y' })).json).to.include({ summary: 'y' });
    expect((await call('POST', `${one}/transition`, { to: 'Done' })).json).to.include({ resolution: 'Done' });
    expect((await call('POST', `${one}/assign`, { assignee: 'dev1' })).json).to.include({ assignee: 'dev1' });
    const { json } = await call('POST', `${one}/comments`, { body: 'a', by: 'admin' });
    const { id } = json as { id: string };
    expect((await call('PUT', `${one}/comments/${id}`, { body: 'b' })).json).to.include({ id, body: 'b' });
    expect((await call('DELETE', `${one}/comments/${id}`)).status).to.equal(204);
    expect((await call('POST', `${one}/move`, { project: 'OPS' })).json).to.include({ key: 'OPS-1' });
    expect((await call('GET', '/issues')).json).to.have.lengthOf(1);
    for (const place of ['/issues/OPS-1', '/projects/OPS']) {
      expect((await call('PUT', `${place}/concealment`, { as: 'forbidden' })).status).to.equal(204);
      expect((await call('PUT', `${place}/concealment`, { as: 'lost' })).status).to.equal(400);
    }
    expect((await call('DELETE', `${one}?by=dev2`)).status).to.equal(204);
    expect((await call('GET', one)).status).to.equal(404);
  });

  it('registers a link, authorizes and revokes', async () => {
    const sandbox = await start.sandbox();
    const call = control(sandbox);
    const link = { consumerKey: 'lockstep', name: 'Lockstep', publicKey: CONSUMER_PUBLIC_KEY };
    expect((await call('POST', '/application-links', link)).status).to.equal(201);
    const oauth_token = await requestToken(sandbox, 'https://sync.example.com/cb');
    const authorized = await call('POST', '/authorize', { requestToken: oauth_token, user: 'dev1' });
    const { redirectUrl, verifier } = authorized.json as { redirectUrl: string; verifier: string };
    expect(redirectUrl).to.contain(`oauth_verifier=${verifier}`);
    await signed(sandbox, 'POST', '/plugins/servlet/oauth/access-token', {
      oauth: { oauth_token, oauth_verifier: verifier },
    });
    expect((await call('GET', '/tokens')).json).to.have.nested.property('[0].userName', 'dev1');
    const again = async (path: string) => {
      const [{ token } = { token: '' }] = (await call('GET', '/tokens')).json as { token: string }[];
      return (await asToken(sandbox, token)('GET', path)).form.get('oauth_problem');
    };
    expect((await call('POST', '/tokens/expire', { user: 'dev1', inMs: 60_000 })).status).to.equal(200);
    expect(await again('/rest/api/2/myself')).to.equal(null);
    expect((await call('POST', '/tokens/expire', {})).json).to.deep.equal({ expired: 1 });
    expect(await again('/rest/api/2/myself')).to.equal('token_expired');
    sandbox.jira.clearSignedRequests();
    expect((await call('POST', '/tokens/revoke', { user: 'dev1' })).json).to.deep.equal({ revoked: 1 });
    expect(await again('/rest/api/2/myself')).to.equal('token_rejected');
    expect((await call('GET', '/signed-requests')).json).to.have.lengthOf(1);
    expect((await call('DELETE', '/application-links/lockstep')).status).to.equal(204);
    expect((await call('GET', '/application-links')).json).to.deep.equal([]);
  });

  it('shows webhooks whole, and deliveries when they have been made', async () => {
    const [sandbox, receiver] = [await start.sandbox(), await start.receiver()];
    const call = control(sandbox);
    const hook = { name: 'Lockstep', url: receiver.url, events: ['jira:issue_created'], secret: 'hush' };
    const { id } = (await call('POST', '/webhooks', hook)).json as { id: number };
    expect((await call('GET', '/webhooks')).json).to.have.nested.property('[0].secret', 'hush');
    await call('POST', '/issues', { project: 'ABC', summary: 'x' });
    const [delivery] = (await call('GET', '/deliveries?settled=true')).json as {
      url: string;
      outcome: unknown;
    }[];
    expect(delivery?.url).to.contain(receiver.url);
    expect(delivery?.outcome).to.include({ state: 'answered', status: 200 });
    expect((await call('DELETE', `/webhooks/${id}`)).status).to.equal(204);
    expect((await call('DELETE', `/webhooks/${id}`)).status).to.equal(400);
  });

  it('switches version and faults', async () => {
    const sandbox = await start.sandbox();
    const call = control(sandbox);
    expect((await call('PUT', '/version', { version: '9.12.15' })).json).to.deep.equal({
      version: '9.12.15',
    });
    expect((await call('PUT', '/version', { version: 'nine' })).status).to.equal(400);
    expect((await call('PUT', '/faults/rest-unavailable', { times: 1 })).json).to.deep.equal({
      active: [{ name: 'rest-unavailable', times: 1 }],
    });
    expect((await send(`${sandbox.url}/rest/api/2/serverInfo`, 'GET')).status).to.equal(503);
    expect((await call('PUT', '/faults/nonsense', {})).status).to.equal(404);
    expect((await call('GET', '/faults')).json).to.have.deep.property('active', []);
  });

  it('is for callers that call it by a local name', async () => {
    const sandbox = await start.sandbox();
    const { port } = new URL(sandbox.url);
    const statusFor = async (host: string) => {
      const asked = request(`${sandbox.controlUrl}/version`, { headers: { host: `${host}:${port}` } }).end();
      const [answer] = (await once(asked, 'response')) as [IncomingMessage];
      answer.resume();
      return answer.statusCode;
    };
    expect(await statusFor('localhost')).to.equal(200);
    expect(await statusFor('rebound.example.com')).to.equal(403);
  });

  it('says what is wrong with a request, and takes JSON alone', async () => {
    const sandbox = await start.sandbox();
    const call = control(sandbox);
    for (const [path, json] of [
      ['/issues', { project: 'ABC' }],
      ['/issues', { project: 'NOPE', summary: 'x' }],
      ['/issues', { project: 'ABC', summary: 'x', by: 'nobody' }],
      ['/issues', { project: 'ABC', summary: 'x', sumary: 'y' }],
      ['/application-links', { consumerKey: 'k', name: 'n', publicKey: 'nonsense' }],
    ] as const) {
      expect((await call('POST', path, json)).status, JSON.stringify(json)).to.equal(400);
    }
    const form = { method: 'POST', body: new URLSearchParams({ project: 'ABC', summary: 'x' }) };
    expect((await fetch(`${sandbox.controlUrl}/issues`, form)).status).to.equal(415);
  });
});
