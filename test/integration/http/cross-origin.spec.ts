import { expect } from 'chai';

import { Scenario } from '../../support/scenario.ts';
import { ADMIN_BEARER, portsOf, serving } from '../../support/test-server.ts';

const CONSOLE = 'https://console.example.com';
const PREFLIGHT = {
  'Access-Control-Request-Method': 'PUT',
  'Access-Control-Request-Headers': 'authorization',
};

describe('pages of other origins', () => {
  const serve = serving();
  const allowing = async (...corsOrigins: readonly string[]) =>
    (await serve(portsOf(new Scenario(), { corsOrigins }))).url;
  const said = ({ headers }: Response): Readonly<Record<string, string>> =>
    Object.fromEntries(
      [...headers].filter(([name]) => name.startsWith('access-control-') || name === 'vary'),
    );

  it('are told nothing when none is named', async () => {
    const url = await allowing();

    const answers = [
      await fetch(`${url}/api/v1/links`, { headers: { Authorization: ADMIN_BEARER, Origin: CONSOLE } }),
      await fetch(`${url}/api/v1/links`, { method: 'OPTIONS', headers: { Origin: CONSOLE, ...PREFLIGHT } }),
    ];

    expect(answers.map(said)).to.deep.equal([{}, {}]);
    expect(answers[1]?.status).to.be.above(399);
  });

  it('may ask before they call, when they are of an origin that is named', async () => {
    const url = await allowing('https://other.example.com', CONSOLE);

    const answer = await fetch(`${url}/api/v1/links/x`, {
      method: 'OPTIONS',
      headers: { Origin: CONSOLE, ...PREFLIGHT },
    });

    expect([answer.status, await answer.text()]).to.deep.equal([204, '']);
    expect(said(answer)).to.deep.equal({
      'access-control-allow-origin': CONSOLE,
      'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers':
        'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, X-Request-Id',
      'access-control-max-age': '600',
      vary: 'Origin',
    });
  });

  it('may read the answers then, also those that refuse, by their key alone', async () => {
    const url = await allowing(CONSOLE);
    const ask = (headers: Readonly<Record<string, string>>) =>
      fetch(`${url}/api/v1/links`, { headers: { Origin: CONSOLE, ...headers } });

    const answers = [await ask({ Authorization: ADMIN_BEARER }), await ask({ Cookie: 'key=1' })];

    expect(answers.map(({ status }) => status)).to.deep.equal([200, 401]);
    for (const answer of answers) {
      expect(said(answer)).to.deep.equal({
        'access-control-allow-origin': CONSOLE,
        'access-control-expose-headers': 'ETag, Location, Retry-After, WWW-Authenticate, X-Request-Id',
        vary: 'Origin',
      });
    }
  });

  it('of any other origin, however like it looks, are told nothing', async () => {
    const url = await allowing(CONSOLE);
    const others = [
      'http://console.example.com',
      'https://console.example.com:8443',
      'https://console.example.com.evil.example',
      'https://CONSOLE.example.com',
      'https://evil-console.example.com',
      'null',
    ];

    for (const origin of others) {
      for (const method of ['GET', 'OPTIONS']) {
        const headers = { Authorization: ADMIN_BEARER, Origin: origin, ...PREFLIGHT };
        const answer = await fetch(`${url}/api/v1/links`, { method, headers });
        expect(said(answer), `${method} ${origin}`).to.deep.equal({ vary: 'Origin' });
      }
    }
  });

  it('are told nothing anywhere but at the admin API', async () => {
    const url = await allowing(CONSOLE);

    for (const path of ['/metrics', '/healthz', '/extensions/jira-server/oauth/callback']) {
      expect(said(await fetch(url + path, { headers: { Origin: CONSOLE } })), path).to.deep.equal({});
    }
  });
});
