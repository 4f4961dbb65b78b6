import { expect } from 'chai';

import type { JiraIssueId } from '../../../src/domain/ids.ts';
import { issueChoice, userChoice } from '../../../src/domain/search-label.ts';

describe('what is chosen from a list', () => {
  it('is an issue by its key, with its summary', () => {
    const issue = { id: '10000' as JiraIssueId, key: 'ABC_2-1', summary: 'It breaks' };

    expect(issueChoice(issue)).to.deep.equal({ value: 'ABC_2-1', label: 'ABC_2-1: It breaks' });
    expect(issueChoice({ ...issue, key: null, summary: null })).to.deep.equal({
      value: '10000',
      label: '10000',
    });
  });

  const ada = { key: 'JIRAUSER1', name: 'ada', displayName: 'Ada Lovelace', emailAddress: 'ada@example.com' };

  it('is a person by the login, with name and e-mail', () => {
    expect(userChoice(ada)).to.deep.equal({ value: 'ada', label: 'Ada Lovelace - ada@example.com (ada)' });
  });

  it('leaves an e-mail out that is hidden', () => {
    expect(userChoice({ ...ada, emailAddress: null })?.label).to.equal('Ada Lovelace (ada)');
  });

  it('is nobody without a login', () => {
    expect(userChoice({ ...ada, name: null })).to.equal(null);
  });
});
