import { inspect } from 'node:util';

import { expect } from 'chai';

import { openKnexStorage } from '../../../src/adapters/persistence/open-knex-storage.ts';
import { TABLES } from '../../../src/adapters/persistence/rows/tables.ts';
import { OPERATIONS } from '../../../src/adapters/http/openapi/operations.ts';
import { aCreation, anAuditEntry, anId, aRule } from '../../support/builders.ts';
import { ABC, BUG, USUAL_FIELDS } from '../../support/create-meta.ts';
import { aSecretBox } from '../persistence/a-secret-box.ts';
import { DONE } from '../../support/payloads.ts';
import { IssueInJira } from '../../support/scenario-issue.ts';
import { Scenario, type Connected } from '../../support/scenario.ts';
import { freshPostgres } from '../../support/test-database.ts';
import { ADMIN_BEARER, bearerOf, portsOf, serving } from '../../support/test-server.ts';
import type { TrackerIssueId } from '../../../src/domain/ids.ts';
import { EVERYTHING, UNLIMITED } from '../../../src/domain/api-key.ts';
import { ApiClient, Csv, idsIn, type ApiAnswer } from './api-client.ts';

const EVERY_DEPTH = { depth: 12, maxArrayLength: null, maxStringLength: null } as const;
const RULE = { name: 'Errors', values: { project: 'ABC', issuetype: 'Bug', title: '{{title}}' } };

/** What a Scenario keeps its things in, and all that is in there but the audit trail and leases. */
interface Kept {
  readonly scenario: Scenario;
  everything(): Promise<unknown>;
  close(): Promise<void>;
}

async function keptInMemory(): Promise<Kept> {
  const scenario = new Scenario();
  const everything = async () => ({ ...scenario.tables, auditEntries: null });
  return { scenario, everything, close: () => Promise.resolve() };
}

async function keptInPostgres(): Promise<Kept> {
  const database = await freshPostgres();
  const { knex } = database;
  const scenario = new Scenario({ storage: openKnexStorage({ knex, secretBox: aSecretBox() }) });
  const tables = Object.values(TABLES).filter(
    (table) => table !== TABLES.auditEntry && table !== TABLES.lease,
  );
  const rowsOf = async (table: string) =>
    (await knex(table).select<unknown[]>()).map((row) => inspect(row, EVERY_DEPTH)).toSorted();
  const everything = async () => Promise.all(tables.map(async (table) => [table, await rowsOf(table)]));
  return { scenario, everything, close: () => database.close() };
}

