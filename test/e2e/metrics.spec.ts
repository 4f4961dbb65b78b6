import { spawnSync } from 'node:child_process';

import { expect } from 'chai';

import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { CuttableConnection } from '../integration/queue/cuttable-connection.ts';
import { onPostgres, type NamedDatabase } from '../support/e2e-database.ts';
import { startService, type Service } from '../support/e2e-service.ts';
import { Story } from '../support/e2e-story.ts';
import { until } from '../support/e2e-until.ts';
import { parseExposition, type Exposed } from '../support/exposition.ts';

/** Words, patterns of addresses with their places, versions and numbers: no id, token, key or host looks like these. */
const WORD = /^[A-Za-z][A-Za-z_.]{0,40}$/;
const PATTERN =
  /^(?:(?:GET|POST|PUT|DELETE) )?(?:\/(?:[a-z][A-Za-z-]{0,30}|[a-z]+-token|v?\d(?:\.\d)?|latest|:\w+|\{\/?\*?\w+\}))+(?:\{\/\*\w+\})?\/?$/;
const NUMBER = /^(?:v?\d+(?:\.\d+){0,2}|\+Inf|[1-5]xx|\d(?:\.\d+)?(?:e-\d+)?)$/;
const isOfFewWords = (value: string) => [WORD, PATTERN, NUMBER].some((shape) => shape.test(value));

describe('/metrics of the running service', function () {
  this.timeout(120_000);
  let database: NamedDatabase;
  let wayToDatabase: CuttableConnection;
  let sandbox: Sandbox;
  let service: Service;
  let story: Story;

  before(async () => {
    database = await onPostgres();
    const url = new URL(database.settings['DATABASE_URL'] ?? '');
    wayToDatabase = await CuttableConnection.to(url.hostname, Number(url.port || 5432));
    url.hostname = '127.0.0.1';
    url.port = String(wayToDatabase.port);
    service = await startService({ ...database.settings, DATABASE_URL: url.href, LOCKSTEP_ADMIN_PORT: '0' });
    sandbox = await startSandbox();
    story = new Story(service.api, sandbox);
  });
  after(async () => {
    await service.stop();
    wayToDatabase.close();
    await sandbox.close();
    await database.close();
  });

  const text = async (): Promise<string> => {
    const response = await fetch(`${service.api.url}/metrics`);
    expect(response.status).to.equal(200);
    return response.text();
  };
  const valueOf = (metrics: readonly Exposed[], name: string, labels: object = {}): number | undefined =>
    metrics
      .flatMap(({ series }) => series)
      .find(
        (one) =>
          one.name === name && Object.entries(labels).every(([key, value]) => one.labels[key] === value),
      )?.value;

  it('tell what was done, in words of few kinds, to a strict reader', async () => {
    const pair = await story.link(await story.connect());
    sandbox.jira.issues.transition(pair.jiraIssueKey, { to: 'Done' });
    await until('the decision', async () => ((await story.reasons(pair)).includes('resolved') ? true : null));
    await fetch(`${service.url}/extensions/jira-server/issue-updated/eyJhbGciOi.of.nobody`, {
      method: 'POST',
    });
    await fetch(`${service.url}/${pair.linkId}`, { method: 'PROPFIND' });
    await service.api.get(`/links/${pair.linkId}`);

    // What is kept is counted once it is, and may be seen before.
    const applied = { kind: 'status', outcome: 'applied' };
    const shown = await until('the count', async () => {
      const now = await text();
      return valueOf(parseExposition(now), 'lockstep_effects_total', applied) === undefined ? null : now;
    });
    const metrics = parseExposition(shown);

    expect(valueOf(metrics, 'lockstep_deliveries_total', { outcome: 'processed' })).to.be.above(0);
    expect(valueOf(metrics, 'lockstep_effects_total', applied)).to.be.above(0);
    expect(
      valueOf(metrics, 'lockstep_jira_call_duration_seconds_count', {
        endpoint: 'GET /rest/api/2/issue/{issue}',
      }),
    ).to.be.above(0);
    expect(
      valueOf(metrics, 'lockstep_http_requests_total', { route: '/api/v1/links/:id', status: '200' }),
    ).to.be.above(0);
    expect(valueOf(metrics, 'lockstep_http_requests_total', { method: 'other', route: 'unknown' })).to.equal(
      1,
    );
    expect(valueOf(metrics, 'lockstep_integrations', { state: 'active' })).to.equal(1);
    expect(valueOf(metrics, 'lockstep_database_up')).to.equal(1);
    expect(valueOf(metrics, 'lockstep_database_pool_max_connections')).to.equal(10);

    const values = metrics.flatMap(({ series }) => series.flatMap(({ labels }) => Object.values(labels)));
    expect([...new Set(values)].filter((value) => !isOfFewWords(value))).to.deep.equal([]);
    if (spawnSync('promtool', ['--version']).error === undefined) {
      const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], {
        input: shown,
        encoding: 'utf8',
      });
      expect(status, stdout + stderr).to.equal(0);
    }
  });

  it('would not let pass what tells of one thing', () => {
    for (const value of [
      '0191b2c3-0000-7000-8000-000000000000',
      '/api/v1/links/0191b2c3',
      'ABC-1',
      '10001',
      'jira.example.com:8080',
      'http://127.0.0.1:8090',
      'eyJhbGciOiJIUzI1NiJ9.e30.abc',
      'lk_0123456789abcdef',
    ]) {
      expect(isOfFewWords(value), value).to.equal(value === '10001');
    }
  });

  it('answer also while the database is away, and say so', async () => {
    wayToDatabase.cut();
    const away = await until('the gauge to say that the database is away', async () => {
      const metrics = parseExposition(await text());
      return valueOf(metrics, 'lockstep_database_up') === 0 ? metrics : null;
    });

    expect(valueOf(away, 'lockstep_effects_dead')).to.equal(undefined);
    expect(valueOf(away, 'lockstep_integrations')).to.equal(undefined);
    expect(valueOf(away, 'lockstep_database_pool_max_connections')).to.equal(10);

    wayToDatabase.mend();
    const back = await until('the gauge to say that it is back', async () => {
      const metrics = parseExposition(await text());
      return valueOf(metrics, 'lockstep_database_up') === 1 ? metrics : null;
    });
    expect(valueOf(back, 'lockstep_effects_dead')).to.equal(0);
  });
});
