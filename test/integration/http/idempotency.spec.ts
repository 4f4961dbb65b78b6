import { expect } from 'chai';

import { Secret } from '../../../src/domain/secret.ts';
import { Scenario, type Connected } from '../../support/scenario.ts';
import { ADMIN_BEARER, bearerOf, portsOf, serving } from '../../support/test-server.ts';

describe('an Idempotency-Key on a request of the API', () => {
  const serve = serving();
  let scenario: Scenario;
  let connected: Connected;
  let api: string;
  let bearer: string;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    api = `${(await serve(portsOf(scenario))).url}/api/v1`;
    bearer = await bearerOf(scenario, connected.organizationId);
  });

  const add = (title: string, key: string, by = bearer) =>
    fetch(`${api}/installations/${connected.installationId}/tracker-issues`, {
      method: 'POST',
      headers: { authorization: by, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ title }),
    });
  const titles = () => [...scenario.tables.trackerIssues.values()].map(({ title }) => title);
  const isReplayed = ({ headers }: Response) => headers.get('idempotency-replayed');

  it('has it done once, and answers the same to who sends it again', async () => {
    const first = await add('Broken', 'a-key');
    const again = await add('Broken', 'a-key');

    expect([first.status, again.status]).to.deep.equal([201, 201]);
    expect(await again.json()).to.deep.equal(await first.json());
    expect([isReplayed(first), isReplayed(again)]).to.deep.equal([null, 'true']);
    expect(titles()).to.deep.equal(['Broken']);
  });

  it('has it done once when it is sent many times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => add('Broken', '"a-key"')));

    expect(titles()).to.deep.equal(['Broken']);
    for (const answer of answers) expect([201, 409]).to.include(answer.status);
  });

  it('is refused with another request, and does nothing', async () => {
    await add('Broken', 'a-key');
    const other = await add('Broken too', 'a-key');

    expect([other.status, await other.json()]).to.deep.include(422);
    expect(titles()).to.deep.equal(['Broken']);
  });

  it('may be sent again with the request mended, once that was refused', async () => {
    const refused = await add('', 'a-key');
    const mended = await add('Broken', 'a-key');

    expect([refused.status, mended.status]).to.deep.equal([422, 201]);
  });

  it('is its own for each API key', async () => {
    await add('Broken', 'a-key');
    const others = await add('Broken', 'a-key', ADMIN_BEARER);

    expect([others.status, isReplayed(others)]).to.deep.equal([201, null]);
    expect(titles()).to.deep.equal(['Broken', 'Broken']);
  });

  it('must be one that can be kept', async () => {
    for (const key of ['x'.repeat(256), 'two words', 'a"b']) {
      const refused = await add('Broken', key);
      expect([key, refused.status]).to.deep.equal([key, 400]);
    }
    expect(titles()).to.deep.equal([]);
  });

  it('keeps what is shown once where nobody else reads it', async () => {
    await add('Broken', 'a-key');

    const [kept] = [...scenario.tables.requests.values()];
    expect(kept?.answer).to.be.instanceOf(Secret);
    expect(JSON.stringify([kept])).not.to.include('Broken');
  });

  it('changes nothing for who sends none', async () => {
    const answers = await Promise.all([add('Broken', ''), add('Broken', '')]);

    expect(answers.map(({ status }) => status)).to.deep.equal([201, 201]);
    expect(titles()).to.deep.equal(['Broken', 'Broken']);
  });
});
