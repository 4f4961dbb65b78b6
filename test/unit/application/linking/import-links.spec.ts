import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { OrganizationId, TrackerIssueId } from '../../../../src/domain/ids.ts';
import { aCreation } from '../../../support/builders.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';

describe('ImportLinks', () => {
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    for (const number of [1, 2, 3])
      new IssueInJira(scenario.jira, { id: String(10_300 + number), key: `ABC-${number}` });
  });

  const trackerIssue = async (): Promise<TrackerIssueId> => {
    const { installationId } = connected;
    const asked = { scope: EVERYTHING, installationId, title: 'A crash' };
    return (await scenario.useCases.addLocalTrackerIssue.execute(asked)).id;
  };
  const fileOf = (...lines: readonly (readonly [trackerIssue: string, jiraIssue: string])[]) =>
    ['tracker issue,jira issue', ...lines.map((line) => line.join(','))].join('\n');
  const run = (file: string, isApplied: boolean, scope = EVERYTHING) =>
    scenario.useCases.importLinks.execute({
      scope,
      installationId: connected.installationId,
      file,
      isApplied,
    });
  const outcomes = async (file: string, isApplied: boolean) =>
    (await run(file, isApplied)).map(({ outcome }) => outcome);

  it('only tells what it would do, unless it is to do it', async () => {
    const file = fileOf([await trackerIssue(), 'ABC-1']);

    expect(await outcomes(file, false)).to.deep.equal(['linkable']);

    expect(scenario.tables.links.size).to.equal(0);
  });

  it('links what can be linked, by key, id and address', async () => {
    const ids = [await trackerIssue(), await trackerIssue(), await trackerIssue()] as const;
    const file = fileOf(
      [ids[0], 'abc-1'],
      [ids[1], '10302'],
      [ids[2], 'https://jira.example.com/browse/ABC-3'],
    );

    const lines = await run(file, true);
    await scenario.settle();

    expect(lines.map(({ line, outcome, linkedTo }) => [line, outcome, linkedTo])).to.deep.equal([
      [2, 'linked', 'ABC-1'],
      [3, 'linked', 'ABC-2'],
      [4, 'linked', 'ABC-3'],
    ]);
    const links = [...scenario.tables.links.values()].map((link) => link.toProps());
    expect(
      links.map(({ trackerIssueId, jiraIssueId, state }) => [trackerIssueId, jiraIssueId, state]),
    ).to.have.deep.members(ids.map((id, index) => [id, String(10_301 + index), 'linked']));
  });

  it('changes nothing when the same file is imported again', async () => {
    const file = fileOf([await trackerIssue(), 'ABC-1'], [await trackerIssue(), 'ABC-1']);
    await run(file, true);
    await scenario.settle();
    const before = [...scenario.tables.links.values()].map((link) => link.toProps());

    expect(await outcomes(file, true)).to.deep.equal(['already_linked', 'already_linked']);

    expect([...scenario.tables.links.values()].map((link) => link.toProps())).to.deep.equal(before);
    expect(scenario.tables.effects.size).to.equal(2);
  });

  it('tells of each line that is in its own way, and links the others', async () => {
    const [fine, elsewhere] = [await trackerIssue(), await trackerIssue()];
    await run(fileOf([elsewhere, 'ABC-3']), true);
    const file = fileOf(
      [fine, 'ABC-1'],
      [elsewhere, 'ABC-2'],
      [fine, 'ABC-2'],
      ['nobody', 'ABC-1'],
      [await trackerIssue(), 'ABC-99'],
      [await trackerIssue(), 'not a key'],
      ['', 'ABC-1'],
    );

    const expected = [
      'linked_elsewhere',
      'duplicate_line',
      'unknown_tracker_issue',
      'unknown_jira_issue',
      'malformed',
      'malformed',
    ];
    expect(await outcomes(file, false)).to.deep.equal(['linkable', ...expected]);
    expect(await outcomes(file, true)).to.deep.equal(['linked', ...expected]);
    expect(scenario.tables.links.size).to.equal(2);
  });

  it('leaves out a tracker issue for which a Jira issue is being made, and links the others', async () => {
    const ids = [await trackerIssue(), await trackerIssue()] as const;
    const { installationId, integrationId } = connected;
    const creation = aCreation({ installationId, integrationId, trackerIssueId: ids[0] });
    scenario.tables.creations.set(creation.id, creation);

    expect(await outcomes(fileOf([ids[0], 'ABC-1'], [ids[1], 'ABC-2']), true)).to.deep.equal([
      'being_made',
      'linked',
    ]);
  });

  it('finds an issue by a key it had before it was moved', async () => {
    const id = await trackerIssue();
    new IssueInJira(scenario.jira, { id: '10400', key: 'ABC-8' }).move('NUM-9');

    const lines = await run(fileOf([id, 'ABC-8'], [await trackerIssue(), 'ABC-77']), true);

    expect(lines.map(({ outcome, linkedTo }) => [outcome, linkedTo])).to.deep.equal([
      ['linked', 'NUM-9'],
      ['unknown_jira_issue', null],
    ]);
    expect(await outcomes(fileOf([id, 'ABC-8'], [id, 'NUM-9']), true)).to.deep.equal([
      'already_linked',
      'duplicate_line',
    ]);
  });

  it('asks Jira for many issues at once, also where it refuses those it does not show', async () => {
    const lines: [string, string][] = [];
    for (let number = 1; number <= 250; number += 1) {
      scenario.jira.putIssue({ id: String(20_000 + number), key: `NUM-${number}` });
      lines.push([await trackerIssue(), number % 100 === 0 ? `NUM-${number + 1000}` : `NUM-${number}`]);
    }
    scenario.jira.refuseUnknownIds();
    const before = scenario.jira.calls.length;

    const told = await outcomes(fileOf(...lines), false);

    expect(told.filter((outcome) => outcome === 'linkable')).to.have.lengthOf(248);
    expect(told.filter((outcome) => outcome === 'unknown_jira_issue')).to.have.lengthOf(2);
    expect(scenario.jira.calls.length - before).to.be.below(40);
  });

  it('goes on where Jira went away', async () => {
    const lines: [string, string][] = [];
    for (let index = 0; index < 201; index += 1) lines.push([await trackerIssue(), 'ABC-1']);
    const file = fileOf(...lines);
    let searches = 0;
    scenario.trackers.pageOf = () => {
      searches += 1;
      if (searches === 100)
        scenario.jira.failOn('issues.search', new JiraFailure('jira_unreachable', 'away'));
      return null;
    };

    await expectRefusal(run(file, true), 'jira_unreachable');
    expect(scenario.tables.links.size).to.equal(200);
    scenario.jira.heal();
    const told = await outcomes(file, true);

    expect(told.filter((outcome) => outcome === 'linked')).to.have.lengthOf(1);
    expect(scenario.tables.links.size).to.equal(201);
  });

  it('links each once when the same file is imported twice at once', async () => {
    const file = fileOf([await trackerIssue(), 'ABC-1'], [await trackerIssue(), 'ABC-2']);

    const all = (await Promise.all([outcomes(file, true), outcomes(file, true)])).flat();

    expect(all.toSorted()).to.deep.equal(['already_linked', 'already_linked', 'linked', 'linked']);
    expect(scenario.tables.links.size).to.equal(2);
  });

  it('refuses another Organization’s Installation, and a file that is none', async () => {
    const scope = { organizationId: 'another' as OrganizationId };
    await expectRefusal(run(fileOf(), true, scope), 'not_found');
    await expectRefusal(run('a,b\n', false), 'invalid_value');
  });
});
