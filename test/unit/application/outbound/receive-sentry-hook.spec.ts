import { createHmac } from 'node:crypto';
import { expect } from 'chai';

import { HmacBodySignatures } from '../../../../src/adapters/system/hmac-body-signatures.ts';
import { Sha256Fingerprints } from '../../../../src/adapters/system/sha256-fingerprints.ts';
import { openMemoryStorage } from '../../../../src/adapters/memory/open-memory-storage.ts';
import { NoMeter } from '../../../../src/adapters/system/no-meter.ts';
import {
  ReceiveSentryHook,
  type ReceiveSentryHookCommand,
} from '../../../../src/application/outbound/receive-sentry-hook.ts';
import { TrackerUnavailable, type Tracker } from '../../../../src/application/ports/tracker.ts';
import { BodySignatureRefused, PayloadNotAnObject } from '../../../../src/domain/domain-error.ts';
import type { TrackerUserId } from '../../../../src/domain/ids.ts';
import type { Installation } from '../../../../src/domain/installation.ts';
import type { TrackerEvent } from '../../../../src/domain/outbound/tracker-event.ts';
import { Secret } from '../../../../src/domain/secret.ts';
import { DEFAULT_SYNC_SETTINGS } from '../../../../src/domain/sync-settings.ts';
import type { SentryTrackerSettings } from '../../../../src/domain/tracker-settings.ts';
import { aTeam } from '../../../contract/opened-storage.ts';
import { afterNoon, anId, NOON } from '../../../support/builders.ts';
import { anIssueHook } from '../../../support/sentry-hooks.ts';

const SENTRY: SentryTrackerSettings = {
  kind: 'sentry',
  baseUrl: 'https://sentry.example.com',
  organization: 'example',
  projects: ['web'],
  tls: { isVerified: true, caCertificate: null },
};

