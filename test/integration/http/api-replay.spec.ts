import { expect } from 'chai';

import { MOST_ATTEMPTS } from '../../../src/domain/effect.ts';
import { anId } from '../../support/builders.ts';
import { DONE } from '../../support/payloads.ts';
import { LinkedIssue } from '../../support/scenario-linked-issue.ts';
import { bearerOf, portsOf, serving } from '../../support/test-server.ts';
import { ApiClient, idsIn } from './api-client.ts';

const DAY = 24 * 60 * 60_000;

describe('what was given up, by the admin API', () => {
  const serve = serving();
  let linked: LinkedIssue;
  let api: ApiClient;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    const { scenario } = linked;
    scenario.trackers.plan(Array<'fails_before'>(MOST_ATTEMPTS).fill('fails_before'));
    await linked.happen(linked.issue.transition(DONE));
    for (let tried = 1; tried < MOST_ATTEMPTS; tried += 1) await scenario.sweepAfter(DAY);
    const { url } = await serve(portsOf(scenario));
    api = new ApiClient(url, await bearerOf(scenario, linked.connected.organizationId));
  });

  const effectId = () => linked.lastEffect?.id ?? expect.fail('there is no Effect');
  const stranger = async () => {
    const { scenario } = linked;
    const { id } = (await scenario.useCases.createOrganization.execute({ name: 'Strangers' })).toProps();
    const { url } = await serve(portsOf(scenario));
    return new ApiClient(url, await bearerOf(scenario, id));
  };

  it('is listed with what stopped it', async () => {
    const { body } = await api.get('/effects?state=dead&kind=status&since=2024-01-01');

    expect(body['items']).to.have.lengthOf(1);
    expect((body['items'] as readonly object[])[0]).to.include({
      ...{ id: effectId(), linkId: linked.linkId, state: 'dead', attempts: MOST_ATTEMPTS },
      ...{ lastProblem: 'the tracker is away', replayedBy: null },
    });
    expect(idsIn(await api.get('/effects?state=failed'))).to.deep.equal([]);
  });

  it('is replayed one by one, once, and tells by which key', async () => {
    const path = `/effects/${effectId()}`;

    const answers = [await api.post(`${path}/replay`), await api.post(`${path}/replay`)];
    await linked.scenario.settle();

    expect(answers.map(({ status, body }) => [status, body['outcome']])).to.deep.equal([
      [202, 'replayed'],
      [200, 'open'],
    ]);
    const { body } = await api.get(path);
    expect(body).to.include({ state: 'applied', replayedBy: 'test' });
    expect(body['sentence']).to.match(/ so the tracker issue was resolved\. It was replayed by “test”\.$/);
    expect((body['earlierDecisions'] as readonly object[])[0]).to.include({ reason: 'tracker_gave_up' });
    expect((await api.post(`${path}/replay`)).status).to.equal(409);
  });

  it('is replayed all at once or by a filter, after a look at how much that is', async () => {
    const filter = { integrationId: linked.connected.integrationId, since: '2024-01-01T00:00:00+02:00' };

    const look = await api.post('/replays', { filter, dryRun: true });
    const none = await api.post('/replays', { filter: { integrationId: anId() } });
    const done = await api.post('/replays', { filter: {} });

    expect(look).to.deep.include({ status: 200, body: { effects: 1, deliveries: 0, dryRun: true } });
    expect(none).to.deep.include({ status: 202, body: { effects: 0, deliveries: 0, dryRun: false } });
    expect(done).to.deep.include({ status: 202, body: { effects: 1, deliveries: 0, dryRun: false } });
    await linked.scenario.settle();
    expect(linked.trackerStatus).to.equal('resolved');
  });

  it("is not replayed by a stranger's key, whatever is asked for", async () => {
    const theirs = await stranger();

    expect((await theirs.post('/replays', { filter: {} })).body).to.include({ effects: 0, deliveries: 0 });
    const filter = { linkId: linked.linkId };
    expect((await theirs.post('/replays', { filter })).body).to.include({ effects: 0 });
    expect(linked.lastEffect?.state).to.equal('dead');
  });

  it('is not replayed by a slip of the pen: what is not known is refused', async () => {
    const bodies = [{ filter: { state: 'applied' } }, { filter: { since: 'yesterday' } }, { dead: true }];
    for (const body of bodies) expect((await api.post('/replays', body)).status).to.equal(422);
    const [unnamed, unknown, empty] = await Promise.all([
      api.post('/replays', { dryRun: true }),
      api.post('/replays', { filter: { reason: 'because' } }),
      api.post('/replays'),
    ]);
    expect(unnamed.body['errors']).to.deep.equal([{ field: 'filter', message: 'is required' }]);
    expect(JSON.stringify(unknown.body['errors'])).to.match(
      /"filter\.reason".*must be one of resolved, .*assigned/,
    );
    expect(empty).to.deep.include({ status: 400 });
    expect(empty.body['detail']).to.equal('The body is empty.');
    expect((await api.get('/effects?kind=nothing')).status).to.equal(422);
    expect(linked.lastEffect?.state).to.equal('dead');
  });

  it('shows of a Delivery how often it was tried and what stopped it', async () => {
    const delivery = linked.scenario.deliveries[0] ?? expect.fail('there is no Delivery');
    const setBack = { attempts: 12, problem: 'a bug', nextAttemptAt: null, at: linked.scenario.clock.now() };
    await linked.scenario.ports.storage.stores.deliveries.setBack(delivery.id, setBack);

    const { body } = await api.get(`/deliveries/${delivery.id}`);
    expect(body).to.include({ state: 'dead', attempts: 12, lastProblem: 'a bug' });
    expect(idsIn(await api.get('/deliveries?state=dead'))).to.deep.equal([delivery.id]);
    expect((await api.post('/replays', { filter: {} })).body).to.include({ effects: 1, deliveries: 1 });
  });
});
