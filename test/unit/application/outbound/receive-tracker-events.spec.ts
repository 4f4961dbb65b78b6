import { expect } from 'chai';

import { composeOutbound } from '../../../../src/application/outbound/compose-outbound.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { EffectId, InstallationId, TrackerIssueId, TrackerUserId } from '../../../../src/domain/ids.ts';
import type { TrackerChange, TrackerEvent } from '../../../../src/domain/outbound/tracker-event.ts';
import { anId } from '../../../support/builders.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { aTrackerEvent, receive } from '../../../support/scenario-tracker-events.ts';

const SEEN: TrackerChange = {
  kind: 'seen',
  facts: {
    ...{ title: 'A crash', url: null, status: 'unresolved', project: null, level: null, tags: {} },
    ...{ timesSeen: 3, details: null },
  },
};
const TO_ZOE: TrackerChange = {
  kind: 'assignee',
  user: { id: 'zoe' as TrackerUserId, name: 'Zoë', email: null, isEmailVerified: false },
};

let linked: LinkedIssue;

async function beginAnew(): Promise<void> {
  linked = await LinkedIssue.open();
}

const secondsOn = (seconds: number) => new Date(linked.scenario.clock.now().getTime() + seconds * 1000);
const outcomes = async (...events: readonly TrackerEvent[]) =>
  (await receive(linked, ...events)).map(({ outcome }) => outcome);
const outboundEffects = () =>
  linked.scenario.effectsOf(linked.linkId).filter(({ source }) => source === 'tracker');

describe('ReceiveTrackerEvents', () => {
  beforeEach(beginAnew);

  it('asks the Jira issue to follow, and wakes it', async () => {
    const event = aTrackerEvent(linked, { occurredAt: secondsOn(1) });
    expect(await receive(linked, event)).to.deep.equal([{ id: event.id, outcome: 'taken' }]);

    const [effect] = outboundEffects();
    expect(effect).to.include({ source: 'tracker', state: 'due', actor: 'Bob', deliveryId: null });
    expect(effect?.observedAt).to.deep.equal(secondsOn(1));
    expect(effect?.content).to.deep.equal({
      kind: 'outbound_status',
      status: 'resolved',
      isRegression: false,
    });
    await linked.scenario.settle();
    expect(outboundEffects()[0]?.state).not.to.equal('due');
  });

  it('follows what happens after an event whose time cannot be', async () => {
    const yearsAhead = aTrackerEvent(linked, { occurredAt: new Date('5138-11-16T09:46:39Z') });
    await receive(linked, yearsAhead);
    await linked.scenario.settle();
    expect(outboundEffects().map(({ observedAt }) => observedAt)).to.deep.equal([null]);

    const change: TrackerChange = { kind: 'status', status: 'unresolved', isRegression: false };
    await receive(linked, aTrackerEvent(linked, { occurredAt: secondsOn(2), change }));
    await linked.scenario.settle();
    expect(linked.reasons).not.to.include('stale');
  });

  it('takes each event once, also when it comes twice in one request', async () => {
    const event = aTrackerEvent(linked);
    expect(await outcomes(event, event)).to.deep.equal(['taken', 'known']);
    expect(await outcomes(event)).to.deep.equal(['known']);
    expect(outboundEffects()).to.have.lengthOf(1);
  });

  it('takes an event once that comes several times at once', async () => {
    const event = aTrackerEvent(linked);
    const all = await Promise.all([outcomes(event), outcomes(event), outcomes(event)]);
    expect(all.flat().toSorted()).to.deep.equal(['known', 'known', 'taken']);
  });

  it('keeps what Lockstep itself did for the timeline, and does no more', async () => {
    const effect = anId<'Effect'>();
    const lockstep = { id: null, name: 'Lockstep', isLockstep: true };
    const unknown = { id: null, name: 'App', isLockstep: null };
    expect(
      await outcomes(
        aTrackerEvent(linked, { actor: lockstep }),
        aTrackerEvent(linked, { actor: unknown, causedBy: effect }),
        aTrackerEvent(linked, { actor: null, causedBy: effect, change: TO_ZOE }),
      ),
    ).to.deep.equal(['echo', 'echo', 'echo']);

    expect(outboundEffects().map(({ state }) => state)).to.deep.equal(['skipped', 'skipped', 'skipped']);
    expect(linked.reasons).to.deep.equal(['echo', 'echo', 'echo']);
  });

  it('takes for a person’s what the tracker says a person did, whatever Effect it names', async () => {
    const event = aTrackerEvent(linked, { causedBy: 'an-effect' as EffectId });
    expect(await outcomes(event)).to.deep.equal(['taken']);
  });

  it('asks for nothing when a linked issue merely happened again', async () => {
    expect(await outcomes(aTrackerEvent(linked, { change: SEEN }))).to.deep.equal(['nothing_asked']);
    expect(outboundEffects()).to.be.empty;
  });

  it('asks for nothing where nothing is linked: another issue, another Installation, one that is over', async () => {
    const elsewhere = aTrackerEvent(linked, { issue: 'elsewhere' as TrackerIssueId });
    expect(await outcomes(elsewhere)).to.deep.equal(['not_linked']);

    const { receiveTrackerEvents, unlinkIssue } = linked.scenario.useCases;
    const events = [aTrackerEvent(linked)];
    const [stranger] = await receiveTrackerEvents.execute({ installationId: 'x' as InstallationId, events });
    expect(stranger?.outcome).to.equal('not_linked');

    await unlinkIssue.execute({ scope: EVERYTHING, linkId: linked.linkId, by: 'Bob' });
    expect(await outcomes(aTrackerEvent(linked))).to.deep.equal(['not_linked']);
    expect(outboundEffects()).to.be.empty;
  });

  it('hands on what is not linked, once, and forgets that it took it when that fails', async () => {
    const taken: string[] = [];
    let isBroken = true;
    const { receiveTrackerEvents } = composeOutbound(linked.scenario.ports, {
      take: async ({ id }, installation) => {
        if (isBroken) throw new Error('it fails');
        taken.push(`${id} ${installation.id}`);
      },
    });
    const { installationId } = linked.connected;
    const issue = 'elsewhere' as TrackerIssueId;
    const events = [aTrackerEvent(linked, { id: 'e-1', issue, change: SEEN }), aTrackerEvent(linked)];
    const execute = () => receiveTrackerEvents.execute({ installationId, events });

    expect(await execute().catch(() => 'failed')).to.equal('failed');
    expect(outboundEffects()).to.be.empty;

    isBroken = false;
    await execute();
    await execute();
    expect(taken).to.deep.equal([`e-1 ${installationId}`]);
    expect(outboundEffects()).to.have.lengthOf(1);
  });

  it('names what a comment says and who wrote it, and says when nobody can tell who acted', async () => {
    const commentId = 'c-1' as never;
    const comment = { kind: 'comment', action: 'created', commentId, author: 'Zoë', body: 'Seen.' } as const;
    await receive(
      linked,
      aTrackerEvent(linked, { change: comment }),
      aTrackerEvent(linked, { actor: null }),
      aTrackerEvent(linked, {
        actor: null,
        change: { kind: 'status', status: 'unresolved', isRegression: true },
      }),
    );
    expect(outboundEffects().map(({ content }) => content)).to.deep.equal([
      { kind: 'outbound_comment', action: 'created', commentId, author: 'Zoë', body: 'Seen.' },
      { kind: 'outbound_status', status: 'resolved', isRegression: false, isByUnknown: true },
      { kind: 'outbound_status', status: 'unresolved', isRegression: true },
    ]);
  });
});
