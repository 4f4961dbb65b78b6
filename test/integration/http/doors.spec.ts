import { expect } from 'chai';

import { Scenario } from '../../support/scenario.ts';
import { ADMIN_BEARER, portsOf, serving } from '../../support/test-server.ts';
import { routesMade } from './api-routes-made.ts';

const OUTWARD = [
  ['POST', '/extensions/jira-server/issue-updated/a-token'],
  ['GET', '/extensions/jira-server/oauth/callback'],
  ['POST', '/extensions/sentry/an-installation/webhook'],
  ['POST', '/extensions/tracker/an-installation/events'],
] as const;
const INWARD = [
  ['GET', '/metrics'],
  ['GET', '/openapi.json'],
  ...routesMade().map((route) => {
    const [method = '', path = ''] = route.split(' ');
    return [method, `/api/v1${path.replaceAll(/:\w+/g, 'x')}`] as const;
  }),
] as const;
const HEALTH = [
  ['GET', '/healthz'],
  ['GET', '/readyz'],
] as const;

type Asked = readonly [method: string, path: string];

describe('a door of its own', () => {
  const serve = serving();
  const ask = (url: string, [method, path]: Asked) =>
    fetch(url + path, {
      method,
      headers: { Authorization: ADMIN_BEARER, 'X-Request-Id': 'asked' },
    });
  const isThere = async (url: string, asked: Asked): Promise<boolean> => {
    const response = await ask(url, asked);
    return response.status !== 404 || !(await response.text()).includes('no_such_address');
  };
  const there = async (url: string, all: readonly Asked[]): Promise<readonly Asked[]> => {
    const found: Asked[] = [];
    for (const asked of all) if (await isThere(url, asked)) found.push(asked);
    return found;
  };

  it('has outwards what Jira and the trackers call, and nothing that operators do', async () => {
    const { url } = await serve(portsOf(new Scenario()), { door: 'outward' });

    expect(await there(url, [...OUTWARD, ...HEALTH, ...INWARD])).to.deep.equal([...OUTWARD, ...HEALTH]);
  });

  it('has inwards what operators call, and nothing that others do', async () => {
    const { url } = await serve(portsOf(new Scenario()), { door: 'inward' });

    expect(INWARD).to.have.length.above(50);
    expect(await there(url, [...OUTWARD, ...HEALTH, ...INWARD])).to.deep.equal([...HEALTH, ...INWARD]);
  });

  it('tells nobody outside that there is something within', async () => {
    const { url } = await serve(portsOf(new Scenario()), { door: 'outward' });
    const answerTo = async (method: string, path: string) => {
      const response = await ask(url, [method, path]);
      const headers = Object.fromEntries(response.headers);
      return { ...headers, date: '', status: response.status, body: await response.text() };
    };

    const nowhere = await answerTo('GET', '/nothing/at/all');

    for (const path of ['/api/v1/links', '/sync/api/v1/links', '/metrics', '/openapi.json', '/api/v1']) {
      expect(await answerTo('GET', path), path).to.deep.equal(nowhere);
    }
    expect(await answerTo('OPTIONS', '/api/v1/links')).to.deep.equal(nowhere);
  });

  it('has a document that sends its readers to that door', async () => {
    const { url } = await serve({}, { door: 'inward' });

    const document: unknown = await (await fetch(`${url}/openapi.json`)).json();

    expect(document)
      .to.have.property('servers')
      .that.deep.equals([{ url: '/api/v1' }]);
  });

  it('has browsers come by TLS only where it is reached by TLS', async () => {
    const header = async (publicUrl: string, door: 'only' | 'outward' | 'inward') => {
      const { url } = await serve({ publicUrl }, { door });
      return (await fetch(`${url}/healthz`)).headers.get('strict-transport-security');
    };

    expect(await header('https://lockstep.example.com', 'only')).to.equal('max-age=31536000');
    expect(await header('https://lockstep.example.com', 'outward')).to.equal('max-age=31536000');
    expect(await header('https://lockstep.example.com', 'inward')).to.equal(null);
    expect(await header('http://lockstep.example.com', 'only')).to.equal(null);
  });
});
