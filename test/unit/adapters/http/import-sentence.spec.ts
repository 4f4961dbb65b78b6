import { expect } from 'chai';

import { importSentence } from '../../../../src/adapters/http/import-sentence.ts';
import type { TrackerIssueId } from '../../../../src/domain/ids.ts';
import type { ImportOutcome } from '../../../../src/domain/link-import.ts';

const LINE = { line: 2, trackerIssueId: '42' as TrackerIssueId, jiraIssue: 'abc-1', linkedTo: 'ABC-1' };

const TOLD: Readonly<Record<ImportOutcome, string>> = {
  linkable: 'The tracker issue “42” can be linked to ABC-1.',
  linked: 'The tracker issue “42” was linked to ABC-1.',
  already_linked: 'The tracker issue “42” is linked to ABC-1 already.',
  linked_elsewhere: 'The tracker issue “42” is linked to another Jira issue, ABC-1: unlink it first.',
  duplicate_line: 'An earlier line has the tracker issue “42”, too: it can be linked to one Jira issue only.',
  malformed: '“abc-1” is no key, numeric id or address of an issue in this Jira.',
  unknown_tracker_issue: 'The tracker has no issue “42”.',
  being_made:
    'A Jira issue is being made for the tracker issue “42”: once that is done, import the file again.',
  unknown_jira_issue: "Jira shows no issue “abc-1” to Lockstep's account.",
};

describe('what is told of a line of a file', () => {
  for (const [outcome, sentence] of Object.entries(TOLD)) {
    it(`is a sentence: ${outcome}`, () => {
      expect(importSentence({ ...LINE, outcome: outcome as ImportOutcome })).to.equal(sentence);
    });
  }

  it('says when no tracker issue is named', () => {
    const line = { ...LINE, trackerIssueId: '' as TrackerIssueId, outcome: 'malformed' } as const;
    expect(importSentence(line)).to.equal('The line names no tracker issue.');
  });
});
