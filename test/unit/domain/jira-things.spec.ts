import { inspect } from 'node:util';

import { expect } from 'chai';

import { understandStatus } from '../../../src/domain/jira-status.ts';
import { nameOf, understandUser } from '../../../src/domain/jira-user.ts';
import { understandServerInfo, webhookApiOf } from '../../../src/domain/jira-version.ts';
import { aUser, DONE } from '../../support/payloads.ts';

describe('a user of Jira', () => {
  it('keeps key and login apart', () => {
    expect(understandUser(aUser('ada', { key: 'JIRAUSER10000' }))).to.deep.equal({
      key: 'JIRAUSER10000',
      name: 'ada',
      displayName: 'User ada',
      emailAddress: 'ada@example.com',
    });
  });

  for (const emailAddress of [undefined, null, '', '?', 'hidden', '***', 5]) {
    it(`has a hidden e-mail when that is ${inspect(emailAddress)}`, () => {
      expect(understandUser({ name: 'ada', emailAddress })?.emailAddress).to.equal(null);
    });
  }

  it('is known by any of its names alone', () => {
    expect(understandUser({ key: 'K' })?.key).to.equal('K');
    expect(understandUser({ displayName: 'Bot' })?.displayName).to.equal('Bot');
    expect(understandUser({ accountId: '5c5f' })?.key).to.equal('5c5f');
  });

  for (const value of [
    undefined,
    null,
    'ada',
    7,
    [],
    ['ada'],
    {},
    { name: '' },
    { name: 5 },
    { emailAddress: 'a@b' },
  ]) {
    it(`is nobody when it is ${inspect(value)}`, () => {
      expect(understandUser(value)).to.equal(null);
    });
  }

  it('is called by the friendliest of its names', () => {
    expect(nameOf(understandUser(aUser('ada')))).to.equal('User ada');
    expect(nameOf(understandUser({ name: 'ada', key: 'K' }))).to.equal('ada');
    expect(nameOf(understandUser({ key: 'K' }))).to.equal('K');
    expect(nameOf(null)).to.equal('somebody');
  });
});

describe('a status of Jira', () => {
  for (const [statusCategory, category] of [
    [DONE.statusCategory, 'done'],
    [{ key: 'new' }, 'new'],
    [{ key: 'indeterminate', id: 3 }, 'indeterminate'],
    [{ key: 'undefined' }, 'undefined'],
    [{ id: 3 }, 'done'],
    [{ id: '4', name: 'В работе' }, 'indeterminate'],
    [{ id: 2, key: 'fresh' }, 'new'],
    [{ name: 'Done' }, null],
    [{ id: 5 }, null],
    [{ key: 'constructor', id: 'constructor' }, null],
    ['done', null],
    [null, null],
    [undefined, null],
  ] as const) {
    it(`has the category ${category ?? 'unknown'} when Jira writes ${inspect(statusCategory)}`, () => {
      expect(understandStatus({ id: '7', name: 'X', statusCategory })).to.deep.equal({
        id: '7',
        name: 'X',
        category,
      });
    });
  }

  it('is none without an id', () => {
    for (const value of [null, 'Done', [], {}, { id: '' }, { id: {} }])
      expect(understandStatus(value)).to.equal(null);
  });
});

describe('the answer of serverInfo', () => {
  const INFO = {
    baseUrl: 'http://localhost:8080',
    version: '9.12.4',
    versionNumbers: [9, 12, 4],
    deploymentType: 'Server',
    serverTitle: 'Jira',
  };

  it('tells version, title and where Jira believes it lives', () => {
    expect(understandServerInfo(INFO)).to.deep.equal({
      version: '9.12.4',
      major: 9,
      baseUrl: 'http://localhost:8080',
      title: 'Jira',
      isCloud: false,
      clockAheadSeconds: null,
    });
  });

  for (const [versionNumbers, version, major] of [
    [[10, 3], '10.3', 10],
    [['10', '3'], '10.3', 10],
    [undefined, '11.0.1', 11],
    [[], '8.20', 8],
    [[null], '7.12.3', 7],
    ['9', '9.9.9', 9],
  ] as const) {
    it(`is of version ${major} when it says ${inspect(versionNumbers)} and ${version}`, () => {
      expect(understandServerInfo({ ...INFO, versionNumbers, version })?.major).to.equal(major);
    });
  }

  it('tells the cloud, which is another product', () => {
    expect(understandServerInfo({ ...INFO, deploymentType: 'Cloud' })?.isCloud).to.equal(true);
  });

  for (const value of [
    null,
    'Jira',
    [],
    {},
    { version: 'newest' },
    { version: '' },
    { versionNumbers: [9] },
    '<html>',
  ]) {
    it(`is none when it is ${JSON.stringify(value)}`, () => {
      expect(understandServerInfo(value)).to.equal(null);
    });
  }

  it('has the newer webhook API from 10 on', () => {
    expect([7, 9, 10, 11].map(webhookApiOf)).to.deep.equal(['jira_9', 'jira_9', 'jira_10', 'jira_10']);
  });
});
