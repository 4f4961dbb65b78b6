import { expect } from 'chai';

import { CreationRule, type CreationRuleProps } from '../../src/domain/creation/creation-rule.ts';
import type { IssueCreationProps } from '../../src/domain/creation/issue-creation.ts';
import type { IssueCreationId, JiraIssueId } from '../../src/domain/ids.ts';
import { EVERYTHING } from '../../src/domain/api-key.ts';
import { aCreation, afterNoon, anId, anIntegration, aRule, NOON } from '../support/builders.ts';
import {
  aStoredLink,
  aTeam,
  FIRST_PAGE,
  propsOf,
  storageForEachTest,
  type OpenStorage,
  type Team,
} from './opened-storage.ts';
import { errorOf } from './unit-of-work.contract.ts';

const ANY = { installationId: null, trackerIssueId: null, ruleId: null, state: null };

/** What every storage promises of issues that are made in Jira. */
export function creationStoresContract(adapter: string, open: OpenStorage): void {
  describe(`IssueCreations contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const creations = () => storage().stores.creations;
    const theirs = ({ installation, integration }: Team, props: Partial<IssueCreationProps> = {}) =>
      aCreation({ installationId: installation.id, integrationId: integration.id, ...props });

    it('gives back what was added and saved, whatever is in it', async () => {
      const team = await aTeam(storage());
      const link = await aStoredLink(storage(), team);
      const creation = theirs(team, {
        ruleId: anId(),
        replaces: link.id,
        user: 'ada',
        facts: {
          ...theirs(team).toProps().facts,
          tags: { release: '1\u{1f600}' },
          details: 'a\nb',
          timesSeen: 3,
        },
        values: { title: 'x', list: ['a', { b: [1, null, true] }], cascade: { value: 'v', child: 'w' } },
      });
      await creations().add(creation);
      expect((await creations().find(creation.id))?.toProps()).to.deep.equal(creation.toProps());

      const asked = creation
        .prepared({ summary: 'x', labels: ['lockstep-1'] })
        .asked(afterNoon(1.234), { problem: 'not known', nextAttemptAt: afterNoon(9) });
      const failed = asked.failed('No.', [{ field: 'title', message: 'is required' }], afterNoon(2));
      const made = asked.made('10001' as JiraIssueId, 'ABC-1');
      for (const one of [asked, failed, asked, made, made.linked(link.id, afterNoon(3))]) {
        expect(await creations().save(one)).to.equal(true);
        expect((await creations().find(one.id))?.toProps()).to.deep.equal(one.toProps());
      }
      expect(await creations().find('none\0' as IssueCreationId)).to.equal(null);
    });

    it('takes a key once in an Installation, also at once, and changes nothing then', async () => {
      const team = await aTeam(storage());
      const other = await aTeam(storage(), team.integration);
      const twins = [theirs(team, { key: 'k' }), theirs(team, { key: 'k' })];

      const outcomes = await Promise.all(twins.map((one) => creations().add(one)));

      expect(outcomes.toSorted()).to.deep.equal(['added', 'known']);
      expect(await creations().add(theirs(other, { key: 'k' }))).to.equal('added');
      const kept = await creations().findByKey(team.installation.id, 'k');
      expect(twins.map(({ id }) => id)).to.include(kept?.id);
      expect(await creations().findByKey(team.installation.id, 'K')).to.equal(null);
    });

    it('takes one that is open for a tracker issue, and another once that is over', async () => {
      const team = await aTeam(storage());
      const trackerIssueId = anId<'TrackerIssue'>();
      const first = theirs(team, { trackerIssueId });
      const second = theirs(team, { trackerIssueId });
      await creations().add(first);

      expect(await creations().add(second)).to.equal('open');
      expect((await creations().openOf(team.installation.id, trackerIssueId))?.id).to.equal(first.id);
      expect(await creations().openOf(team.installation.id, anId())).to.equal(null);

      const failed = first.failed('No.', [], NOON);
      await creations().save(failed);
      expect(await creations().add(second)).to.equal('added');
      expect(await creations().save(failed.replayed())).to.equal(false);
      expect((await creations().find(first.id))?.state).to.equal('failed');
    });

    it('tells what is due, the longest due first, and of those that await authorization where it is there', async () => {
      const team = await aTeam(storage());
      const paused = anIntegration({ state: 'needs_reauthorization' });
      await storage().stores.integrations.add(paused);
      const waitingTeam = await aTeam(storage(), paused);
      const wait = { state: 'waiting', attempts: 1 } as const;
      const due = [
        theirs(team, { ...wait, nextAttemptAt: afterNoon(-60) }),
        theirs(team, { createdAt: afterNoon(-30) }),
        theirs(team, { ...wait, nextAttemptAt: null, createdAt: afterNoon(-20) }),
        theirs(team, { ...wait, nextAttemptAt: NOON }),
      ];
      const others = [
        theirs(team, { ...wait, nextAttemptAt: afterNoon(1) }),
        theirs(waitingTeam, { ...wait, nextAttemptAt: null }),
        theirs(team, { state: 'dead' }),
      ];
      for (const one of [...due, ...others].toReversed()) await creations().add(one);

      const ids = (await creations().due(NOON, 10)).map(({ id }) => id);

      expect(ids).to.deep.equal(due.map(({ id }) => id));
      expect(await creations().due(NOON, 2)).to.have.lengthOf(2);
    });

    it('is part of a unit of work: what fails leaves nothing', async () => {
      const team = await aTeam(storage());
      const creation = theirs(team);

      await errorOf(
        storage().unitOfWork.run(async (stores) => {
          await stores.creations.add(creation);
          throw new Error('no');
        }),
      );

      expect(await creations().find(creation.id)).to.equal(null);
    });

    it('shows each scope its own, the newest first, as far as is asked for', async () => {
      const { creationReads } = storage();
      const [team, strangers] = [await aTeam(storage()), await aTeam(storage())];
      const [one, two] = [theirs(team), theirs(team, { state: 'dead' })];
      for (const creation of [one, two, theirs(strangers)]) await creations().add(creation);

      const listed = (filter: Partial<typeof ANY>, scope = team.scope) =>
        creationReads.creations(scope, { ...ANY, ...filter }, FIRST_PAGE);

      expect(propsOf(await listed({}))).to.deep.equal(propsOf([two, one]));
      expect(await listed({}, EVERYTHING)).to.have.lengthOf(3);
      expect(
        propsOf(await creationReads.creations(team.scope, ANY, { limit: 1, after: two.id })),
      ).to.deep.equal(propsOf([one]));
      const dead = await creationReads.creations(team.scope, { ...ANY, state: 'dead' }, FIRST_PAGE);
      expect(dead.map(({ id }) => id)).to.deep.equal([two.id]);
      const { trackerIssueId, installationId } = one.toProps();
      const its = await creationReads.creations(
        EVERYTHING,
        { ...ANY, trackerIssueId, installationId },
        FIRST_PAGE,
      );
      expect(its.map(({ id }) => id)).to.deep.equal([one.id]);
      expect((await creationReads.creation(team.scope, one.id))?.id).to.equal(one.id);
      expect(await creationReads.creation(strangers.scope, one.id)).to.equal(null);
    });

    it('remembers what was given last, by project and by person', async () => {
      const { creationDefaults } = storage().stores;
      const [{ installation }, other] = [await aTeam(storage()), await aTeam(storage())];
      const given = { projectId: '1', issueTypeId: '7', priority: null, labels: ['web'], at: NOON };

      expect(await creationDefaults.lastProject(installation.id)).to.equal(null);
      await creationDefaults.remember(installation.id, given);
      await creationDefaults.remember(installation.id, { ...given, projectId: '2', at: afterNoon(-5) });
      await creationDefaults.remember(installation.id, { ...given, priority: '3', labels: [] });
      await creationDefaults.rememberReporter(installation.id, { user: 'ada', reporter: 'a' });
      await creationDefaults.rememberReporter(installation.id, { user: 'ada', reporter: 'ada' });

      expect(await creationDefaults.lastProject(installation.id)).to.equal('1');
      expect(await creationDefaults.lastProject(other.installation.id)).to.equal(null);
      expect(await creationDefaults.inProject(installation.id, '1')).to.deep.equal({
        issueTypeId: '7',
        priority: '3',
        labels: [],
      });
      expect(await creationDefaults.inProject(installation.id, '3')).to.equal(null);
      expect(await creationDefaults.reporterOf(installation.id, 'ada')).to.equal('ada');
      expect(await creationDefaults.reporterOf(installation.id, 'bob')).to.equal(null);
    });
  });
}

/** What every storage promises of the rules by which issues are made. */
export function creationRulesContract(adapter: string, open: OpenStorage): void {
  describe(`CreationRules contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const rules = () => storage().stores.creationRules;
    const of = ({ installation }: Team, props: Partial<CreationRuleProps> = {}) =>
      aRule({ installationId: installation.id, ...props });

    it('gives back what was added and saved, in the order in which they are tried, until it is removed', async () => {
      const team = await aTeam(storage());
      const match = {
        projects: ['w\u{1f600}'],
        levels: [],
        tags: { a: 'b' },
        timesSeenAtLeast: 3,
        onRegression: true,
      };
      const [last, first, second] = [of(team, { position: 2 }), of(team, { match }), of(team)];
      for (const rule of [last, first, second]) await rules().add(rule);
      await rules().add(of(await aTeam(storage())));

      expect(propsOf(await rules().ofInstallation(team.installation.id))).to.deep.equal(
        propsOf([first, second, last]),
      );
      const changed = CreationRule.restore({
        ...first.toProps(),
        name: 'Other',
        isEnabled: false,
        again: 'always',
      });
      expect(await rules().save(changed)).to.equal(true);
      expect((await rules().find(first.id))?.toProps()).to.deep.equal(changed.toProps());

      expect([await rules().remove(first.id, NOON), await rules().remove(first.id, NOON)]).to.deep.equal([
        true,
        false,
      ]);
      expect(await rules().save(changed)).to.equal(false);
      expect(await rules().find(first.id)).to.equal(null);
      expect(await rules().ofInstallation(team.installation.id)).to.have.lengthOf(2);
    });

    it('are shown with what went wrong, to their Organization alone', async () => {
      const { creationReads, stores } = storage();
      const team = await aTeam(storage());
      const [one, other] = [of(team), of(team)];
      for (const rule of [one, other]) await rules().add(rule);
      const by = { installationId: team.installation.id, integrationId: team.integration.id, ruleId: one.id };
      for (const creation of [
        aCreation({ ...by, state: 'failed', problem: 'First.', finishedAt: NOON }),
        aCreation({ ...by, state: 'dead', problem: 'Last.', askedAt: afterNoon(5) }),
        aCreation(by),
      ])
        await stores.creations.add(creation);

      const listed = await creationReads.rules(team.scope, team.installation.id, FIRST_PAGE);

      expect(listed.map(({ rule }) => rule.id)).to.deep.equal([one.id, other.id]);
      expect(listed.map(({ failures }) => failures)).to.deep.equal([
        { count: 2, lastAt: afterNoon(5), lastProblem: 'Last.' },
        { count: 0, lastAt: null, lastProblem: null },
      ]);
      expect((await creationReads.rule(team.scope, one.id))?.failures.count).to.equal(2);
      const stranger = (await aTeam(storage())).scope;
      expect(await creationReads.rule(stranger, one.id)).to.equal(null);
      expect(await creationReads.rules(stranger, team.installation.id, FIRST_PAGE)).to.be.empty;
      const page = { limit: 1, after: one.id };
      const rest = await creationReads.rules(team.scope, team.installation.id, page);
      expect(rest.map(({ rule }) => rule.id)).to.deep.equal([other.id]);
    });

    it('tell what was made for a tracker issue last, and what made the issue of a link', async () => {
      const team = await aTeam(storage());
      const { creations } = storage().stores;
      const link = await aStoredLink(storage(), team);
      const trackerIssueId = anId<'TrackerIssue'>();
      const by = { installationId: team.installation.id, integrationId: team.integration.id, trackerIssueId };
      const ended = { jiraIssueId: '7' as JiraIssueId, linkId: link.id, finishedAt: NOON } as const;
      const made = aCreation({ ...by, ...ended, state: 'created' });
      const later = aCreation({ ...by, ruleId: anId() });
      for (const creation of [made, later]) await creations.add(creation);
      const { installationId, ruleId } = later.toProps();

      expect((await creations.lastOf(installationId, trackerIssueId, null))?.id).to.equal(later.id);
      expect((await creations.lastOf(installationId, trackerIssueId, ruleId))?.id).to.equal(later.id);
      expect(await creations.lastOf(installationId, trackerIssueId, anId())).to.equal(null);
      expect((await creations.ofLink(link.id))?.id).to.equal(made.id);
      expect(await creations.ofLink(anId())).to.equal(null);
    });
  });
}
