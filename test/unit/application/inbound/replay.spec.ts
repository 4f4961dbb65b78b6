import { expect } from 'chai';

import type { ReplayFilter } from '../../../../src/application/inbound/replay-dead.ts';
import { EVERYTHING, type Scope } from '../../../../src/domain/api-key.ts';
import { MOST_ATTEMPTS } from '../../../../src/domain/effect.ts';
import type { DeliveryId, EffectId, Id } from '../../../../src/domain/ids.ts';
import { anId } from '../../../support/builders.ts';
import { aUser, CLOSED, DONE, TO_DO, type Payload } from '../../../support/payloads.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';
import { putNamed } from '../../../support/named-in-jira.ts';

const DAY = 24 * 60 * 60_000;
const ALL_DEAD: ReplayFilter = {
  ...{ state: 'dead', integrationId: null, installationId: null, linkId: null, deliveryId: null },
  ...{ kind: null, reason: null, since: null },
};

let linked: LinkedIssue;

async function beginAnew(): Promise<void> {
  linked = await LinkedIssue.open();
}

const scenario = () => linked.scenario;
const lastEffect = () => linked.lastEffect ?? expect.fail('there is no Effect');
const deliveryOf = (at: number) => scenario().deliveries.at(at) ?? expect.fail('there is no Delivery');

/** Has this happen while the tracker is away, until it is given up; `how` says whether the last try reached it. */
async function dies(
  payload: Payload,
  how: 'fails_before' | 'fails_after' = 'fails_before',
): Promise<EffectId> {
  scenario().trackers.plan([...Array<'fails_before'>(MOST_ATTEMPTS - 1).fill('fails_before'), how]);
  await linked.happen(payload);
  for (let tried = 1; tried < MOST_ATTEMPTS; tried += 1) await scenario().sweepAfter(DAY);
  const { id, state } = lastEffect();
  expect(state).to.equal('dead');
  return id;
}

async function replay(effectId: EffectId, scope: Scope = EVERYTHING): Promise<string> {
  const outcome = await scenario().useCases.replayEffect.execute({ scope, effectId, by: 'deploy' });
  await scenario().settle();
  return outcome;
}

async function replayDelivery(deliveryId: DeliveryId): Promise<string> {
  const { replayDelivery: useCase } = scenario().useCases;
  const outcome = await useCase.execute({ scope: EVERYTHING, deliveryId, by: 'deploy' });
  await scenario().settle();
  return outcome;
}

