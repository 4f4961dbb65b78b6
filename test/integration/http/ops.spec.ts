import { expect } from 'chai';

import { serving, StorageAway } from '../../support/test-server.ts';

describe('the addresses for operators', () => {
  const serve = serving();

  it('say that the process is up, whatever else is down', async () => {
    const { url } = await serve({
      ready: async () => {
        throw new Error('all is down');
      },
    });

    const response = await fetch(`${url}/healthz`);

    expect([response.status, await response.json()]).to.deep.equal([200, { status: 'ok' }]);
  });

  it('say whether requests may come, and which check failed', async () => {
    const ready = await serve();
    const unready = await serve({
      ready: async () => [
        { name: 'database', isPassed: false },
        { name: 'queue', isPassed: true },
      ],
    });

    const yes = await fetch(`${ready.url}/readyz`);
    const no = await fetch(`${unready.url}/readyz`);

    expect([yes.status, await yes.json()]).to.deep.equal([
      200,
      { status: 'ready', checks: { database: 'ok' } },
    ]);
    expect([no.status, await no.json()]).to.deep.equal([
      503,
      { status: 'not_ready', checks: { database: 'failed', queue: 'ok' } },
    ]);
  });

  it('count a check that cannot even be made as the database being away', async () => {
    const { url } = await serve({
      ready: async () => {
        throw new StorageAway('postgres://lockstep:hunter2@db');
      },
    });

    const response = await fetch(`${url}/readyz`);

    expect(response.status).to.equal(503);
    expect(await response.text()).not.to.include('hunter2');
  });

  it('give out the metrics as they are rendered', async () => {
    const { url } = await serve({ renderMetrics: async () => '# HELP x\nx_total 1\n' });

    const response = await fetch(`${url}/sync/metrics`);

    expect(response.headers.get('content-type')).to.equal('text/plain; version=0.0.4; charset=utf-8');
    expect(await response.text()).to.equal('# HELP x\nx_total 1\n');
  });

  it('answer under the public prefix and without it, and a prefix that looks like a route hides none', async () => {
    const plain = await serve({ publicUrl: 'https://lockstep.example.com' });
    const odd = await serve({ publicUrl: 'https://example.com/api' });
    const statuses = async (url: string, ...paths: readonly string[]) =>
      Promise.all(paths.map(async (path) => (await fetch(url + path)).status));

    expect(await statuses(plain.url, '/healthz', '/sync/healthz')).to.deep.equal([200, 404]);
    expect(
      await statuses(
        odd.url,
        '/api/v1/links',
        '/api/api/v1/links',
        '/api/healthz',
        '/healthz',
        '/apihealthz',
      ),
    ).to.deep.equal([401, 401, 200, 200, 404]);
    expect(await statuses(odd.url, '/api', '/api/api/healthz')).to.deep.equal([404, 404]);
    expect((await fetch(`${odd.url}/api/`)).url).to.match(/\/api\/console\/sign-in\?/);
  });
});
