import { expect } from 'chai';

import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { RuleMatch } from '../../../../src/domain/creation/creation-rule.ts';
import { FieldsRefused, InvalidValue } from '../../../../src/domain/domain-error.ts';
import type { TrackerIssueId } from '../../../../src/domain/ids.ts';
import { UnlinkedIssue } from '../../../support/scenario-creation.ts';

const MATCH: RuleMatch = { projects: [], levels: [], tags: {}, timesSeenAtLeast: null, onRegression: false };
const VALUES = { project: 'ABC', issuetype: 'Bug', title: 'New: {{title}}', labels: 'from {{status}}' };

describe('PreviewCreationRule', () => {
  let unlinked: UnlinkedIssue;

  beforeEach(async () => {
    unlinked = await UnlinkedIssue.arrange();
  });

  const preview = (
    values: Readonly<Record<string, unknown>> = VALUES,
    match: Partial<RuleMatch> = {},
    trackerIssueId = unlinked.trackerIssueId,
  ) =>
    unlinked.scenario.useCases.previewCreationRule.execute({
      ...{ scope: EVERYTHING, installationId: unlinked.connected.installationId, trackerIssueId },
      rule: {
        name: 'Errors',
        position: 0,
        isEnabled: true,
        again: 'never',
        match: { ...MATCH, ...match },
        values,
      },
    });
  const refused = async (given: Promise<unknown>) =>
    given.then(
      () => null,
      (error: unknown) => error,
    );

  it('tells what would be made, with everything put in, and makes nothing', async () => {
    const { isMatch, values, problems } = await preview();

    expect(values).to.include({ title: 'New: A crash', labels: 'from-unresolved' });
    expect([isMatch, problems]).to.deep.equal([true, []]);
    expect([unlinked.creations.length, unlinked.scenario.jira.creating.made.length]).to.deep.equal([0, 0]);
    expect(unlinked.scenario.tables.creationRules.size).to.equal(0);
  });

  it('tells what Jira would not take', async () => {
    expect(
      (await preview({ ...VALUES, priority: 'Highest', nonsense: 'x' })).problems.map(({ field }) => field),
    ).to.deep.equal(['priority', 'nonsense']);
  });

  it('tells when the rule is not for the tracker issue, and what is not known of that', async () => {
    expect(await preview(VALUES, { levels: ['fatal'] })).to.deep.include({
      isMatch: false,
      unknown: ['project', 'level', 'timesSeen', 'details'],
    });
  });

  it('refuses a rule that cannot be, and an issue that is not there', async () => {
    expect(await refused(preview({ ...VALUES, title: '{{nope}}' }))).to.be.instanceOf(FieldsRefused);
    expect(await refused(preview({ ...VALUES, project: 'XYZ' }))).to.be.instanceOf(FieldsRefused);
    expect(await refused(preview(VALUES, {}, 'nobody' as TrackerIssueId))).to.be.instanceOf(InvalidValue);
  });
});
