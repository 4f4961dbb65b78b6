import { randomInt } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { expect } from 'chai';
import fc from 'fast-check';

import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { ExchangingAgent, type ExchangedRequest } from '../integration/http/exchanging-agent.ts';
import { onPostgres, type NamedDatabase } from '../support/e2e-database.ts';
import { doorRequests } from '../support/e2e-door-requests.ts';
import { post, postingsOf } from '../support/e2e-posting.ts';
import { startService, type Service } from '../support/e2e-service.ts';
import { Story } from '../support/e2e-story.ts';
import { until } from '../support/e2e-until.ts';

const REQUESTS = 10_000;
const BATCH = 250;
const MAX_BODY_BYTES = 64 * 1024;
const MEBIBYTE = 1024 * 1024;

describe('the webhook door', function () {
  this.timeout(120_000);
  const agent = new ExchangingAgent();
  const faults: string[] = [];
  let database: NamedDatabase;
  let service: Service;
  let sandbox: Sandbox;

  before(async () => {
    database = await onPostgres();
    service = await startService(
      { ...database.settings, LOCKSTEP_MAX_BODY_BYTES: String(MAX_BODY_BYTES), LOCKSTEP_LOG_LEVEL: 'info' },
      { onLogLine: (line) => /"level":(50|"error")/.test(line) && faults.push(line) },
    );
    sandbox = await startSandbox();
  });
  after(async () => {
    agent.close();
    await service.stop();
    await sandbox.close();
    await database.close();
  });

  it(`takes ${REQUESTS} requests of all kinds without a fault, and keeps nothing of them in memory`, async () => {
    const { issues } = sandbox.jira;
    const story = new Story(service.api, sandbox);
    const pair = await story.link(await story.connect());
    const events = postingsOf(sandbox, () => {
      for (const to of ['Done', 'To Do', 'Done', 'To Do']) issues.transition(pair.jiraIssueKey, { to });
    });
    const seed = randomInt(2 ** 31);
    const requests = doorRequests({
      events,
      secret: story.webhooks()[0]?.secret ?? '',
      maxBodyBytes: MAX_BODY_BYTES,
      seed,
    });
    const port = Number(new URL(service.url).port);
    const statuses = new Map<number, number>();
    const send = async (request: ExchangedRequest): Promise<void> => {
      const status = await agent.exchange(port, request);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    };
    const isDrained = () =>
      until('all events to be done with', async () => {
        const { items } = await service.api.get<{ items: unknown[] }>('/deliveries?state=pending&limit=1');
        service.api.answers.length = 0;
        return items.length === 0 ? true : null;
      });

    let atHalf = 0;
    for (let sent = 0; sent < REQUESTS; sent += BATCH) {
      if (sent === REQUESTS / 2) {
        await isDrained();
        atHalf = heapAfterCollection();
      }
      const batch = fc.sample(requests, { numRuns: BATCH, seed: seed + sent });
      await Promise.all(batch.map(send));
    }
    await isDrained();
    const grown = heapAfterCollection() - atHalf;

    const seen = `seed ${seed}: ${JSON.stringify([...statuses])}`;
    expect(
      [...statuses.keys()].every((status) => status >= 200 && status < 500),
      seen,
    ).to.equal(true);
    expect([...statuses.keys()], seen).to.include.members([200, 202, 401, 404, 405, 413, 415, 422]);
    expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).to.equal(REQUESTS);
    expect(faults, seen).to.deep.equal([]);
    expect(Math.abs(grown), `grown by ${grown} bytes`).to.be.below(10 * MEBIBYTE);

    // The service is as well as before.
    const [last] = postingsOf(sandbox, () => issues.transition(pair.jiraIssueKey, { to: 'Done' }));
    expect(await post(last ?? expect.fail())).to.equal(202);
    await story.trackerIssueBecomes(pair, 'resolved');
  });
});

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
