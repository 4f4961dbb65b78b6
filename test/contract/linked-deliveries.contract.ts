import { expect } from 'chai';

import type { LinkState } from '../../src/domain/external-issue-link.ts';
import { EVERYTHING } from '../../src/domain/api-key.ts';
import type { JiraIssueId, JiraIssueRef } from '../../src/domain/ids.ts';
import { aDelivery, anId, anIssue, someCredentials } from '../support/builders.ts';
import { aStoredLink, aTeam, FIRST_PAGE, storageForEachTest, type OpenStorage } from './opened-storage.ts';

const ANY = { integrationId: null, state: null, since: null };

/** What every DeliveryInbox promises of a Delivery that is to be kept where its issue is linked. */
export function linkedDeliveriesContract(adapter: string, open: OpenStorage): void {
  describe(`DeliveryInbox contract, of linked issues: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const versionOf = async ({ integrationId }: JiraIssueRef) =>
      (await storage().integrationVersions.of(integrationId)) ?? 'none';
    const accept = async (issue: JiraIssueRef, delivery = aDelivery(issue)) =>
      storage().inbox.acceptLinked(delivery, await versionOf(issue), () => delivery);
    const isLinked = async (issue: JiraIssueRef) => (await accept(issue)) === 'accepted';
    const kept = async () =>
      (await storage().reads.deliveries(EVERYTHING, ANY, FIRST_PAGE)).map(({ id }) => id);

    for (const [state, linked] of [
      ['linking', true],
      ['linked', true],
      ['unreachable', true],
      ['deleted', false],
      ['unlinked', false],
    ] as const satisfies readonly (readonly [LinkState, boolean])[]) {
      it(`keeps ${linked ? 'what is' : 'nothing'} about an issue with a link that is ${state}`, async () => {
        const link = await aStoredLink(storage(), await aTeam(storage()), { state });

        expect(await accept(link.issue)).to.equal(linked ? 'accepted' : 'not_linked');
        expect(await kept()).to.have.lengthOf(linked ? 1 : 0);
      });
    }

    it('keeps what is about one of whose several links one is not over', async () => {
      const team = await aTeam(storage());
      const issue = anIssue({ integrationId: team.integration.id });
      await aStoredLink(storage(), team, { ...issue, state: 'unlinked' });
      await aStoredLink(storage(), team, issue);

      expect(await isLinked(issue)).to.equal(true);
    });

    it('tells issues of the same number in two Jiras apart, and finds no odd ones', async () => {
      const { issue } = await aStoredLink(storage(), await aTeam(storage()));

      const odd = `${issue.jiraIssueId}\0` as JiraIssueId;
      expect(await accept({ ...issue, jiraIssueId: odd })).to.equal('not_linked');
      const { integration } = await aTeam(storage());
      expect(await accept({ ...issue, integrationId: integration.id })).to.equal('not_linked');
      expect(await accept({ ...issue, integrationId: anId() })).to.equal('changed');
      expect(await kept()).to.deep.equal([]);
    });

    it('keeps nothing once the Integration is not as it was, of whichever issue', async () => {
      const { issue } = await aStoredLink(storage(), await aTeam(storage()));
      const stranger = anIssue({ integrationId: issue.integrationId });
      const version = await versionOf(issue);
      const first = aDelivery(issue);
      expect(await storage().inbox.acceptLinked(first, version, () => first)).to.equal('accepted');

      await storage().stores.credentials.save(issue.integrationId, someCredentials());

      for (const about of [issue, stranger]) {
        const delivery = aDelivery(about);
        expect(await storage().inbox.acceptLinked(about, version, () => delivery)).to.equal('changed');
      }
      expect(await kept()).to.deep.equal([first.id]);
      expect(await accept(issue)).to.equal('accepted');
    });

    it('takes the same bytes for a duplicate, also when they come at once', async () => {
      const { issue } = await aStoredLink(storage(), await aTeam(storage()));
      const version = await versionOf(issue);
      const first = aDelivery(issue);
      const again = () => ({ ...first, id: anId<'Delivery'>() });

      const outcomes = await Promise.all(
        [() => first, again, again].map((delivery) => storage().inbox.acceptLinked(issue, version, delivery)),
      );
      outcomes.push(await storage().inbox.acceptLinked(issue, version, again));

      expect(outcomes.toSorted()).to.deep.equal(['accepted', 'duplicate', 'duplicate', 'duplicate']);
      expect(await kept()).to.have.lengthOf(1);
    });

    it('keeps bytes and all that was told of them, also of an issue of which much was kept before', async () => {
      const { issue } = await aStoredLink(storage(), await aTeam(storage()));
      for (let round = 0; round < 2; round += 1) {
        const delivery = aDelivery({ ...issue, body: Uint8Array.from([round, 0, 255, 92, 39]) });
        expect(await accept(issue, delivery)).to.equal('accepted');

        const { body, ...told } = delivery;
        const found = await storage().reads.delivery(EVERYTHING, delivery.id);
        expect(found).to.deep.include(told);
        expect(Buffer.from(found?.body ?? [])).to.deep.equal(Buffer.from(body));
      }
    });

    it('answers each for itself when much comes at once, of the same issues too', async () => {
      const team = await aTeam(storage());
      const links = [await aStoredLink(storage(), team), await aStoredLink(storage(), team)];
      const [one, other] = links.map(({ issue }) => issue);
      const stranger = anIssue({ integrationId: team.integration.id });
      const asked = Array.from({ length: 30 }, () => [
        stranger,
        one ?? stranger,
        other ?? stranger,
        stranger,
      ]);

      const answers = await Promise.all(asked.flat().map(isLinked));

      expect(answers).to.deep.equal(asked.flatMap(() => [false, true, true, false]));
    });

    it('keeps what comes from the moment on in which a link is kept, however much comes meanwhile', async () => {
      const team = await aTeam(storage());
      for (let round = 0; round < 10; round += 1) {
        const link = team.link();
        const meanwhile = Array.from({ length: 70 }, () => isLinked(link.issue));
        await storage().stores.links.add(link);

        expect(await isLinked(link.issue)).to.equal(true);
        await storage().stores.links.save(link.deleted());
        expect(await isLinked(link.issue)).to.equal(false);
        await Promise.all(meanwhile);
      }
    });
  });
}
