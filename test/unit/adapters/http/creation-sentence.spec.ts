import { expect } from 'chai';

import { creationSentence } from '../../../../src/adapters/http/creation-sentence.ts';
import type { CreationState, IssueCreationProps } from '../../../../src/domain/creation/issue-creation.ts';
import type { CreationRuleId, JiraIssueId, LinkId } from '../../../../src/domain/ids.ts';
import { aCreation, NOON } from '../../../support/builders.ts';

type Told = readonly [props: Partial<IssueCreationProps>, sentence: string];

const MADE = { jiraIssueId: '10001' as JiraIssueId, linkId: 'link-1' as LinkId };
const BECAUSE = { problem: 'Jira did not answer in time' };

const TOLD: Readonly<Record<CreationState, readonly Told[]>> = {
  due: [
    [{}, 'Ada asked for a Jira issue. It will be made in a moment.'],
    [
      { ruleId: 'rule-1' as CreationRuleId, by: 'Crashes' },
      'The rule “Crashes” asked for a Jira issue. It will be made in a moment.',
    ],
  ],
  created: [
    [
      { ...MADE, jiraIssueKey: 'ABC-9' },
      'Ada asked for a Jira issue: ABC-9 was made in Jira, and is linked.',
    ],
    [MADE, 'Ada asked for a Jira issue: it was made in Jira, and is linked.'],
  ],
  waiting: [
    [
      { ...BECAUSE, nextAttemptAt: NOON },
      'Ada asked for a Jira issue. The next try is due at 2026-03-04 12:00 UTC. What stopped it: Jira did not answer in time.',
    ],
    [
      { nextAttemptAt: null },
      'Ada asked for a Jira issue. It will be made once the Integration is authorized again.',
    ],
  ],
  failed: [
    [
      BECAUSE,
      'Ada asked for a Jira issue. None was linked: mend what stopped it and replay this, or ask anew. What stopped it: Jira did not answer in time.',
    ],
  ],
  dead: [
    [
      { ...BECAUSE, attempts: 12 },
      'Ada asked for a Jira issue. It was given up after 12 tries: mend what stopped it and replay this. What stopped it: Jira did not answer in time.',
    ],
    [
      { attempts: 1 },
      'Ada asked for a Jira issue. It was given up after one try: mend what stopped it and replay this.',
    ],
  ],
};

describe('what is told of the making of a Jira issue', () => {
  for (const [state, cases] of Object.entries(TOLD)) {
    it(`is a sentence: ${state}`, () => {
      for (const [props, sentence] of cases) {
        const creation = aCreation({ by: 'Ada', ruleId: null, ...props, state: state as CreationState });
        expect(creationSentence(creation)).to.equal(sentence);
      }
    });
  }
});
