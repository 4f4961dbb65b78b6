import { createHmac } from 'node:crypto';

import { expect } from 'chai';

import { PromMeter } from '../../../../src/adapters/system/prom-meter.ts';
import {
  HttpTrackers,
  type HttpTrackersOptions,
} from '../../../../src/adapters/tracker/http/http-trackers.ts';
import { TrackerUnavailable, type Tracker } from '../../../../src/application/ports/tracker.ts';
import type { EffectId, TrackerIssueId } from '../../../../src/domain/ids.ts';
import { Secret } from '../../../../src/domain/secret.ts';
import { signingSecretFrom, type TrackerSecret } from '../../../../src/domain/tracker-secret.ts';
import { afterNoon, anInstallation, NOON } from '../../../support/builders.ts';
import { RememberingLog } from '../../../support/remembering-log.ts';
import { SeededRandomness } from '../../../support/scenario-randomness.ts';
import { aCertificate } from '../../../support/certificate.ts';
import {
  startJiraStub,
  type Behaviour,
  type JiraStub,
  type PlannedAnswer,
} from '../jira-server/jira-stub.ts';

const ISSUE = 'BUG 1/ü' as TrackerIssueId;
const EFFECT = '0190-effect' as EffectId;
const NEWEST = signingSecretFrom(new Secret('the newest secret of the tests, long enough'));
const FORMER = signingSecretFrom(new Secret('the former secret of the tests, long enough'));

