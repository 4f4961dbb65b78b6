import { expect } from 'chai';

import type { LinkSelection } from '../../src/application/ports/stores.ts';
import type { ExternalIssueLink } from '../../src/domain/external-issue-link.ts';
import type { JiraIssueId } from '../../src/domain/ids.ts';
import {
  aStoredLink,
  aTeam,
  propsOf,
  storageForEachTest,
  type OpenStorage,
  type Team,
} from './opened-storage.ts';

const EVERYTHING_AT_ONCE = { after: null, limit: 1000 };

/** What every ExternalIssueLinks promises to who compares links with Jira. */
export function linkSelectionContract(adapter: string, open: OpenStorage): void {
  describe(`ExternalIssueLinks contract, selections: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const links = () => storage().stores.links;
    let team: Team;

    beforeEach(async () => {
      team = await aTeam(storage());
    });

    const linkTo = (id: string, key: string | null = `ABC-${id}`, of = team): Promise<ExternalIssueLink> =>
      aStoredLink(storage(), of, {
        jiraIssueId: id as JiraIssueId,
        jiraIssueKey: key,
        jiraProjectId: null,
      });
    const whole = (): LinkSelection => ({
      integrationId: team.integration.id,
      organizationId: null,
      range: { kind: 'integration' },
    });
    const idsOf = (found: readonly ExternalIssueLink[]) => found.map(({ id }) => id);

    it('gives all links to so many issues, the next ones after an issue', async () => {
      const [third, first, second, again] = [
        await linkTo('300'),
        await linkTo('100'),
        await linkTo('200'),
        await linkTo('200'),
      ];

      const page = await links().selected(whole(), { after: null, limit: 2 });
      const rest = await links().selected(whole(), { after: '200' as JiraIssueId, limit: 2 });

      expect(propsOf(page)).to.deep.equal(propsOf([first, second, again]));
      expect(propsOf(rest)).to.deep.equal(propsOf([third]));
      expect(await links().countIssues(whole())).to.equal(3);
    });

    it('leaves out what is over, and what another Jira has', async () => {
      const over = await linkTo('100');
      await links().save(over.deleted());
      await links().save((await linkTo('100')).unlinked());
      await linkTo('100', 'ABC-1', await aTeam(storage()));

      expect(await links().selected(whole(), EVERYTHING_AT_ONCE)).to.deep.equal([]);
      expect(await links().countIssues(whole())).to.equal(0);
      expect(await links().ofIssues(team.integration.id, [over.issue.jiraIssueId])).to.deep.equal([]);
      expect(await links().projects(team.integration.id)).to.deep.equal([]);
    });

    it('keeps to the links of one Organization', async () => {
      const other = await aTeam(storage(), team.integration);
      const mine = await linkTo('100');
      await linkTo('200', 'ABC-2', other);
      const selection = { ...whole(), organizationId: team.organization.toProps().id };

      expect(idsOf(await links().selected(selection, EVERYTHING_AT_ONCE))).to.deep.equal([mine.id]);
      expect(await links().countIssues(selection)).to.equal(1);
    });

    it('keeps to one project, whatever dashes and signs its key has', async () => {
      const found = await linkTo('100', 'A%-_B-1');
      for (const [id, key] of [
        ['200', 'A%-_BC-1'],
        ['300', 'AX-YB-1'],
        ['400', 'A%-_B'],
        ['500', null],
      ] as const) {
        await linkTo(id, key);
      }
      const selection: LinkSelection = { ...whole(), range: { kind: 'project', project: 'A%-_B' } };

      expect(idsOf(await links().selected(selection, EVERYTHING_AT_ONCE))).to.deep.equal([found.id]);
      expect(await links().countIssues(selection)).to.equal(1);
    });

    it('keeps to one project by its id as well, where a link knows it', async () => {
      const found = await aStoredLink(storage(), team, { jiraProjectId: '10100', jiraIssueKey: 'ABC-1' });
      await aStoredLink(storage(), team, { jiraProjectId: '10200', jiraIssueKey: 'OPS-1' });
      await linkTo('300');
      const selection: LinkSelection = { ...whole(), range: { kind: 'project', project: '10100' } };

      expect(idsOf(await links().selected(selection, EVERYTHING_AT_ONCE))).to.deep.equal([found.id]);
    });

    it('keeps to one link, also where its issue has another', async () => {
      const [one] = [await linkTo('100'), await linkTo('100')];
      const selection: LinkSelection = { ...whole(), range: { kind: 'link', linkId: one.id } };

      expect(idsOf(await links().selected(selection, EVERYTHING_AT_ONCE))).to.deep.equal([one.id]);
    });

    it('finds the links to the issues that are asked for', async () => {
      const [one, other] = [await linkTo('100'), await linkTo('300')];
      await linkTo('200');
      const asked = ['300', '100', '400', 'odd\0'] as JiraIssueId[];

      expect(idsOf(await links().ofIssues(team.integration.id, asked))).to.deep.equal([one.id, other.id]);
      expect(await links().ofIssues(team.integration.id, [])).to.deep.equal([]);
    });

    it('tells the projects that linked issues are in, each once, by id where it is known', async () => {
      await aStoredLink(storage(), team, { jiraProjectId: '10100', jiraIssueKey: 'OPS-1' });
      for (const [id, key] of [
        ['100', 'ZED-1'],
        ['200', 'ABC-1'],
        ['300', 'ABC-2'],
        ['400', 'nothing'],
        ['500', null],
      ] as const) {
        await linkTo(id, key);
      }

      expect(await links().projects(team.integration.id)).to.deep.equal(['10100', 'ABC', 'ZED']);
    });
  });
}
