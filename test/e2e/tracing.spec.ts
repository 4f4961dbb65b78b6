import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { expect } from 'chai';

import { startTracker } from '../../examples/http-tracker/tracker.ts';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { ApiClient } from '../support/e2e-api.ts';
import { onPostgres, type NamedDatabase } from '../support/e2e-database.ts';
import { ServiceProcess } from '../support/e2e-process.ts';
import { newAdminKey, startService } from '../support/e2e-service.ts';
import { Story, type LinkView, type NewConnection } from '../support/e2e-story.ts';
import { until } from '../support/e2e-until.ts';
import { startOtlpReceiver, type OtlpReceiver } from '../support/otlp-receiver.ts';
import { originOf, settingsAt, type TinyTracker } from '../support/tiny-tracker.ts';

const ROUTE = 'POST /extensions/jira-server/issue-updated/:token';

describe('a trace', function () {
  this.timeout(180_000);
  let database: NamedDatabase;
  let sandbox: Sandbox;
  let receiver: OtlpReceiver;
  let tiny: TinyTracker;
  let gate: Gate;
  const open: { close(): unknown }[] = [];

  beforeEach(async () => {
    [database, sandbox, receiver] = await Promise.all([onPostgres(), startSandbox(), startOtlpReceiver()]);
  });
  afterEach(async () => {
    for (const one of open.splice(0).toReversed()) await one.close();
    receiver.close();
    await sandbox.close();
    await database.close();
  });

  /** Links to an issue of a tracker that answers through a gate. */
  const linked = async (api: ApiClient) => {
    const story = new Story(api, sandbox);
    const connection = await story.connect();
    const trackerSettings = { callSecrets: [] as string[], eventSecret: 'none', eventsUrl: sandbox.url };
    tiny = await startTracker(Object.assign(trackerSettings, { port: 0, firstRetryMs: 60_000 }));
    open.push(tiny);
    gate = await startGate(originOf(tiny));
    open.push(gate);
    const { secrets } = await story.api.put<{ secrets: { call: string } }>(
      `/installations/${connection.installationId}/tracker`,
      settingsAt(gate.url),
    );
    trackerSettings.callSecrets.push(secrets.call);
    return linkIn(story, connection);
  };
  const linkIn = async (story: Story, { installationId }: NewConnection) => {
    const issue = tiny.add('It breaks');
    const jiraIssue = sandbox.jira.issues.create({ project: 'ABC', summary: 'The secret of Mr. Miller' });
    const { id } = await story.api.post<LinkView>(`/installations/${installationId}/links`, {
      ...{ trackerIssueId: issue.id, jiraIssue: jiraIssue.key },
    });
    await until('the link', async () => ((await story.linkView(id)).state === 'linked' ? true : null));
    return { issue, key: jiraIssue.key };
  };

  it('goes from Jira’s request through two processes to the change in the tracker', async () => {
    const adminKey = newAdminKey();
    const service = await ServiceProcess.with({
      ...{ ...database.settings, LOCKSTEP_ADMIN_KEY: adminKey },
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    });
    open.push(service);
    await service.start();
    const { issue, key } = await linked(new ApiClient(service.url, adminKey));

    gate.isShut = true;
    sandbox.jira.issues.transition(key, { to: 'Done' });
    await until('a call in vain', async () => (gate.headers.some(isApply) ? true : null));
    expect((await service.terminate()).code).to.equal(0);
    gate.headers.splice(0);
    gate.isShut = false;
    await service.start();
    await until('the change', async () => (issue.status === 'resolved' ? true : null));
    expect((await service.terminate()).code).to.equal(0);

    const { spans } = receiver;
    const called = gate.headers.find(isApply)?.['traceparent'];
    const [, traceId, spanId] = String(called).split('-');
    const trace = spans.filter((span) => span.traceId === traceId);
    const processes = new Set(trace.map(({ resource }) => resource['service.instance.id']));
    const wayTo = (id: string | undefined): readonly string[] => {
      const span = trace.find((one) => one.spanId === id);
      return span === undefined ? [] : [...wayTo(span.parentSpanId), span.name];
    };

    expect(wayTo(spanId)).to.deep.equal([
      ...[ROUTE, 'keep delivery', 'process delivery', 'carry out status', 'issue.apply'],
    ]);
    expect(processes.size).to.equal(2);
    const tries = trace.filter(({ name }) => name === 'carry out status');
    expect(
      tries.map(({ attributes, isFailed }) => [attributes['lockstep.effect.outcome'], isFailed]),
    ).to.deep.equal([
      ['again', true],
      ['applied', false],
    ]);
    const all = JSON.stringify(spans);
    expect(all).not.to.contain('Miller').and.not.to.contain('issue-updated/ey');
    expect(spans.map(({ name }) => name).join('\n')).not.to.contain(key);
  });

  it('is neither told nor handed on when nobody is to be told', async () => {
    const service = await startService(database.settings);
    open.push({ close: () => service.stop() });
    const { issue, key } = await linked(service.api);
    sandbox.jira.issues.transition(key, { to: 'Done' });
    await until('the change', async () => (issue.status === 'resolved' ? true : null));

    expect(receiver.requests).to.deep.equal([]);
    expect(gate.headers.filter(isApply)).to.have.lengthOf(1);
    expect(gate.headers.filter(({ traceparent }) => traceparent !== undefined)).to.deep.equal([]);
    expect(service.log()).not.to.contain('trace');
  });
});

/** Stands before a tracker. */
interface Gate {
  readonly url: string;
  /** Of each call, with its type among them. */
  readonly headers: (IncomingHttpHeaders & { readonly type: string })[];
  isShut: boolean;
  close(): void;
}

const isApply = ({ type }: Gate['headers'][number]) => type === 'issue.apply';

async function startGate(target: string): Promise<Gate> {
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const { type } = JSON.parse(body) as { type: string };
      gate.headers.push({ ...request.headers, type });
      if (gate.isShut) {
        response.writeHead(503, { 'retry-after': '1' }).end();
        return;
      }
      const names = ['content-type', 'webhook-id', 'webhook-timestamp', 'webhook-signature'];
      const headers = Object.fromEntries(names.map((name) => [name, String(request.headers[name])]));
      const answer = await fetch(target + (request.url ?? ''), { method: 'POST', headers, body });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const gate: Gate = {
    ...{ url: `http://127.0.0.1:${port}`, headers: [], isShut: false },
    close: () => {
      server.close().closeAllConnections();
    },
  };
  return gate;
}
