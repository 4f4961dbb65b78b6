import { Agent, request as send } from 'node:http';

import { expect } from 'chai';
import fc from 'fast-check';

import { startSandbox, type Sandbox } from '../../../sandbox/start-sandbox.ts';
import { DOCUMENT, undocumentedIn } from '../../support/documented-answers.ts';
import { onPostgres, type NamedDatabase } from '../../support/e2e-database.ts';
import { newAdminKey, startService, type Service } from '../../support/e2e-service.ts';
import { Story } from '../../support/e2e-story.ts';
import {
  requestsOf,
  type DocumentedOperation,
  type GeneratedRequest,
} from '../../support/generated-requests.ts';

const REQUESTS = 5000;
const AT_A_TIME = 8;
/** What another may be the reason of: a Jira or a tracker that is named, and is none. */
const OF_OTHERS = /^(?:jira_|tracker_unavailable)/;

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

describe('requests made of the OpenAPI document', () => {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_A_TIME });
  let database: NamedDatabase;
  let sandbox: Sandbox;
  let service: Service;

  before(async function () {
    this.timeout(60_000);
    database = await onPostgres();
    sandbox = await startSandbox({ version: '10.3.2' });
    service = await startService(database.settings);
  });
  after(async () => {
    agent.destroy();
    await service.stop();
    await sandbox.close();
    await database.close();
  });

  it(`are answered as it tells, right or wrong, and without a fault, ${REQUESTS} times`, async function () {
    this.timeout(600_000);
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);
    const { texts, meant, idsAt } = await whatThereIs(new Story(service.api, sandbox));
    const material = { named: DOCUMENT.components.schemas, texts, meant };
    const generated = fc.sample(
      fc.oneof(...operations().map((one) => requestsOf(one, material, (place) => idsAt(one, place)))),
      { numRuns: REQUESTS, seed },
    );

    const problems: string[] = [];
    const well = new Set<string>();
    const queue = generated.values();
    const work = async () => {
      for (const request of queue) {
        const answer = await ask(request);
        const problem = problemOf(request, answer);
        if (problem !== null) problems.push(`${told(request)}: ${problem}: ${answer.text.slice(0, 500)}`);
        if (answer.status < 300) well.add(request.operationId);
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));

    expect(problems, `seed ${seed}`).to.deep.equal([]);
    expect(well.size, `seed ${seed}: operations that went well`).to.be.above(operations().length * 0.6);
    expect(service.log(), `seed ${seed}`).not.to.include('http_fault');
  });

  /** A link with all that hangs on it, and an Integration that may be uninstalled. */
  async function whatThereIs(story: Story) {
    const connection = await story.connect();
    const pair = await story.link(connection);
    sandbox.jira.issues.transition(pair.jiraIssueId, { to: 'Done' });
    await story.trackerIssueBecomes(pair, 'resolved');
    const other = await startSandbox({ version: '9.12.15' });
    const { integration } = await service.api.post<{ integration: { id: string } }>('/integrations', {
      organizationId: connection.organizationId,
      baseUrl: other.url,
    });
    await other.close();
    const { api } = service;
    const first = async (path: string) =>
      (await api.get<{ items: { id: string }[] }>(path)).items.map(({ id }) => id);
    const several = (path: string, body: object) =>
      Promise.all(Array.from({ length: 20 }, async () => (await api.post<{ id: string }>(path, body)).id));
    const issues = `/installations/${connection.installationId}/tracker-issues`;
    const comments = await several(`/tracker-issues/${pair.trackerIssueId}/comments`, { body: 'x' });
    const run = await api.post<{ id: string }>(`/integrations/${connection.integrationId}/reconciliations`);
    const rules = await several(`/installations/${connection.installationId}/creation-rules`, {
      name: 'Errors',
      values: { project: 'ABC', issuetype: 'Bug', title: '{{title}}' },
    });
    const user = await api.post<{ id: string }>(`/organizations/${connection.organizationId}/tracker-users`, {
      name: 'ada',
    });
    const ids: Readonly<Record<string, readonly string[]>> = {
      organizations: [connection.organizationId],
      integrations: [connection.integrationId],
      uninstalled: [integration.id],
      installations: [connection.installationId],
      links: [pair.linkId],
      'tracker-issues': [pair.trackerIssueId],
      comments,
      reconciliations: [run.id],
      'creation-rules': rules,
      deliveries: await first('/deliveries'),
      effects: await first('/effects'),
      projects: ['ABC', '10000'],
    };
    const meant = {
      organizationId: [connection.organizationId],
      integrationId: [connection.integrationId],
      installationId: [connection.installationId],
      linkId: [pair.linkId],
      trackerIssueId: [pair.trackerIssueId, ...(await several(issues, { title: 'It breaks' }))],
      assigneeId: [user.id],
      jiraIssue: [pair.jiraIssueKey, pair.jiraIssueId],
      project: ['ABC'],
      issuetype: ['Bug'],
      field: ['labels'],
      token: [sandbox.jira.createPersonalAccessToken({ user: 'admin' }).token],
      baseUrl: [sandbox.url],
    };
    const texts = [...Object.values(ids).flat(), ...Object.values(meant).flat(), 'labels', '{{title}}'];
    const idsAt = ({ operationId }: DocumentedOperation, place: string) =>
      ids[operationId === 'integrationsUninstall' ? 'uninstalled' : (place.split('/', 1)[0] ?? '')] ?? texts;
    return { texts, meant, idsAt };
  }

  function ask({ method, path, headers, body }: GeneratedRequest): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { hostname: host, port } = new URL(service.url);
      const outgoing = send({ host, port, path: `/api/v1${path}`, method, agent }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('error', reject).on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () => {
          const answered = new Headers();
          for (const [name, value] of Object.entries(incoming.headers)) answered.append(name, String(value));
          const text = Buffer.concat(chunks).toString();
          resolve({ status: incoming.statusCode ?? 0, headers: answered, text });
        });
      });
      outgoing.on('error', reject);
      for (const [name, value] of headers) outgoing.setHeader(name, credentialsIn(value));
      if (body !== null) outgoing.setHeader('Content-Length', body.length);
      outgoing.end(body ?? undefined);
    });
  }

  function credentialsIn(value: string): string {
    if (value === 'good') return `Bearer ${service.adminKey}`;
    return value === 'bad' ? `Bearer ${newAdminKey()}` : value;
  }
});

function problemOf({ method, path }: GeneratedRequest, answer: Answer): string | null {
  const { status, text } = answer;
  if (status === 500) return 'a fault';
  if (status > 500 && !OF_OTHERS.test((JSON.parse(text) as { code: string }).code)) return 'a fault';
  return undocumentedIn({ ...answer, method, path });
}

function told({ method, path, headers, body }: GeneratedRequest): string {
  return `${method} ${path.slice(0, 300)} ${JSON.stringify(headers)} ${body?.toString().slice(0, 500) ?? ''}`;
}

/** Every operation of the document. */
function operations(): readonly DocumentedOperation[] {
  return Object.entries(DOCUMENT.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters, requestBody }]) => {
      const [content] = Object.entries(requestBody?.content ?? {});
      return {
        operationId,
        method: method.toUpperCase(),
        path,
        parameters: parameters.filter((parameter) => 'name' in parameter),
        body: content === undefined ? null : { type: content[0], schema: content[1].schema },
      };
    }),
  );
}