describe('ReceiveSentryHook', () => {
  const storage = openMemoryStorage({ clock: { now: () => NOON } });
  let installation: Installation;
  let taken: TrackerEvent[];
  let assignable: Tracker['assignable'];
  let receive: ReceiveSentryHook;

  beforeEach(async () => {
    ({ installation } = await aTeam(storage));
    await storage.stores.installations.saveTracker(installation.id, SENTRY);
    await storage.stores.trackerSecrets.save(installation.id, [
      { id: anId(), purpose: 'event', value: new Secret('new'), retiresAt: null },
      { id: anId(), purpose: 'event', value: new Secret('old'), retiresAt: afterNoon(60) },
      { id: anId(), purpose: 'event', value: new Secret('older'), retiresAt: afterNoon(-60) },
      { id: anId(), purpose: 'call', value: new Secret('token'), retiresAt: null },
    ]);
    taken = [];
    assignable = () => Promise.resolve('unsupported');
    const trackers = { of: () => ({ assignable: (id: never) => assignable(id) }) as Tracker };
    receive = new ReceiveSentryHook(
      {
        ...{ stores: storage.stores, trackers, bodySignatures: new HmacBodySignatures() },
        ...{ fingerprints: new Sha256Fingerprints(), clock: { now: () => NOON }, meter: new NoMeter() },
      },
      {
        execute: ({ events }) => {
          const isKnown = ({ id }: TrackerEvent) => taken.some((known) => known.id === id);
          const outcomes = events.map((event) => ({
            id: event.id,
            outcome: isKnown(event) ? ('known' as const) : ('taken' as const),
          }));
          taken.push(...events.filter((event) => !isKnown(event)));
          return Promise.resolve(outcomes);
        },
      },
    );
  });

  interface Posted extends Partial<ReceiveSentryHookCommand> {
    readonly secret?: string;
    readonly text?: string;
  }

  const post = ({ secret = 'new', text = JSON.stringify(anIssueHook('resolved')), ...said }: Posted = {}) =>
    receive.execute({
      installationId: installation.id,
      signature: createHmac('sha256', secret).update(text).digest('hex'),
      resource: 'issue',
      requestId: 'r1',
      timestamp: '1772625600',
      readBody: () => Promise.resolve(new TextEncoder().encode(text)),
      ...said,
    });
  const refusal = async (posted: Promise<unknown>): Promise<unknown> =>
    posted.then(
      () => null,
      (error: unknown) => error,
    );

  it('takes what is signed with any secret that counts', async () => {
    expect(await post()).to.equal('taken');
    expect(await post({ secret: 'old', requestId: 'r2' })).to.equal('taken');

    expect(taken.map(({ id, issue }) => [id, issue])).to.deep.equal([
      ['r1', '4501'],
      ['r2', '4501'],
    ]);
  });

  it('refuses alike what is signed with no such secret, and what is for no Sentry of an Installation', async () => {
    const local = (await aTeam(storage)).installation;
    const refused = await Promise.all(
      [
        post({ secret: 'older' }),
        post({ secret: 'token' }),
        post({ signature: null }),
        post({ signature: 'nonsense' }),
        post({ installationId: local.id }),
        post({ installationId: anId() }),
      ].map(refusal),
    );

    for (const error of refused) expect(error).to.be.instanceOf(BodySignatureRefused);
    expect(new Set(refused.map((error) => (error as Error).message)).size).to.equal(1);
    expect(taken).to.deep.equal([]);
  });

  it('reads no body for who cannot have signed it', async () => {
    const readBody = () => Promise.reject(new Error('the body was read'));
    for (const said of [{ installationId: anId<'Installation'>() }, { signature: null }])
      expect(await refusal(post({ ...said, readBody }))).to.be.instanceOf(BodySignatureRefused);
  });

  it('takes the same request once, told by its id, or else by its time and its bytes', async () => {
    const outcomes = [];
    for (const said of [
      {},
      {},
      { requestId: null },
      { requestId: null },
      { requestId: null, timestamp: '1772625601' },
    ])
      outcomes.push(await post(said));

    expect(outcomes).to.deep.equal(['taken', 'known', 'taken', 'known', 'taken']);
  });

  it('tells a request whose id is too long to be kept by its time and its bytes', async () => {
    for (const requestId of ['r'.repeat(201), 'r'.repeat(9_000)]) await post({ requestId });
    expect(taken.map(({ id }) => id.length <= 200)).to.deep.equal([true]);
  });

  it('takes no time that is ahead of ours: what happens until then would look old', async () => {
    const seconds = NOON.getTime() / 1000;
    await post({ timestamp: String(seconds + 3000), requestId: 'ahead' });
    await post({ timestamp: String(seconds - 3000), requestId: 'before' });

    expect(taken.map(({ occurredAt }) => occurredAt)).to.deep.equal([NOON, afterNoon(-3000)]);
  });

  it('leaves out what asks for nothing, and what is of a project that is not kept in lockstep', async () => {
    const theirs = anIssueHook('resolved', { issue: { project: { slug: 'other' } } });
    expect(await post({ text: JSON.stringify(theirs) })).to.equal('other_project');
    expect(await post({ resource: 'metric_alert' })).to.equal('other_resource');
    expect(await post({ text: '"odd"' })).to.equal('no_issue');
    expect(await refusal(post({ text: 'odd' }))).to.be.instanceOf(PayloadNotAnObject);

    expect(taken).to.deep.equal([]);
  });

  describe('of an assignee', () => {
    const id = '88' as TrackerUserId;
    const text = JSON.stringify(
      anIssueHook('assigned', {
        data: { assignee: { type: 'user', id: 88, name: 'Ada', email: 'ada@x.io' } },
      }),
    );
    const vouched = { id, name: 'ada', email: 'ada@x.io', isEmailVerified: true };
    const userTaken = () => (taken[0]?.change.kind === 'assignee' ? taken[0].change.user : undefined);
    const follow = () =>
      storage.stores.installations.save(
        installation.withSettings({ ...DEFAULT_SYNC_SETTINGS, outboundAssignee: true }),
      );

    it('asks Sentry who they are, as it alone tells whether their e-mail is verified', async () => {
      await follow();
      assignable = () => Promise.resolve([vouched]);
      await post({ text });

      expect(userTaken()).to.deep.equal(vouched);
    });

    it('takes what is told when Sentry cannot be asked', async () => {
      await follow();
      assignable = () => Promise.reject(new TrackerUnavailable('away'));
      expect(await post({ text })).to.equal('taken');

      expect(userTaken()).to.include({ id, isEmailVerified: false });
    });

    it('asks nobody while assignees are not carried to Jira', async () => {
      assignable = () => Promise.resolve([vouched]);
      await post({ text });

      expect(userTaken()).to.include({ isEmailVerified: false });
    });
  });
});
