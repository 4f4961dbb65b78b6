import { expect } from 'chai';

import { EVERYTHING } from '../../src/domain/api-key.ts';
import type { DeliverySummary, NewDelivery } from '../../src/domain/delivery.ts';
import { EFFECT_STATES, type EffectProps } from '../../src/domain/effect.ts';
import type { ExternalIssueLink } from '../../src/domain/external-issue-link.ts';
import type { EffectId } from '../../src/domain/ids.ts';
import type { Forgettable } from '../../src/application/ports/retention.ts';
import {
  aDecisionOn,
  aDelivery,
  afterNoon,
  anAttempt,
  anAuditEntry,
  anEffectOn,
  anId,
  aTrackerIssue,
  NOON,
} from '../support/builders.ts';
import {
  aStoredLink,
  aTeam,
  FIRST_PAGE,
  storageForEachTest,
  type OpenStorage,
  type Team,
} from './opened-storage.ts';

const ANY = { integrationId: null, state: null, since: null };

/** What every Retention promises. */
export function retentionContract(adapter: string, open: OpenStorage): void {
  describe(`Retention contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    let team: Team;
    let link: ExternalIssueLink;

    beforeEach(async () => {
      team = await aTeam(storage());
      link = await aStoredLink(storage(), team);
    });

    const forget = (what: Forgettable, before = NOON, limit = 100) =>
      storage().retention.forget(what, { before, limit });
    const read = ({ id }: Pick<NewDelivery, 'id'>) => storage().reads.delivery(EVERYTHING, id);
    const kept = async (): Promise<readonly DeliverySummary[]> =>
      storage().reads.deliveries(EVERYTHING, ANY, FIRST_PAGE);

    /** A Delivery that was done with this many seconds after noon. */
    async function settled(
      seconds: number,
      state: 'processed' | 'ignored' = 'processed',
    ): Promise<NewDelivery> {
      const delivery = aDelivery(link.issue);
      await storage().inbox.accept(delivery);
      const outcome =
        state === 'processed' ? { state, reason: null } : { state, reason: 'nothing_to_sync' as const };
      await storage().stores.deliveries.settle(delivery.id, { ...outcome, at: afterNoon(seconds) });
      return delivery;
    }

    async function ended(props: Partial<EffectProps>, decidedAt: Date): Promise<EffectId> {
      const effect = anEffectOn(link, { createdAt: afterNoon(-99), ...props });
      await storage().stores.effects.add([effect]);
      await storage().stores.decisions.add(aDecisionOn(effect, { decidedAt }));
      return effect.id;
    }

    const effects = async (): Promise<readonly EffectId[]> =>
      (await storage().reads.timeline(EVERYTHING, link.id, FIRST_PAGE)).map(({ effect }) => effect.id);

    it('removes the bodies of Deliveries that were done with before, and keeps all else of them', async () => {
      const [old, ignored, young] = [await settled(-1), await settled(-2, 'ignored'), await settled(0)];

      expect(await forget('bodies')).to.equal(2);

      expect((await read(old))?.body).to.equal(null);
      expect((await read(ignored))?.body).to.equal(null);
      expect((await read(young))?.body).to.deep.equal(young.body);
      expect(await read(old)).to.include({ state: 'processed', fingerprint: old.fingerprint });
      expect(await forget('bodies')).to.equal(0);
    });

    it('still knows a duplicate of a Delivery whose body is removed, and replays no such', async () => {
      const old = await settled(-1);
      await forget('bodies');

      expect(await storage().inbox.accept({ ...old, receivedAt: NOON })).to.equal('duplicate');
      expect(await storage().stores.deliveries.replay([old.id], { at: NOON, by: 'deploy' })).to.deep.equal(
        [],
      );
      expect((await read(old))?.state).to.equal('processed');
    });

    it('touches no Delivery that is pending or dead, however old', async () => {
      const [pending, dead] = [aDelivery(), aDelivery()];
      for (const delivery of [pending, dead]) await storage().inbox.accept(delivery);
      const setBack = { attempts: 12, problem: 'a bug', nextAttemptAt: null, at: afterNoon(-1) };
      await storage().stores.deliveries.setBack(dead.id, setBack);

      expect([await forget('bodies', afterNoon(9)), await forget('deliveries', afterNoon(9))]).to.deep.equal([
        0, 0,
      ]);
      for (const delivery of [pending, dead])
        expect((await read(delivery))?.body).to.deep.equal(delivery.body);
    });

    it('removes Deliveries whose bodies are gone, those that were done with before, and no others', async () => {
      const [old, younger] = [await settled(-2), await settled(-1)];
      await forget('bodies');
      const withBody = await settled(-3);

      expect(await forget('deliveries', afterNoon(-1))).to.equal(1);

      expect((await kept()).map(({ id }) => id)).to.have.members([younger.id, withBody.id]);
      expect(await read(old)).to.equal(null);
    });

    it('gives what comes after a removal a higher sequence than what is left', async () => {
      await settled(-2);
      const left = await settled(5);
      await forget('bodies');
      await forget('deliveries');

      const next = await settled(6);

      const [sequence, before] = [(await read(next))?.sequence ?? 0, (await read(left))?.sequence ?? 0];
      expect(sequence).to.be.above(before);
    });

    it('removes Effects that are over, with the decisions on them; none that is open or dead', async () => {
      for (const state of EFFECT_STATES) await ended({ state, attempts: 1 }, afterNoon(-1));

      expect(await forget('effects')).to.equal(3);

      const timeline = await storage().reads.timeline(EVERYTHING, link.id, FIRST_PAGE);
      expect(timeline.map(({ effect }) => effect.toProps().state)).to.have.members([
        'due',
        'waiting',
        'dead',
      ]);
      expect(await forget('effects')).to.equal(0);
      expect((await storage().stores.links.find(link.id))?.toProps()).to.deep.equal(link.toProps());
    });

    it('removes what the local tracker answered them about comments, replayed or not', async () => {
      const issue = aTrackerIssue({ installationId: team.installation.id });
      await storage().trackerIssues.add(issue);
      const { trackerComments } = storage();
      const text = (body: string) => ({ author: null, body, url: null, at: NOON });
      const written = await trackerComments.writeOnce(anId(), issue, text('first'));
      if (written === 'gone') expect.fail('the issue is gone');
      const edit = (key: string, body: string) =>
        trackerComments.editOnce(key as EffectId, { id: written.id, issue }, text(body));
      const over = await ended({ state: 'applied' }, afterNoon(-1));
      const open = await ended({ state: 'due' }, afterNoon(-1));
      const keys = [over, `${over}/17`, open];
      for (const key of keys) await edit(key, key);

      await forget('effects');

      const bodies: (string | undefined)[] = [];
      for (const key of keys) {
        await edit(key, `${key} again`);
        const [comment] = await trackerComments.list(EVERYTHING, issue.id, FIRST_PAGE);
        bodies.push(comment?.body);
      }
      expect(bodies).to.deep.equal([`${over} again`, `${over}/17 again`, `${over}/17 again`]);
    });

    it('removes what trackers were had to write for them, replayed or not', async () => {
      const over = await ended({ state: 'applied' }, afterNoon(-1));
      const open = await ended({ state: 'due' }, afterNoon(-1));
      const writes = [over, `${over}/17`, open].map((key) => ({
        installationId: team.installation.id,
        effectId: key as EffectId,
        kind: 'status' as const,
      }));
      for (const write of writes) await storage().trackerWrites.begin(write, NOON);

      await forget('effects');

      const left = await Promise.all(writes.map((write) => storage().trackerWrites.find(write)));
      expect(left.map((write) => write !== null)).to.deep.equal([false, false, true]);
    });

    it('goes by the last decision: what was replayed of late stays whole', async () => {
      const late = await ended({ state: 'applied' }, afterNoon(-1));
      const again = await ended({ state: 'applied' }, afterNoon(-1));
      const entry = await storage().reads.effect(EVERYTHING, again);
      if (entry === null) expect.fail('there is no such Effect');
      await storage().stores.decisions.add(aDecisionOn(entry.effect, { decidedAt: NOON }));

      expect(await forget('effects')).to.equal(1);

      expect(await effects())
        .to.deep.equal([again])
        .and.not.include(late);
      expect((await storage().reads.effect(EVERYTHING, again))?.earlierDecisions).to.have.lengthOf(1);
    });

    it('forgets at most so much at a time', async () => {
      for (const seconds of [-5, -4, -3, -2, -1]) await settled(seconds);
      for (let made = 0; made < 3; made += 1) await ended({ state: 'skipped' }, afterNoon(-1));

      expect(await forget('bodies', NOON, 2)).to.equal(2);
      expect(await forget('bodies', NOON, 10)).to.equal(3);
      expect(await forget('deliveries', NOON, 4)).to.equal(4);
      expect(await forget('effects', NOON, 2)).to.equal(2);
      expect(await effects()).to.have.lengthOf(1);
    });

    it('forgets each thing once when several do it at once', async () => {
      for (let made = 0; made < 8; made += 1) await ended({ state: 'skipped' }, afterNoon(-1));

      const counts = await Promise.all([1, 2, 3].map(() => forget('effects', NOON, 4)));
      const rest = await forget('effects');

      expect([...counts, rest].reduce((sum, count) => sum + count, 0)).to.equal(8);
      expect(await effects()).to.deep.equal([]);
    });

    it('forgets which tracker events were taken, once that was long enough ago: they count as new then', async () => {
      const { trackerEvents } = storage().stores;
      await trackerEvents.take(team.installation.id, ['old', 'older'], afterNoon(-1));
      await trackerEvents.take(team.installation.id, ['young'], NOON);

      expect(await forget('trackerEvents', NOON, 1)).to.equal(1);
      expect(await forget('trackerEvents')).to.equal(1);
      expect(await forget('trackerEvents')).to.equal(0);
      const taken = await trackerEvents.take(team.installation.id, ['old', 'older', 'young'], afterNoon(9));
      expect([...taken].toSorted()).to.deep.equal(['old', 'older']);
    });

    it('forgets who changed what once that was long enough ago', async () => {
      const { audit } = storage().stores;
      for (const at of [-2, -1, 0]) await audit.add(anAuditEntry({ begunAt: afterNoon(at) }));

      expect(await forget('auditEntries', NOON, 1)).to.equal(1);
      expect(await forget('auditEntries')).to.equal(1);
      expect(await forget('auditEntries')).to.equal(0);
    });

    it('forgets AuthorizationAttempts that expired before, used or not', async () => {
      const integrationId = team.integration.id;
      const [used, expired, live] = [
        anAttempt({ integrationId, expiresAt: afterNoon(-1), usedAt: afterNoon(-9) }),
        anAttempt({ integrationId, expiresAt: afterNoon(-1) }),
        anAttempt({ integrationId, expiresAt: NOON }),
      ];
      for (const attempt of [used, expired, live]) await storage().stores.attempts.add(attempt);

      expect(await forget('attempts')).to.equal(2);

      const { attempts } = storage().stores;
      const found = await Promise.all(
        [used, expired, live].map((one) =>
          attempts.findByRequestToken(one.toProps().requestTokenFingerprint),
        ),
      );
      expect(found.map((one) => one?.toProps().id ?? null)).to.deep.equal([null, null, live.toProps().id]);
    });
  });
}