describe('ReplayEffect', () => {
  beforeEach(beginAnew);

  it('finds out anew who the assignee is in the tracker', async () => {
    const { connected, issue } = linked;
    for (const name of ['bob', 'robert']) await scenario().addTrackerUser(connected, { name });
    const id = await dies(issue.assign(aUser('bob')));
    const robert = [...scenario().tables.trackerUsers.values()].find(({ name }) => name === 'robert');
    await linked.changeSettings({ userMapping: [{ jiraUser: 'bob', trackerUser: robert?.id ?? '' }] });

    await replay(id);

    expect(linked.trackerAssignee).to.equal('robert');
  });

  it('carries out what was dead, from its first try on, and keeps both decisions', async () => {
    const id = await dies(linked.issue.transition(DONE));

    expect(await replay(id)).to.equal('replayed');

    expect(linked.trackerStatus).to.equal('resolved');
    expect(linked.lastEffect).to.include({ id, state: 'applied', attempts: 1 });
    expect(linked.reasons).to.deep.equal(['tracker_gave_up', 'resolved']);
    expect(scenario().decisionsOf(linked.linkId).at(-1)?.values).to.include({ replayedBy: 'deploy' });
    const entry = await scenario().ports.storage.reads.effect(EVERYTHING, id);
    expect(entry?.decision?.reason).to.equal('resolved');
    expect(entry?.earlierDecisions.map(({ reason }) => reason)).to.deep.equal(['tracker_gave_up']);
  });

  it('tries it as often again as it was tried before it was given up', async () => {
    const id = await dies(linked.issue.transition(DONE));
    scenario().trackers.plan(Array<'fails_before'>(MOST_ATTEMPTS).fill('fails_before'));
    await replay(id);
    for (let tried = 1; tried < MOST_ATTEMPTS; tried += 1) await scenario().sweepAfter(DAY);

    expect(linked.lastEffect).to.include({ state: 'dead', attempts: MOST_ATTEMPTS });
    expect(linked.reasons).to.deep.equal(['tracker_gave_up', 'tracker_gave_up']);
  });

  it('carries out what failed, once its cause is mended', async () => {
    const shipped = { id: '20000', name: 'Shipped' };
    const payload = JSON.parse(JSON.stringify(linked.issue.transition(DONE)), (name, value: unknown) => {
      if (name === 'status') return shipped;
      return name === 'to' ? shipped.id : value;
    }) as Payload;
    await linked.happen(payload);
    expect(linked.reasons).to.deep.equal(['status_unknown']);
    const { id } = lastEffect();
    const settings = { doneStatusIds: { '10100': [shipped.id] } };
    putNamed(linked.scenario.jira, settings);
    await linked.changeSettings(settings);

    expect(await replay(id)).to.equal('replayed');
    expect(linked.lastEffect).to.include({ id, state: 'applied' });
  });

  it('overrules nothing newer: what is old by now is skipped', async () => {
    const id = await dies(linked.issue.transition(DONE));
    await linked.happen(linked.issue.transition(TO_DO));

    await replay(id);

    expect(linked.trackerStatus).to.equal('unresolved');
    expect(linked.reasons.at(-1)).to.equal('stale');
  });

  it('gives way to what is newer and still waits, whose call may have been made', async () => {
    const id = await dies(linked.issue.transition(DONE));
    scenario().trackers.plan(['fails_after']);
    await linked.happen(linked.issue.transition(TO_DO));

    await replay(id);
    await scenario().sweepAfter(DAY);

    expect(linked.trackerStatus).to.equal('unresolved');
    expect(linked.reasons).to.deep.equal(['tracker_gave_up', 'superseded', 'already_unresolved']);
  });

  it('makes the tracker what Jira is, in whatever order what died is replayed, also when a lost call had done it', async () => {
    const older = await dies(linked.issue.transition(DONE));
    const newer = await dies(linked.issue.transition(TO_DO), 'fails_after');

    await replay(older);
    expect(linked.trackerStatus).to.equal('resolved');
    await replay(newer);

    expect(linked.trackerStatus).to.equal('unresolved');
    expect(linked.reasons.slice(2)).to.deep.equal(['resolved', 'unresolved']);
  });

  it('asks the tracker under one key as often as it must, and under another for each replay', async () => {
    const id = await dies(linked.issue.transition(DONE));
    scenario().trackers.plan(['fails_after']);
    await replay(id);
    await scenario().sweepAfter(DAY);

    const keys = scenario().trackers.asked.map(({ effect }) => effect);
    expect(new Set(keys.slice(0, MOST_ATTEMPTS))).to.have.lengthOf(1);
    expect(new Set(keys.slice(MOST_ATTEMPTS))).to.have.lengthOf(1);
    expect(keys.at(-1)).not.to.equal(keys[0]);
    expect(linked.reasons.at(-1)).to.equal('resolved');
  });

  it('leaves what is still to be carried out as it is, asked once or often', async () => {
    scenario().trackers.plan(['fails_before']);
    await linked.happen(linked.issue.transition(DONE));
    const before = lastEffect();

    expect(await replay(before.id)).to.equal('open');
    expect(await replay(before.id)).to.equal('open');

    expect(linked.lastEffect).to.deep.equal(before);
  });

  it('refuses what was carried out, and what is not there or not in scope', async () => {
    await linked.happen(linked.issue.transition(DONE));
    const { id } = lastEffect();
    const stranger = { organizationId: anId<'Organization'>() };

    await expectRefusal(replay(id), 'conflict');
    await expectRefusal(replay(anId<'Effect'>()), 'not_found');
    await expectRefusal(replay(id, stranger), 'not_found');
  });
});

