import { inspect } from 'node:util';

import { expect } from 'chai';

import { issueIdIn, understandIssueEvent } from '../../../src/domain/issue-event.ts';
import * as payloads from '../../support/payloads.ts';

describe('the issue that an event is about', () => {
  const BASE = 'https://jira.example.com';
  const ADDRESSES: readonly (readonly [string, unknown, string | null])[] = [
    ['an ordinary address', `${BASE}/rest/api/2/issue/10013/comment/10082`, '10013'],
    ['a context path', `${BASE}/jira/rest/api/2/issue/10013/comment/10082`, '10013'],
    [
      'a context path that looks like the address',
      `${BASE}/issue/1/comment/rest/api/2/issue/10013/comment/2`,
      '10013',
    ],
    ['a query', `${BASE}/rest/api/2/issue/10013/comment/10082?expand=/issue/9/comment/1`, '10013'],
    ['a fragment', `${BASE}/rest/api/2/issue/10013/comment/10082#/issue/9/comment/1`, '10013'],
    ['a slash at the end', `${BASE}/rest/api/2/issue/10013/comment/10082/`, '10013'],
    ['more behind it', `${BASE}/rest/api/2/issue/10013/comment/10082/properties/x`, '10013'],
    ['an issue key in place of the id', `${BASE}/rest/api/2/issue/ABC-4/comment/10082`, null],
    ['nothing in place of the id', `${BASE}/rest/api/2/issue//comment/10082`, null],
    ['another thing', `${BASE}/rest/api/2/project/10013/comment/10082`, null],
    ['an issue without comment', `${BASE}/rest/api/2/issue/10013/worklog/10082`, null],
    ['more digits than an id has', `${BASE}/rest/api/2/issue/${'1'.repeat(20)}/comment/1`, null],
    ['an empty text', '', null],
    ['slashes alone', '/'.repeat(10_000), null],
    ['a number', 10013, null],
    ['a list', ['issue', '10013', 'comment', '1'], null],
    ['null', null, null],
  ];

  for (const [shape, self, expected] of ADDRESSES) {
    it(`is ${expected ?? 'unknown'} when the comment's address is or has ${shape}`, () => {
      expect(issueIdIn(payloads.commentCreatedOnServer(self))).to.equal(expected);
    });
  }

  it("is the issue's own id before the one in the comment's address", () => {
    const payload = { ...payloads.commentCreatedOnServer(), issue: payloads.anIssue({ id: 555 }) };
    expect(issueIdIn(payload)).to.equal('555');
  });

  const IDS: readonly (readonly [unknown, string | null])[] = [
    ['10300', '10300'],
    [10300, '10300'],
    [' 10300 ', '10300'],
    ['ABC-4', null],
    ['', null],
    [-5, null],
    [1.5, null],
    [2 ** 60, null],
    [true, null],
    [null, null],
    [{ id: '10300' }, null],
    [['10300'], null],
  ];
  for (const [id, expected] of IDS) {
    it(`is ${expected ?? 'unknown'} when its id is ${JSON.stringify(id)}`, () => {
      expect(issueIdIn({ issue: payloads.anIssue({ id }) })).to.equal(expected);
    });
  }

  it('is never one that the body merely inherits', () => {
    const body = Object.create({ issue: { id: '10300' } }) as unknown;
    expect(issueIdIn(body)).to.equal(null);
  });
});

describe('what is not understood', () => {
  for (const value of [null, undefined, [], [payloads.issueUpdatedResolved()], 'x', 0, true]) {
    it(`is ${inspect(value, { depth: 0 })}: no object`, () => {
      expect(understandIssueEvent(value)).to.deep.equal({ kind: 'not_understood', reason: 'not_an_object' });
    });
  }

  for (const [what, payload] of [
    ['an empty object', {}],
    ['an issue link', payloads.issueLinkCreated()],
    ['a worklog', payloads.worklogCreated()],
    ['an issue that is a text', { issue: '10300' }],
    ['an issue that is null', { issue: null, comment: null }],
    ['an issue that is a list', { issue: [{ id: '10300' }] }],
    ['hostile names', JSON.parse('{"__proto__":{"issue":{"id":"1"}},"constructor":{"issue":{"id":"1"}}}')],
  ] as const) {
    it(`is ${what}: about no issue`, () => {
      expect(understandIssueEvent(payload)).to.deep.equal({
        kind: 'not_understood',
        reason: 'about_no_issue',
      });
    });
  }
});
