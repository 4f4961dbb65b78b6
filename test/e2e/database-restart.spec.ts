import { createHash, createHmac } from 'node:crypto';

import { expect } from 'chai';

import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { openPostgres } from '../../src/adapters/persistence/database/open-postgres.ts';
import { KillablePostgres } from '../soak/killable-postgres.ts';
import { newEncryptionKeys } from '../support/e2e-database.ts';
import { post, postingsOf, type Posting } from '../support/e2e-posting.ts';
import { startService, type Service } from '../support/e2e-service.ts';
import { Story } from '../support/e2e-story.ts';
import { until } from '../support/e2e-until.ts';

const LANES = 12;
const ENOUGH = 40;

/** An event that was sent, and how it was answered. */
interface Sent {
  readonly body: string;
  readonly status: number | null;
}

describe('a PostgreSQL that is killed and comes back while events come', function () {
  this.timeout(120_000);
  let postgres: KillablePostgres;
  let service: Service;
  let sandbox: Sandbox;
  let story: Story;

  before(async () => {
    postgres = await KillablePostgres.start();
    service = await startService(
      { DATABASE_URL: postgres.url, LOCKSTEP_ENCRYPTION_KEYS: newEncryptionKeys() },
      { onLogLine: () => undefined },
    );
    sandbox = await startSandbox();
    story = new Story(service.api, sandbox);
  });
  after(async () => {
    await service.stop();
    await sandbox.close();
    await postgres.close();
  });

  it('has events refused with 503 meanwhile, none taken and lost, and all goes on by itself', async () => {
    const connection = await story.connect();
    const [busy, later] = [await story.link(connection), await story.link(connection)];
    const edited = () => sandbox.jira.issues.transition(busy.jiraIssueKey, { to: 'In Progress' });
    const [event] = postingsOf(sandbox, edited);
    const secret = story.webhooks()[0]?.secret;
    if (event === undefined || secret == null) throw new Error('the Jira has no webhook that signs');

    const sent: Sent[] = [];
    const stop = new AbortController();
    const lanes = Array.from({ length: LANES }, (_, lane) =>
      keepSending(event, { secret, lane, sent, stop: stop.signal }),
    );
    const answered = (status: number, from: number) =>
      until(`${ENOUGH} answers ${status}`, () =>
        sent.slice(from).filter((one) => one.status === status).length >= ENOUGH ? true : null,
      );

    await answered(202, 0);
    await postgres.kill();
    await answered(503, sent.length);
    await postgres.start();
    await answered(202, sent.length);
    stop.abort();
    await Promise.all(lanes);

    expect(new Set(sent.map(({ status }) => status))).to.deep.equal(new Set([202, 503]));
    const kept = await fingerprintsIn(postgres.url);
    const lost = sent.filter(({ body, status }) => status === 202 && !kept.has(fingerprintOf(body)));
    expect(lost).to.have.lengthOf(0);

    const [news] = postingsOf(sandbox, () =>
      sandbox.jira.issues.transition(later.jiraIssueKey, { to: 'Done' }),
    );
    expect(await post(news ?? expect.fail('Jira told nothing'))).to.equal(202);
    await story.trackerIssueBecomes(later, 'resolved');
  });
});

/** The same event again and again, each time with other bytes. */
async function keepSending(
  event: Posting,
  { secret, lane, sent, stop }: { secret: string; lane: number; sent: Sent[]; stop: AbortSignal },
): Promise<void> {
  for (let turn = 0; !stop.aborted; turn += 1) {
    const body = event.body.replace(/"timestamp":\d+/, `"timestamp":${turn * LANES + lane + 1}`);
    const signature = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    const headers = { ...event.headers, 'X-Hub-Signature': signature };
    sent.push({ body, status: await post({ ...event, headers, body }) });
  }
}

function fingerprintOf(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

async function fingerprintsIn(url: string): Promise<ReadonlySet<string>> {
  const database = openPostgres(url, { poolSize: 1 });
  const kept = await database.knex('lockstep.delivery').pluck<string[]>('fingerprint');
  await database.close();
  return new Set(kept);
}
