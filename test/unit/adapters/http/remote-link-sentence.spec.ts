import { expect } from 'chai';

import { timelineSentence } from '../../../../src/adapters/http/timeline-sentence.ts';
import type {
  DecisionReason,
  DecisionValues,
  RemoteLinkReason,
} from '../../../../src/domain/sync-decision.ts';
import { aDecisionOn, anEffect } from '../../../support/builders.ts';

type Told = readonly [values: DecisionValues, sentence: string];

const TOLD: Readonly<Record<RemoteLinkReason, readonly Told[]>> = {
  remote_link_shown: [
    [{ title: 'A crash', resolved: true }, 'The Jira issue shows the tracker issue “A crash” as resolved.'],
    [
      { title: 'A crash', resolved: false },
      'The Jira issue shows the tracker issue “A crash” as unresolved.',
    ],
  ],
  remote_link_removed: [[{}, 'The Jira issue no longer shows the tracker issue.']],
  remote_link_without_page: [
    [
      {},
      'The Jira issue was to show the tracker issue. It does not, as the tracker issue has no page that people could open.',
    ],
  ],
  remote_links_off: [
    [
      {},
      'The Jira issue was to show the tracker issue. It does not, as this Installation shows none there (setting remoteLinks).',
    ],
  ],
  remote_link_refused: [
    [
      { problem: 'Issue linking is currently disabled' },
      "The Jira issue was to show the tracker issue. Jira refused: issue linking may be off there, or Lockstep's account may lack the permission “Link Issues”. Mend that, and replay this. What stopped it: Issue linking is currently disabled.",
    ],
  ],
};

describe('what the timeline tells of the remote link in Jira', () => {
  const effect = anEffect({ source: 'tracker', content: { kind: 'remote_link', action: 'show' } });
  const told = (reason: DecisionReason, values: DecisionValues) =>
    timelineSentence({ effect, decision: aDecisionOn(effect, { reason, values }) });

  for (const [reason, cases] of Object.entries(TOLD)) {
    it(`tells why: ${reason}`, () => {
      for (const [values, sentence] of cases)
        expect(told(reason as RemoteLinkReason, values)).to.equal(sentence);
    });
  }

  it('tells that the tracker issue is gone', () => {
    expect(told('tracker_issue_gone', {})).to.equal(
      'The Jira issue was to show the tracker issue. The tracker has no such issue any more.',
    );
  });
});