describe('an http tracker', () => {
  const open: { close(): Promise<void> }[] = [];
  let log: RememberingLog;
  let meter: PromMeter;
  let secrets: readonly TrackerSecret[];

  beforeEach(() => {
    log = new RememberingLog();
    meter = new PromMeter();
    secrets = [{ id: 'one', purpose: 'call', value: NEWEST, retiresAt: null }];
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()));
  });

  const trackerAt = (
    url: string,
    {
      tls,
      ...options
    }: HttpTrackersOptions & { tls?: { isVerified: boolean; caCertificate: string | null } } = {},
  ): Tracker => {
    const trackers = new HttpTrackers({
      ...{ log, meter, options, secrets: { of: async () => secrets } },
      ...{ clock: { now: () => NOON }, randomness: new SeededRandomness() },
    });
    open.push(trackers);
    const settings = {
      kind: 'http',
      url,
      name: 'Bugz',
      tls: tls ?? { isVerified: true, caCertificate: null },
    };
    return trackers.of(anInstallation({ tracker: { ...settings, kind: 'http' } }));
  };
  const answering = async (
    plan: readonly (PlannedAnswer | Behaviour)[],
    tls: Parameters<typeof startJiraStub>[1] = null,
  ): Promise<JiraStub> => {
    const stub = await startJiraStub(plan, tls);
    open.push(stub);
    return stub;
  };
  const failureOf = async (work: Promise<unknown>): Promise<TrackerUnavailable> => {
    try {
      await work;
    } catch (error) {
      if (error instanceof TrackerUnavailable) return error;
      throw error;
    }
    throw new Error('nothing failed');
  };

  it('is called by one signed POST, which says what is asked', async () => {
    const stub = await answering([{ body: { answer: 'changed' } }]);

    await trackerAt(`${stub.url}/hooks/lockstep`).apply('resolve', ISSUE, EFFECT);

    const [seen] = stub.seen;
    expect(seen).to.include({ method: 'POST', url: '/hooks/lockstep' });
    expect(JSON.parse(seen?.body ?? '')).to.deep.equal({
      type: 'issue.apply',
      timestamp: NOON.toISOString(),
      data: { issue: ISSUE, effect: EFFECT, action: 'resolve' },
    });
    expect(seen?.headers).to.include({
      'webhook-id': `${EFFECT}:resolve`,
      'webhook-timestamp': String(NOON.getTime() / 1000),
      'content-type': 'application/json',
    });
  });

  it('signs with each secret that counts, the newest first, over id, time and body', async () => {
    const stub = await answering([{ body: { answer: 'gone' } }]);
    secrets = [
      ...secrets,
      { id: 'two', purpose: 'call', value: FORMER, retiresAt: afterNoon(1) },
      { id: 'three', purpose: 'call', value: new Secret('whsec_b2xk'), retiresAt: NOON },
      { id: 'four', purpose: 'event', value: new Secret('whsec_b3RoZXI='), retiresAt: null },
    ];

    await trackerAt(stub.url).find(ISSUE);

    const [seen] = stub.seen;
    const headers = seen?.headers ?? {};
    const body = seen?.body ?? '';
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const signatures = [NEWEST, FORMER].map((secret) => {
      const key = Buffer.from(secret.reveal().slice('whsec_'.length), 'base64');
      return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
    });
    expect(headers['webhook-signature']).to.equal(signatures.join(' '));
  });

  it('gives every message an id that a repeat has, and no other message', async () => {
    const plan = ['changed', 'changed', 'changed', 'changed', 'changed'].map((answer) => ({
      body: { answer },
    }));
    const stub = await answering(plan);
    const tracker = trackerAt(stub.url);
    for (const action of ['resolve', 'resolve', 'ignore'] as const)
      await tracker.apply(action, ISSUE, EFFECT);
    await tracker.assign(null, ISSUE, EFFECT);
    await tracker.comments?.delete({ issue: ISSUE, id: 'c' as never }, EFFECT);

    const [first, again, ...others] = stub.seen.map(({ headers }) => headers['webhook-id']);
    expect(first).to.equal(again);
    expect(new Set([first, ...others]).size).to.equal(4);
  });

  const SENTENCES: readonly (readonly [PlannedAnswer, RegExp, number | null])[] = [
    [{ status: 401 }, /refused the call \(401\).*secret/, null],
    [{ status: 404 }, /nothing takes calls.*Check the URL/, null],
    [{ status: 429, headers: { 'retry-after': '7' } }, /left alone/, 7000],
    [{ status: 503, headers: { 'retry-after': 'Wed, 04 Mar 2026 12:01:00 GMT' } }, /away for now/, 60_000],
    [{ status: 500, body: 'the-body-of-the-tracker' }, /failed \(500\)/, null],
    [{ status: 302, headers: { location: 'http://127.0.0.1:1/' } }, /another address.*not follow/, null],
    [{ status: 204 }, /200 alone is understood/, null],
    [{ status: 200, body: '<html>' }, /no JSON/, null],
    [{ status: 200, body: { answer: 'done' } }, /none to issue.apply/, null],
    [{ status: 200, body: { answer: 'not_assignable' } }, /none to issue.apply/, null],
    [{ status: 200, body: 'x'.repeat(2000) }, /longer than Lockstep reads/, null],
  ];
  for (const [answer, sentence, retryAfterMs] of SENTENCES) {
    it(`says what is wrong with an answer: ${String(sentence)}`, async () => {
      const stub = await answering([answer]);
      const tracker = trackerAt(stub.url, { maxAnswerBytes: 1000 });

      const failure = await failureOf(tracker.apply('resolve', ISSUE, EFFECT));

      expect(failure.message).to.match(/^Could not resolve an issue of Bugz at 127\.0\.0\.1:\d+: /);
      expect(failure.message).to.match(sentence);
      expect(failure.message).not.to.include('the-body-of-the-tracker');
      expect(failure.retryAfterMs).to.equal(retryAfterMs);
      expect(stub.seen).to.have.lengthOf(1);
    });
  }

  it('is given up after a while, and called at no address that is forbidden', async () => {
    const silent = await answering([() => undefined]);
    const failure = await failureOf(trackerAt(silent.url, { callTimeoutMs: 50 }).find(ISSUE));
    expect(failure.message).to.match(/timed out/);

    const inside = await failureOf(trackerAt(silent.url, { allowPrivateAddresses: false }).find(ISSUE));
    expect(inside.message).to.match(/private ones are switched off/);
    const metadata = await failureOf(trackerAt('http://169.254.169.254/').find(ISSUE));
    expect(metadata.message).to.match(/never called/);
    expect(silent.seen).to.have.lengthOf(1);
  });

  it('is trusted by the certificate of an authority that is given', async () => {
    const certificate = aCertificate('127.0.0.1');
    const stub = await answering([{ body: { answer: 'gone' } }], certificate);

    expect((await failureOf(trackerAt(stub.url).find(ISSUE))).message).to.match(/authority/);
    const tls = { isVerified: true, caCertificate: certificate.cert };
    expect(await trackerAt(stub.url, { tls }).find(ISSUE)).to.equal(null);
  });

  it('is not called without a secret', async () => {
    const stub = await answering([{ body: { answer: 'gone' } }]);
    secrets = secrets.map((secret) => ({ ...secret, retiresAt: NOON }));

    expect((await failureOf(trackerAt(stub.url).find(ISSUE))).message).to.match(/no secret to sign with/);
    expect(stub.seen).to.have.lengthOf(0);
  });

  it('says of itself that it has no people and no comments', async () => {
    const stub = await answering([{ body: { answer: 'unsupported' } }]);
    const tracker = trackerAt(stub.url);
    const { comments } = tracker;
    const text = { author: null, body: 'x', url: null };
    const ref = { issue: ISSUE, id: 'c' as never };

    expect(await tracker.assignable(ISSUE)).to.equal('unsupported');
    expect(await tracker.assign(null, ISSUE, EFFECT)).to.equal('unsupported');
    expect(await comments?.write(text, ISSUE, EFFECT)).to.equal('unsupported');
    expect(await comments?.edit(text, ref, EFFECT)).to.equal('unsupported');
    expect(await comments?.delete(ref, EFFECT)).to.equal('unsupported');
  });

  it('believes no e-mail to be verified that is not there', async () => {
    const people = [
      { id: 'ada', name: 'ada', isEmailVerified: true },
      { id: 'ben', name: 'ben', email: 'ben@example.com', more: 1 },
    ];
    const stub = await answering([{ body: { answer: 'people', people } }]);

    expect(await trackerAt(stub.url).assignable(ISSUE)).to.deep.equal([
      { id: 'ada', name: 'ada', email: null, isEmailVerified: false },
      { id: 'ben', name: 'ben', email: 'ben@example.com', isEmailVerified: false },
    ]);
  });

  it('leaves no secret, body or id in the log, and counts by type', async () => {
    const stub = await answering([{ status: 500, body: 'the-body' }, { body: { answer: 'changed' } }]);
    const tracker = trackerAt(stub.url);
    await failureOf(tracker.apply('resolve', ISSUE, EFFECT));
    await tracker.apply('resolve', ISSUE, EFFECT);

    const logged = JSON.stringify(log.lines);
    for (const hidden of [NEWEST.reveal(), 'the-body', ISSUE, 'v1,']) expect(logged).not.to.include(hidden);
    expect(logged).to.include('tracker_call');
    const metrics = await meter.render();
    for (const outcome of ['2xx', 'failed'])
      expect(metrics).to.include(
        `lockstep_tracker_calls_total{tracker="http",call="issue.apply",outcome="${outcome}"} 1`,
      );
  });
});