for (const [where, keptSomewhere] of Object.entries({
  'in memory': keptInMemory,
  'on PostgreSQL': keptInPostgres,
})) {
  describe(`an API key of one Organization, ${where}`, () => {
    const serve = serving();
    let kept: Kept;
    let scenario: Scenario;
    let admin: ApiClient;
    let owner: ApiClient;
    let stranger: ApiClient;
    let connected: Connected;
    let ids: Record<
      | 'link'
      | 'trackerIssue'
      | 'trackerComment'
      | 'trackerUser'
      | 'delivery'
      | 'effect'
      | 'reconciliation'
      | 'creation'
      | 'rule'
      | 'apiKey'
      | 'auditEntry',
      string
    >;
    let strangers: string;

    beforeEach(async () => {
      kept = await keptSomewhere();
      ({ scenario } = kept);
      const issue = new IssueInJira(scenario.jira);
      new IssueInJira(scenario.jira, { id: '10301', key: 'ABC-5' });
      connected = await scenario.connect();
      const link = await scenario.link(connected);
      await scenario.deliver(connected, issue.transition(DONE));
      await scenario.settle();
      const run = await scenario.useCases.requestReconciliation.execute({
        scope: { organizationId: connected.organizationId },
        integrationId: connected.integrationId,
        range: { kind: 'integration' },
      });
      scenario.jira.creating.putProject(ABC, [{ ...BUG, fields: USUAL_FIELDS }]);
      const creation = aCreation({ ...connected, state: 'dead' });
      await scenario.ports.storage.stores.creations.add(creation);
      const { url } = await serve(portsOf(scenario));
      admin = new ApiClient(url, ADMIN_BEARER);
      const { body: shown } = await admin.get(`/links/${link}`);
      const trackerIssueId = shown['trackerIssueId'] as TrackerIssueId;
      const comment = await scenario.useCases.writeLocalTrackerComment.execute({
        ...{ scope: EVERYTHING, trackerIssueId, by: 'Bob', body: 'Seen.' },
      });
      const rule = aRule({ installationId: connected.installationId });
      await scenario.ports.storage.stores.creationRules.add(rule);
      const { apiKey } = await scenario.useCases.createApiKey.execute({
        ...{ name: 'of the owner', role: 'admin', expiresAt: null, by: UNLIMITED },
        scope: { organizationId: connected.organizationId },
      });
      const change = anAuditEntry({ organizationId: connected.organizationId });
      await scenario.ports.storage.stores.audit.add(change);
      ids = {
        creation: creation.id,
        rule: rule.id,
        reconciliation: run.id,
        link,
        trackerIssue: trackerIssueId,
        trackerComment: comment.id,
        trackerUser: (await scenario.addTrackerUser(connected, { name: 'ada' })).id,
        delivery: firstOf(await admin.get('/deliveries')),
        effect: firstOf(await admin.get(`/effects?kind=status`)),
        apiKey: apiKey.id,
        auditEntry: change.id,
      };
      const { id } = (await scenario.useCases.createOrganization.execute({ name: 'Strangers' })).toProps();
      strangers = id;
      owner = new ApiClient(url, await bearerOf(scenario, connected.organizationId));
      stranger = new ApiClient(url, await bearerOf(scenario, id));
    });

    afterEach(() => kept.close());

    /** Every route that names a thing. */
    const routes = (): readonly (readonly [method: string, path: string, body?: unknown])[] => {
      const { organizationId, integrationId, installationId } = connected;
      const token = scenario.jira.createPersonalAccessToken().reveal();
      return [
        ['GET', `/organizations/${organizationId}`],
        ['PATCH', `/organizations/${organizationId}`, { name: 'Renamed' }],
        ['GET', `/integrations/${integrationId}`],
        ['PATCH', `/integrations/${integrationId}`, { isEnabled: true }],
        ['POST', `/integrations/${integrationId}/authorize`],
        ['PUT', `/integrations/${integrationId}/personal-access-token`, { token }],
        ['POST', `/integrations/${integrationId}/webhook/check`],
        ['POST', `/integrations/${integrationId}/webhook/rotate`],
        ['GET', `/integrations/${integrationId}/webhook/manual`],
        ['GET', `/integrations/${integrationId}/diagnosis`],
        ['GET', `/integrations/${integrationId}/queue`],
        ['POST', `/integrations/${integrationId}/reconciliations`, {}],
        ['GET', `/integrations/${integrationId}/reconciliations`],
        ['GET', `/integrations/${integrationId}/reconciliations/${ids.reconciliation}`],
        ['POST', '/integrations', { organizationId, baseUrl: 'https://other.example.com' }],
        ['POST', '/api-keys', { name: 'x', organizationId, role: 'read' }],
        ['GET', `/api-keys/${ids.apiKey}`],
        ['GET', `/audit-entries/${ids.auditEntry}`],
        ['GET', `/installations/${installationId}`],
        ['GET', `/installations/${installationId}/settings`],
        ['PUT', `/installations/${installationId}/settings`, { inboundStatus: false, doneStatusIds: {} }],
        ['PATCH', `/installations/${installationId}/settings`, { inboundStatus: false }],
        ['POST', `/installations/${installationId}/settings/previews`, { inboundStatus: false }],
        ['GET', `/installations/${installationId}/user-suggestions?project=ABC`],
        ['GET', `/installations/${installationId}/tracker`],
        ['GET', `/installations/${installationId}/tracker/check`],
        ['PUT', `/installations/${installationId}/tracker`, { kind: 'local' }],
        ['POST', `/installations/${installationId}/tracker/rotate`],
        ['POST', `/installations/${installationId}/tracker-issues`, { title: 'x' }],
        ['GET', `/installations/${installationId}/tracker-issues`],
        ['POST', `/organizations/${organizationId}/tracker-users`, { name: 'x' }],
        ['GET', `/organizations/${organizationId}/tracker-users`],
        ['GET', `/tracker-users/${ids.trackerUser}`],
        ['PATCH', `/tracker-users/${ids.trackerUser}`, { name: 'Grace' }],
        ['DELETE', `/tracker-users/${ids.trackerUser}`],
        ['GET', `/tracker-issues/${ids.trackerIssue}`],
        ['GET', `/tracker-issues/${ids.trackerIssue}/comments`],
        ['PUT', `/tracker-issues/${ids.trackerIssue}/status`, { status: 'unresolved' }],
        ['PUT', `/tracker-issues/${ids.trackerIssue}/assignee`, { assigneeId: null }],
        ['POST', `/tracker-issues/${ids.trackerIssue}/comments`, { body: 'Seen.' }],
        ['PUT', `/tracker-issues/${ids.trackerIssue}/comments/${ids.trackerComment}`, { body: 'Seen!' }],
        ['DELETE', `/tracker-issues/${ids.trackerIssue}/comments/${ids.trackerComment}`],
        [
          'POST',
          `/installations/${installationId}/links`,
          { trackerIssueId: ids.trackerIssue, jiraIssue: 'ABC-4' },
        ],
        ['GET', `/installations/${installationId}/creation-form?trackerIssueId=${ids.trackerIssue}`],
        [
          'POST',
          `/installations/${installationId}/creations`,
          { trackerIssueId: ids.trackerIssue, values: {} },
        ],
        ['GET', `/creations/${ids.creation}`],
        ['POST', `/creations/${ids.creation}/replay`],
        ['POST', `/installations/${installationId}/link-imports`, new Csv('tracker issue,jira issue\n')],
        ['POST', `/installations/${installationId}/creation-rules`, RULE],
        ['GET', `/installations/${installationId}/creation-rules`],
        [
          'POST',
          `/installations/${installationId}/creation-rules/previews`,
          { rule: RULE, trackerIssueId: ids.trackerIssue },
        ],
        ['GET', `/creation-rules/${ids.rule}`],
        ['PUT', `/creation-rules/${ids.rule}`, RULE],
        ['PATCH', `/creation-rules/${ids.rule}`, { name: 'x' }],
        ['DELETE', `/creation-rules/${ids.rule}`],
        ['GET', `/links/${ids.link}`],
        ['GET', `/links/${ids.link}/timeline`],
        ['GET', `/deliveries/${ids.delivery}`],
        ['POST', `/deliveries/${ids.delivery}/replay`],
        ['GET', `/effects/${ids.effect}`],
        ['POST', `/integrations/${integrationId}/event-previews`, { event: {} }],
        ['POST', `/effects/${ids.effect}/replay`],
        ['GET', `/integrations/${integrationId}/jira/issues?query=ABC-4`],
        ['GET', `/integrations/${integrationId}/jira/users?project=ABC&query=a`],
        ['GET', `/integrations/${integrationId}/jira/values?field=labels&query=a`],
        ['GET', `/integrations/${integrationId}/jira/projects/ABC/statuses`],
        ['GET', `/integrations/${integrationId}/jira/projects/10100/fields?issueType=10004`],
        ['GET', `/integrations/${integrationId}/jira/projects`],
        ['GET', `/integrations/${integrationId}/jira/resolutions`],
        ['GET', `/integrations/${integrationId}/jira/issues/ABC-4/transitions`],
        ['POST', `/links/${ids.link}/relink`, { jiraIssue: 'ABC-5' }],
        ['DELETE', `/links/${ids.link}`],
        // The last ones, for nothing is there for long after them.
        ['DELETE', `/integrations/${integrationId}`],
        ['DELETE', `/api-keys/${ids.apiKey}`],
      ];
    };

    /** Every route that names nothing, and what a list is narrowed to. */
    const UNNAMED: Readonly<Record<string, string>> = {
      'GET /organizations': '',
      'GET /integrations': '',
      'GET /installations': '',
      'GET /links': '?jiraIssueKey=ABC-4',
      'GET /creations': '',
      'GET /deliveries': '?state=processed',
      'GET /effects': '?state=applied&kind=status&reason=resolved',
      'GET /api-keys': '?role=admin',
      'GET /audit-entries': '?operation=links+remove',
    };
    const ELSEWHERE = [
      'POST /organizations',
      'DELETE /organizations/:id',
      'POST /integrations/probe',
      'POST /replays',
      'GET /whoami',
      'GET /about',
      'GET /activity',
      'GET /attention',
    ];

    it('is tried on every route of the admin API', () => {
      const tried = routes().map(([method, path]) => `${method} ${patternOf(method, path)}`);

      expect(new Set([...tried, ...Object.keys(UNNAMED), ...ELSEWHERE])).to.deep.equal(
        new Set(Object.keys(OPERATIONS)),
      );
    });

    it('finds nothing of another Organization’s by any route, no more than what is not there, and changes nothing', async () => {
      await stranger.get('/whoami');
      const before = inspect(await kept.everything(), EVERY_DEPTH);

      for (const [method, path, body] of routes()) {
        const answer = await stranger.send(method, path, body);
        const other = await stranger.send(method, withOtherIds(path), withOtherIds(body));
        expect([method, path, answer.status]).to.deep.equal([method, path, 404]);
        expect(answer.body).to.include({ code: 'not_found' });
        expect(toldIn(answer), `${method} ${path}`).to.deep.equal(toldIn(other));
      }
      expect(inspect(await kept.everything(), EVERY_DEPTH)).to.equal(before);
    });

    it('replays nothing of another Organization’s', async () => {
      const { body } = await stranger.post('/replays', { filter: {} });

      expect(body).to.deep.include({ effects: 0, deliveries: 0 });
    });

    it('finds its own by each of them', async () => {
      const expected: Record<string, readonly number[]> = {
        POST: [200, 201, 202, 409],
        GET: [200],
        PUT: [200],
        PATCH: [200],
        DELETE: [200, 204],
      };
      for (const [method, path, body] of routes()) {
        const { status } = await owner.send(method, path, body);
        if (path.endsWith('/webhook/manual')) expect(status, 'the webhook is managed').to.equal(404);
        else expect(expected[method], `${method} ${path}`).to.include(status);
      }
    });

    it('lists its own alone', async () => {
      for (const [list, query] of Object.entries(UNNAMED)) {
        const path = list.slice('GET '.length);
        const [all, narrowed] = [idsIn(await owner.get(path)), idsIn(await owner.get(path + query))];
        expect(all, path).to.have.lengthOf.at.least(1);
        expect(narrowed, path).to.have.lengthOf.at.least(1);
        for (const shown of [path, path + query]) {
          const seen = idsIn(await stranger.get(shown));
          expect(
            seen.filter((id) => all.includes(id)),
            shown,
          ).to.deep.equal([]);
        }
      }
      expect(idsIn(await stranger.get('/organizations'))).to.deep.equal([strangers]);
      expect(idsIn(await owner.get('/organizations'))).to.deep.equal([connected.organizationId]);
    });

    it('deletes no Organization, and is told the same of its own, of another, and of none', async () => {
      for (const id of [strangers, connected.organizationId, anId()]) {
        const { status, body } = await stranger.send('DELETE', `/organizations/${id}`);
        expect([status, body['code'], body['detail']]).to.deep.equal([
          ...[403, 'forbidden', 'Deleting an Organization takes an API key for everything.'],
        ]);
      }
      expect(idsIn(await admin.get('/organizations'))).to.have.lengthOf(2);
    });

    it('makes no Organization', async () => {
      const answer = await stranger.post('/organizations', { name: 'x' });

      expect([answer.status, answer.body['code']]).to.deep.equal([403, 'forbidden']);
      expect(idsIn(await owner.get('/organizations'))).to.deep.equal([connected.organizationId]);
      expect(idsIn(await admin.get('/organizations'))).to.have.lengthOf(2);
    });

    it('is asked for by every route, before anything of the request is looked at', async () => {
      const { url } = await serve(portsOf(scenario));
      const ways = [
        null,
        'Bearer',
        'Bearer ',
        'Bearer x y',
        'Basic eDp5',
        `Bearer x${ADMIN_BEARER.slice(7)}`,
      ];

      for (const bearer of ways) {
        for (const [method, path] of [
          ...routes(),
          ['GET', '/organizations'],
          ['POST', '/organizations'],
        ] as const) {
          const answer = await new ApiClient(url, bearer).send(
            method,
            path,
            method === 'GET' ? undefined : '{',
          );
          scenario.clock.advance(60_000);
          expect([bearer, path, answer.status]).to.deep.equal([bearer, path, 401]);
          expect(answer.headers.get('www-authenticate')).to.match(/^Bearer realm="lockstep"/);
          expect(answer.headers.get('content-type')).to.equal('application/problem+json');
        }
      }
    });

    it('is asked for in whatever case the address is written, if there is anything at all', async () => {
      const { url } = await serve(portsOf(scenario));
      for (const path of [
        '/API/V1/organizations',
        '/api/v1/Organizations',
        '/api/v1//organizations',
        '/api/v1',
      ]) {
        expect([path, (await fetch(url + path)).status]).to.deep.equal([path, 404]);
      }
      expect((await fetch(`${url}/sync/api/v1/organizations`)).status).to.equal(401);
      expect((await fetch(`${url}/api/v1/organizations/`)).status).to.equal(401);
    });
  });
}

const ID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

function firstOf(answer: ApiAnswer): string {
  const [id] = idsIn(answer);
  if (typeof id !== 'string') throw new TypeError('the list is empty');
  return id;
}

/** The route that a request goes to, by the routes there are. */
function patternOf(method: string, path: string): string | undefined {
  const [asked = ''] = path.split('?');
  return Object.keys(OPERATIONS)
    .filter((route) => route.startsWith(`${method} `))
    .map((route) => route.slice(method.length + 1))
    .find((pattern) => new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`).test(asked));
}

/** The same request about things that are not there. */
function withOtherIds<Value>(value: Value): Value {
  if (value === undefined || value instanceof Csv) return value;
  return JSON.parse(JSON.stringify(value).replace(ID, () => anId())) as Value;
}

/** What an answer tells, but for what the asker said. */
function toldIn({ status, body }: ApiAnswer): unknown {
  return [status, JSON.stringify({ ...body, requestId: '' }).replace(ID, 'id')];
}
