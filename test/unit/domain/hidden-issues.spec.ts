import { expect } from 'chai';
import { areManyHidden, withHiddenIssues } from '../../../src/domain/hidden-issues.ts';
import { afterNoon, anIntegration, NOON } from '../../support/builders.ts';

describe('issues that Jira hides', () => {
  it('are many when more than half of ten or more are hidden', () => {
    const counts = [
      [10, 19],
      [10, 20],
      [9, 9],
      [200, 200],
    ] as const;

    expect(counts.map(([hidden, asked]) => areManyHidden(hidden, asked))).to.deep.equal([
      true,
      false,
      false,
      true,
    ]);
  });

  it('are one problem of the Integration, said once and since when, until Jira shows them', () => {
    const first = withHiddenIssues(anIntegration(), { message: '150 of 200', since: NOON });
    const hiding = withHiddenIssues(first, { message: '180 of 200', since: afterNoon(9) });

    expect(hiding.toProps().problem).to.deep.equal({
      code: 'jira_issues_hidden',
      message: '180 of 200',
      since: NOON,
    });
    expect(withHiddenIssues(hiding, null).toProps().problem).to.equal(null);
  });

  it('leave a problem of another kind as it is', () => {
    const paused = anIntegration().needingReauthorization({ code: 'x', message: 'revoked', since: NOON });

    expect(withHiddenIssues(paused, { message: '150 of 200', since: NOON })).to.equal(paused);
    expect(withHiddenIssues(paused, null)).to.equal(paused);
  });

  it('change nothing while all are shown', () => {
    const integration = anIntegration();

    expect(withHiddenIssues(integration, null)).to.equal(integration);
  });
});
