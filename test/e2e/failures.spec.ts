import { createHmac } from 'node:crypto';

import { expect } from 'chai';

import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { CuttableConnection } from '../integration/queue/cuttable-connection.ts';
import { onPostgres, type NamedDatabase } from '../support/e2e-database.ts';
import { post, postingsOf, type Posting } from '../support/e2e-posting.ts';
import { startService, type Service } from '../support/e2e-service.ts';
import { Story, type LinkedPair } from '../support/e2e-story.ts';
import { until } from '../support/e2e-until.ts';

describe('when something fails', function () {
  this.timeout(60_000);
  let database: NamedDatabase;
  let wayToDatabase: CuttableConnection;
  let service: Service;
  let sandbox: Sandbox;
  let story: Story;

  before(async () => {
    database = await onPostgres();
    const url = new URL(database.settings['DATABASE_URL'] ?? '');
    wayToDatabase = await CuttableConnection.to(url.hostname, Number(url.port || 5432));
    url.hostname = '127.0.0.1';
    url.port = String(wayToDatabase.port);
    service = await startService({ ...database.settings, DATABASE_URL: url.href });
  });
  after(async () => {
    await service.stop();
    wayToDatabase.close();
    await database.close();
  });
  beforeEach(async () => {
    sandbox = await startSandbox();
    story = new Story(service.api, sandbox);
  });
  afterEach(async () => {
    wayToDatabase.mend();
    await sandbox.close();
  });

  const isDone = ({ jiraIssueKey }: LinkedPair) =>
    postingsOf(sandbox, () => sandbox.jira.issues.transition(jiraIssueKey, { to: 'Done' }));

  const serviceIs = (status: number) =>
    until(`readiness to be ${status}`, async () =>
      (await fetch(`${service.url}/readyz`)).status === status ? true : null,
    );

  it('a database that is away has events refused with 503, none taken and lost, and all goes on when it is back', async () => {
    const connection = await story.connect();
    const pairs = await Promise.all(Array.from({ length: 12 }, () => story.link(connection)));
    const postings = pairs.flatMap(isDone);

    let answers = 0;
    const statuses = await inLanes(postings, (posting) =>
      post(posting, () => {
        answers += 1;
        if (answers === 4) wayToDatabase.cut();
      }),
    );
    expect(new Set(statuses)).to.deep.equal(new Set([202, 503]));
    const [refused] = postings.filter((_, index) => statuses[index] === 503);
    await serviceIs(503);
    expect(await post(refused ?? expect.fail())).to.equal(503);
    const admin = await service.api.ask('GET', '/links');
    expect(admin).to.deep.include({ status: 503 });
    expect(admin.text).to.contain('storage_unavailable').and.not.to.contain('select');

    wayToDatabase.mend();
    await serviceIs(200);
    const taken = pairs.filter((_, index) => statuses[index] === 202);
    await Promise.all(taken.map((pair) => story.trackerIssueBecomes(pair, 'resolved')));

    for (const [index, posting] of postings.entries()) {
      // A duplicate, where the cut came between the commit and its confirmation.
      if (statuses[index] === 503) expect(await post(posting)).to.be.oneOf([202, 200]);
    }
    await Promise.all(pairs.map((pair) => story.trackerIssueBecomes(pair, 'resolved')));
    for (const pair of pairs) expect(await story.reasons(pair)).to.deep.equal(['resolved']);
  });

  it('a Jira that is away has linking refused in plain words and nothing kept, and linking works once it is back', async () => {
    const connection = await story.connect();
    const issue = sandbox.jira.issues.create({ project: 'ABC', summary: 'It breaks' });
    const trackerIssueId = await story.addTrackerIssue(connection.installationId);
    const link = () =>
      service.api.ask('POST', `/installations/${connection.installationId}/links`, {
        trackerIssueId,
        jiraIssue: issue.key,
      });

    for (const fault of [
      'rest-unavailable',
      'rest-reset',
      'rest-login-page',
      // The last: Jira is left alone then for as long as it asks.
      'rest-too-many-requests',
    ] as const) {
      sandbox.jira.switchOn(fault, { retryAfterSeconds: 1 });
      const { status, text } = await link();
      sandbox.jira.switchOff();
      expect(status, text).to.be.oneOf([502, 503]);
      expect(text, fault).to.contain(new URL(sandbox.url).host).and.not.to.contain('<html');
    }
    const links = await service.api.get<{ items: unknown[] }>(`/links?jiraIssueKey=${issue.key}`);
    expect(links.items.filter((item) => isOf(item, connection.installationId))).to.deep.equal([]);

    await until('linking to work', async () => ((await link()).status === 201 ? true : null));
  });

  it('a Jira that is away while an event needs it is asked again until it answers', async () => {
    const connection = await story.connect();
    const pair = await story.link(connection);

    sandbox.jira.switchOn('rest-unavailable');
    for (const posting of isDone(pair)) expect(await post(untold(posting, sandbox))).to.equal(202);
    const waiting = await until('the failed try', async () => {
      const last = (await story.timeline(pair)).at(-1);
      return last?.state === 'waiting' && last.attempts > 0 ? last : null;
    });
    expect(waiting.lastProblem).to.contain('503');

    sandbox.jira.switchOff();
    await story.trackerIssueBecomes(pair, 'resolved');
    expect(await story.reasons(pair)).to.deep.equal(['resolved']);
    expect((await story.integration(connection.integrationId)).state).to.equal('active');
  });

  it('a revoked token asks for a new authorization, once; effects wait for it without spending tries, then run', async () => {
    const connection = await story.connect();
    const [first, second] = [await story.link(connection), await story.link(connection)];
    const waitsFor = (pair: LinkedPair) =>
      until('the effect to wait', async () => {
        const last = (await story.timeline(pair)).at(-1);
        return last?.source === 'delivery' && last.state === 'waiting' ? last : null;
      });

    sandbox.jira.revokeTokens();
    for (const posting of isDone(first)) expect(await post(untold(posting, sandbox))).to.equal(202);
    expect(await waitsFor(first)).to.deep.include({ attempts: 0 });
    const paused = await story.integration(connection.integrationId);
    expect(paused.state).to.equal('needs_reauthorization');
    expect(paused.problem?.message).to.be.a('string');

    for (const posting of isDone(second)) expect(await post(untold(posting, sandbox))).to.equal(202);
    expect(await waitsFor(second)).to.deep.include({ attempts: 0 });
    const check = await service.api.ask('POST', `/integrations/${connection.integrationId}/webhook/check`);
    expect(check.status).to.equal(409);
    expect(await story.integration(connection.integrationId)).to.deep.include({ problem: paused.problem });
    expect(await story.trackerStatus(first)).to.equal('unresolved');

    const page = await story.authorize(connection.integrationId);
    expect(page.status).to.equal(200);
    for (const pair of [first, second]) {
      await story.trackerIssueBecomes(pair, 'resolved');
      expect(await story.reasons(pair)).to.deep.equal(['resolved']);
    }
    expect(await story.integration(connection.integrationId)).to.deep.include({
      state: 'active',
      problem: null,
    });
    expect(story.webhooks()).to.have.lengthOf(1);
  });
});

function isOf(link: unknown, installationId: string): boolean {
  return (
    typeof link === 'object' &&
    link !== null &&
    'installationId' in link &&
    link.installationId === installationId
  );
}

/** The same event, but it does not tell whether its status counts as done: Jira has to be asked. */
function untold({ headers, body, ...posting }: Posting, sandbox: Sandbox): Posting {
  const told = body.replaceAll(/,"statusCategory":\{[^}]*\}/g, '');
  if (told === body) throw new Error('the event did not tell it');
  const secret = sandbox.jira.webhooks()[0]?.secret ?? '';
  const signature = `sha256=${createHmac('sha256', secret).update(told).digest('hex')}`;
  return { ...posting, headers: { ...headers, 'X-Hub-Signature': signature }, body: told };
}

/** Does it to each, three at a time; answers in the order of `things`. */
async function inLanes<Thing, Outcome>(
  things: readonly Thing[],
  act: (thing: Thing) => Promise<Outcome>,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const left = [...things.entries()];
  const lane = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift())
      outcomes[next[0]] = await act(next[1]);
  };
  await Promise.all([lane(), lane(), lane()]);
  return outcomes;
}
