import { expect } from 'chai';
import fc from 'fast-check';

import { CsvImportFiles } from '../../../../src/adapters/csv/csv-import-files.ts';
import { InvalidValue } from '../../../../src/domain/domain-error.ts';

const read = (file: string) =>
  new CsvImportFiles()
    .read(file)
    .map(({ line, trackerIssueId, jiraIssue }) => [line, trackerIssueId, jiraIssue]);
const problemOf = (file: string): string => {
  try {
    read(file);
  } catch (error) {
    if (error instanceof InvalidValue && error.field === 'file') return error.message;
    throw error;
  }
  return expect.fail('it was read');
};

describe('a file of issues to be linked', () => {
  for (const [what, file] of [
    ['with commas', 'tracker issue,jira issue\n42,ABC-1\n'],
    ['with semicolons, as spreadsheets write them', 'Tracker issue;Jira issue\r\n42;ABC-1\r\n'],
    ['with tabs', 'tracker_issue\tjira_issue\n42\tABC-1'],
    [
      'with its columns the other way round, and others beside them',
      'x,JiraIssue,trackerIssueId\n,ABC-1,42\n',
    ],
    [
      'with a mark of the order of bytes, and quotes',
      '\uFEFF"Tracker Issue ID","Jira key"\n"42"," ABC-1 "\n',
    ],
    ['with values of more columns than there are headers', 'tracker issue,jira issue\n42,ABC-1,and more\n'],
  ] as const) {
    it(`is read ${what}`, () => {
      expect(read(file)).to.deep.equal([[2, '42', 'ABC-1']]);
    });
  }

  it('counts lines as an editor does, and leaves out blank ones', () => {
    const file = 'tracker issue,jira issue\n\n1,ABC-1\n,\n \n"2",https://jira.example.com/browse/ABC-2\n3\n';

    expect(read(file)).to.deep.equal([
      [3, '1', 'ABC-1'],
      [6, '2', 'https://jira.example.com/browse/ABC-2'],
      [7, '3', ''],
    ]);
  });

  it('may have no lines', () => {
    expect(read('tracker issue,jira issue')).to.deep.equal([]);
  });

  for (const [file, problem] of [
    ['', 'is empty'],
    ['tracker issue,key\n', 'no column called "jira issue"'],
    ['jira issue\n', 'no column called "tracker issue"'],
    ['jira issue,Jira-Issue,tracker issue\n', 'more than one column called "jira issue"'],
    ['tracker issue,jira issue\n"42,ABC-1\n', 'no file of comma-separated values'],
    ['tracker issue,jira issue\n' + '1,ABC-1\n'.repeat(5001), 'more than 5000 lines'],
    [`tracker issue,jira issue\n${'x'.repeat(20_000)},ABC-1\n`, 'no file of comma-separated values'],
  ] as const) {
    it(`is refused: ${problem}`, () => {
      expect(problemOf(file)).to.include(problem);
    });
  }

  it('is read, or refused with a reason, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          read(`tracker issue,jira issue\n${text}`);
        } catch (error) {
          expect(error).to.be.instanceOf(InvalidValue);
        }
      }),
    );
  });
});