describe('ReplayDelivery', () => {
  beforeEach(beginAnew);

  it('makes its Effects anew, and applies nothing twice', async () => {
    await linked.happen(linked.issue.transition(DONE));

    expect(await replayDelivery(deliveryOf(0).id)).to.equal('replayed');

    expect(linked.reasons).to.deep.equal(['resolved', 'stale']);
    expect(scenario().trackers.asked).to.have.lengthOf(1);
    expect(deliveryOf(0)).to.include({ state: 'processed', attempts: 0 });
    expect(deliveryOf(0).replay?.by).to.equal('deploy');
    expect(lastEffect().replay?.by).to.equal('deploy');
  });

  it('undoes nothing newer, in whatever order and however often events are replayed', async () => {
    await linked.happen(linked.issue.transition(DONE), linked.issue.transition(TO_DO));
    await linked.happen(linked.issue.move('DEF-9'), linked.issue.transition(CLOSED));

    for (const at of [3, 0, 2, 1, 1, 0, 2]) await replayDelivery(deliveryOf(at).id);

    expect(linked.trackerStatus).to.equal('resolved');
    expect(linked.link.jiraIssueKey).to.equal('DEF-9');
    expect(scenario().trackers.asked).to.have.lengthOf(3);
  });

  it('leaves one that nobody has processed as it is', async () => {
    await scenario().deliver(linked.connected, linked.issue.transition(DONE));

    expect(await replayDelivery(deliveryOf(0).id)).to.equal('open');

    expect(linked.reasons).to.deep.equal(['resolved']);
  });

  it('refuses one that is not there', async () => {
    await expectRefusal(replayDelivery(anId<'Delivery'>()), 'not_found');
  });
});

describe('ReplayDead', () => {
  beforeEach(beginAnew);

  async function replayDead(filter: Partial<ReplayFilter> = {}, isDryRun = false, scope: Scope = EVERYTHING) {
    const { replayDead: useCase } = scenario().useCases;
    return useCase.execute({ scope, filter: { ...ALL_DEAD, ...filter }, isDryRun, by: 'deploy' });
  }

  it('replays all that is dead, Deliveries too, and finds nothing more when it runs again', async () => {
    await dies(linked.issue.transition(DONE));
    await scenario().deliver(linked.connected, linked.issue.edit());
    const dead = { attempts: 12, problem: 'a bug', nextAttemptAt: null, at: scenario().clock.now() };
    await scenario().ports.storage.stores.deliveries.setBack(deliveryOf(-1).id, dead);

    expect(await replayDead()).to.deep.equal({ effects: 1, deliveries: 1 });
    expect(await replayDead()).to.deep.equal({ effects: 0, deliveries: 0 });

    await scenario().settle();
    expect(linked.trackerStatus).to.equal('resolved');
    expect(scenario().deliveries.every(({ state }) => state !== 'dead')).to.equal(true);
  });

  it('only counts, when that is all that is asked', async () => {
    const id = await dies(linked.issue.transition(DONE));

    expect(await replayDead({}, true)).to.deep.equal({ effects: 1, deliveries: 0 });

    expect(linked.lastEffect).to.include({ id, state: 'dead' });
    expect(scenario().signal.woken).to.be.empty;
  });

  it('replays what a filter lets through, and nothing out of scope', async () => {
    await dies(linked.issue.transition(DONE));
    const decidedAt = scenario().decisionsOf(linked.linkId).at(-1)?.decidedAt ?? expect.fail('no decision');
    const { integrationId, installationId } = linked.connected;
    const others: readonly (readonly [Partial<ReplayFilter>, Scope?])[] = [
      [{ integrationId: anId() }],
      [{ installationId: anId() }],
      [{ linkId: anId() }],
      [{ deliveryId: anId() }],
      [{ kind: 'move' }],
      [{ reason: 'jira_gave_up' }],
      [{ since: new Date(decidedAt.getTime() + 1) }],
      [{ state: 'failed' }],
      [{}, { organizationId: anId<'Organization'>() }],
    ];
    for (const [filter, scope] of others) {
      expect(await replayDead(filter, false, scope), JSON.stringify(filter)).to.deep.equal({
        effects: 0,
        deliveries: 0,
      });
    }

    const filter = { integrationId, installationId, linkId: linked.linkId as Id<'ExternalIssueLink'> };
    const narrow = { ...filter, kind: 'status', reason: 'tracker_gave_up', since: decidedAt } as const;
    expect(await replayDead(narrow)).to.deep.equal({ effects: 1, deliveries: 0 });
  });
});
