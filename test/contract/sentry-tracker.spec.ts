import type { Product } from '../../sandbox/sentry/sentry-options.ts';
import type { IssueStatus } from '../../sandbox/sentry/model/issue.ts';
import { statusAfter } from '../../src/domain/tracker-issue.ts';
import { arrangedSentries } from '../support/arranged-sentry.ts';
import { trackerCommentsContract } from './tracker-comments.contract.ts';
import { trackerContract } from './tracker.contract.ts';

describe('Sentry as a Tracker', () => {
  onProduct('a Sentry', 'sentry');
  onProduct('a Sentry with a release', 'sentry', '1.2.3');
  onProduct('a GlitchTip', 'glitchtip');
});

/** Its `nowhere` is an issue of another organization, which the token does not see. */
function onProduct(name: string, product: Product, release?: string): void {
  describe(name, () => {
    const arrange = arrangedSentries();
    const arranged = async () => {
      const all = await arrange({ product });
      if (release !== undefined) all.sentry.createRelease({ project: 'web', version: release });
      return all;
    };

    trackerContract(name, async () => {
      const { tracker, sentry, issueId, nowhere, ada, bo } = await arranged();
      return {
        tracker,
        issue: issueId,
        nowhere,
        people: product === 'glitchtip' ? null : [ada, bo],
        act: (action) => {
          sentry.setStatus(issueId, { status: statusAfter(action) satisfies IssueStatus, by: 'ada' });
          return Promise.resolve();
        },
      };
    });

    trackerCommentsContract(name, async () => {
      const { tracker, sentry, issueId, nowhere } = await arranged();
      if (tracker.comments === undefined) throw new TypeError('a Sentry has comments');
      return {
        tracker,
        comments: tracker.comments,
        issue: issueId,
        nowhere,
        read: () => Promise.resolve(sentry.issue(issueId).notes.map(({ text }) => text)),
      };
    });
  });
}
