import { expect } from 'chai';

import type { LinkState } from '../../src/domain/external-issue-link.ts';
import type { JiraIssueId, JiraIssueRef } from '../../src/domain/ids.ts';
import { anId, anIssue } from '../support/builders.ts';
import { aStoredLink, aTeam, storageForEachTest, type OpenStorage } from './opened-storage.ts';

/** What every LinkedIssues promises. */
export function linkedIssuesContract(adapter: string, open: OpenStorage): void {
  describe(`LinkedIssues contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const isLinked = (issue: JiraIssueRef) => storage().linkedIssues.isLinked(issue);

    for (const [state, linked] of [
      ['linking', true],
      ['linked', true],
      ['unreachable', true],
      ['deleted', false],
      ['unlinked', false],
    ] as const satisfies readonly (readonly [LinkState, boolean])[]) {
      it(`says that an issue with a link that is ${state} is ${linked ? '' : 'not '}linked`, async () => {
        const link = await aStoredLink(storage(), await aTeam(storage()), { state });

        expect(await isLinked(link.issue)).to.equal(linked);
      });
    }

    it('says that one is linked of which one link of several is not over', async () => {
      const team = await aTeam(storage());
      const issue = anIssue({ integrationId: team.integration.id });
      await aStoredLink(storage(), team, { ...issue, state: 'unlinked' });
      await aStoredLink(storage(), team, issue);

      expect(await isLinked(issue)).to.equal(true);
    });

    it('tells issues of the same number in two Jiras apart, and knows no odd ones', async () => {
      const { issue } = await aStoredLink(storage(), await aTeam(storage()));

      expect(await isLinked({ ...issue, integrationId: anId() })).to.equal(false);
      expect(await isLinked({ ...issue, jiraIssueId: `${issue.jiraIssueId}\0` as JiraIssueId })).to.equal(
        false,
      );
    });

    it('answers each for itself when many ask at once, the same ones too', async () => {
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

    it('says so from the moment on in which a link is kept, however many ask meanwhile', async () => {
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
