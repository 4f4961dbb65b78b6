import { expect } from 'chai';
import { projectKeyIn } from '../../../src/domain/issue-reference.ts';

describe('the project key in an issue key', () => {
  for (const [issueKey, projectKey] of [
    ['ABC-1', 'ABC'],
    ['A_B2-17', 'A_B2'],
    ['WITH-DASH-3', 'WITH-DASH'],
    ['nothing', null],
    ['-1', null],
  ] as const) {
    it(`of ${issueKey} is ${projectKey ?? 'not told'}`, () => {
      expect(projectKeyIn(issueKey)).to.equal(projectKey);
    });
  }
});
