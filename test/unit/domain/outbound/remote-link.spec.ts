import { expect } from 'chai';
import fc from 'fast-check';

import type { LinkId, TrackerIssueId } from '../../../../src/domain/ids.ts';
import { globalIdOf, remoteLinkTo } from '../../../../src/domain/outbound/remote-link.ts';
import { anId } from '../../../support/builders.ts';

const ISSUE = {
  id: '42' as TrackerIssueId,
  title: 'TypeError: x is undefined',
  status: 'unresolved',
  url: 'https://tracker.example.com:8443/issues/42',
} as const;

describe('the remote link to a tracker issue', () => {
  const link = anId<'ExternalIssueLink'>();

  it('shows its title, and leads to its page', () => {
    expect(remoteLinkTo(ISSUE, link)).to.deep.equal({
      globalId: globalIdOf(link),
      url: ISSUE.url,
      title: ISSUE.title,
      iconUrl: 'https://tracker.example.com:8443/favicon.ico',
      place: 'tracker.example.com:8443',
      relationship: 'tracked by',
      isResolved: false,
    });
  });

  it('is struck out once nobody has to do anything about it', () => {
    const isResolved = (['unresolved', 'resolved', 'ignored'] as const).map(
      (status) => remoteLinkTo({ ...ISSUE, status }, link)?.isResolved,
    );

    expect(isResolved).to.deep.equal([false, true, true]);
  });

  for (const url of [null, '', 'issues/42', 'javascript:alert(1)', 'ftp://tracker.example.com/42']) {
    it(`is none to ${JSON.stringify(url)}`, () => {
      expect(remoteLinkTo({ ...ISSUE, url }, link)).to.equal(null);
    });
  }

  it('is one that Jira takes, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (title) => {
        const shown = remoteLinkTo({ ...ISSUE, title }, link)?.title ?? '';
        expect(shown.trim()).not.to.equal('');
        expect(shown.length).to.be.at.most(255);
        expect(shown).not.to.match(/\p{Cc}/u);
        expect(shown.isWellFormed()).to.equal(title.isWellFormed() || shown.isWellFormed());
      }),
    );
  });

  it('has a name of its own, which is the same each time and short enough for Jira', () => {
    const other = anId<'ExternalIssueLink'>();

    expect(globalIdOf(link)).to.equal(globalIdOf(link));
    expect(globalIdOf(link)).not.to.equal(globalIdOf(other));
    expect(globalIdOf('x'.repeat(36) as LinkId).length).to.be.at.most(255);
  });
});
