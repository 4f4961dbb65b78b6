import { expect } from 'chai';
import { understandWebhook } from '../../../../src/adapters/jira-server/webhook-json.ts';
import { Secret } from '../../../../src/domain/secret.ts';
import { failureOf } from '../../../contract/jira-server-failure.ts';
import { running } from './client.ts';
import type { SeenRequest } from './jira-stub.ts';

const WANTED = { name: 'Lockstep', url: 'https://sync.example.com/a.b.c', events: ['jira:issue_updated'] };
const SECRET = new Secret('body-secret');
const ROW_9 = {
  ...WANTED,
  excludeBody: false,
  filters: { 'issue-related-events-section': '' },
  enabled: true,
  self: 'https://jira.example.com/rest/webhooks/1.0/webhook/5',
};
const ROW_10 = { ...WANTED, id: 7, configuration: { EXCLUDE_BODY: 'false', FILTERS: '' }, active: true };
const UNDERSTOOD = { ...WANTED, isEnabled: true, excludesBody: false, filter: '' };

describe('a webhook of Jira 9 and older', () => {
  const { against } = running();
  const understand = (row: unknown): unknown => understandWebhook('jira_9', row);

  it('has its id in the last segment of its address alone', () => {
    expect(understand(ROW_9)).to.deep.equal({ ...UNDERSTOOD, id: '5' });
    expect(understand({ ...ROW_9, self: 'http://j/rest/webhooks/1.0/webhook/12/?x#y' })).to.include({
      id: '12',
    });
  });

  for (const [what, twist, meaning] of [
    ['is switched off', { enabled: false }, { isEnabled: false }],
    ['leaves out the body', { excludeBody: true }, { excludesBody: true }],
    [
      'leaves out the body, in the word of older versions',
      { excludeBody: undefined, excludeIssueDetails: true },
      { excludesBody: true },
    ],
    [
      'has a filter',
      { filters: { 'issue-related-events-section': 'project = X' } },
      { filter: 'project = X' },
    ],
    [
      'has a filter, in a word of older versions',
      { filters: undefined, filter: 'project = X' },
      { filter: 'project = X' },
    ],
    [
      'has a filter, in another word of older versions',
      { filters: undefined, jqlFilter: 'project = X' },
      { filter: 'project = X' },
    ],
    ['has no filter at all', { filters: null }, { filter: '' }],
    ['has odd events', { events: ['comment_created', 7, null] }, { events: ['comment_created'] }],
    ['has no events', { events: 'all' }, { events: [] }],
    ['has no name', { name: null }, { name: null }],
  ] as const) {
    it(`is understood when it ${what}`, () => {
      expect(understand({ ...ROW_9, ...twist })).to.deep.equal({ ...UNDERSTOOD, id: '5', ...meaning });
    });
  }

  it('is passed over in the list when it cannot be understood', async () => {
    const rows = [null, 'x', {}, { ...ROW_9, self: undefined }, { ...ROW_9, url: null }, [], ROW_9];
    const { client, connection } = await against([{ body: rows }]);

    expect(await client.server.webhooks.list(connection, 'jira_9')).to.deep.equal([
      { ...UNDERSTOOD, id: '5' },
    ]);
  });

  it('is created and changed whole: switched on, with its body, without a filter', async () => {
    const { stub, client, connection } = await against([{ status: 201, body: ROW_9 }, { body: ROW_9 }]);

    await client.server.webhooks.create(connection, 'jira_9', { wanted: WANTED, bodySecret: SECRET });
    await client.server.webhooks.update(connection, 'jira_9', {
      id: '5',
      wanted: WANTED,
      bodySecret: SECRET,
    });

    const body = {
      ...WANTED,
      filters: { 'issue-related-events-section': '' },
      excludeBody: false,
      enabled: true,
    };
    expect(stub.seen.map(sent)).to.deep.equal([
      ['POST', '/rest/webhooks/1.0/webhook', body],
      ['PUT', '/rest/webhooks/1.0/webhook/5', body],
    ]);
  });
});

describe('a webhook of Jira 10 and newer', () => {
  const { against } = running();
  const understand = (row: unknown): unknown => understandWebhook('jira_10', row);

  it('has a number for an id', () => {
    expect(understand(ROW_10)).to.deep.equal({ ...UNDERSTOOD, id: '7' });
    expect(understand({ ...ROW_10, id: '7' })).to.deep.equal({ ...UNDERSTOOD, id: '7' });
  });

  for (const [what, twist, meaning] of [
    ['is switched off', { active: false }, { isEnabled: false }],
    [
      'is switched off in its configuration',
      { active: undefined, configuration: { ACTIVE: 'false' } },
      { isEnabled: false },
    ],
    ['leaves out the body', { configuration: { EXCLUDE_BODY: 'true' } }, { excludesBody: true }],
    ['has a filter', { configuration: { FILTERS: 'project = X' } }, { filter: 'project = X' }],
    [
      'has a map of filters for a text',
      { configuration: { FILTERS: '{"a":"project = X","b":""}' } },
      { filter: 'project = X' },
    ],
    ['has an empty map of filters for a text', { configuration: { FILTERS: '{}' } }, { filter: '' }],
    ['has half a map of filters for a text', { configuration: { FILTERS: '{"a' } }, { filter: '{"a' }],
    ['has no configuration', { configuration: null }, {}],
  ] as const) {
    it(`is understood when it ${what}`, () => {
      expect(understand({ ...ROW_10, ...twist })).to.deep.equal({ ...UNDERSTOOD, id: '7', ...meaning });
    });
  }

  for (const status of [200, 201]) {
    it(`is created with its secret, whether Jira says ${status} or not`, async () => {
      const { stub, client, connection } = await against([{ status, body: ROW_10 }]);

      const made = await client.server.webhooks.create(connection, 'jira_10', {
        wanted: WANTED,
        bodySecret: SECRET,
      });

      expect(made).to.deep.equal({ ...UNDERSTOOD, id: '7' });
      expect(stub.seen.map(sent)).to.deep.equal([
        ['POST', '/rest/jira-webhook/1.0/webhooks', bodyWith({ sslVerificationRequired: true })],
      ]);
    });
  }

  it('is found in the list when Jira answers its creation with nothing', async () => {
    const other = { ...ROW_10, id: 6, url: 'https://other.example.com/' };
    const { client, connection } = await against([{ status: 201 }, { body: [other, ROW_10] }]);

    expect(
      (await client.server.webhooks.create(connection, 'jira_10', { wanted: WANTED, bodySecret: SECRET })).id,
    ).to.equal('7');
  });

  it('was not created when Jira answers with nothing and does not list it', async () => {
    const { client, connection } = await against([{ status: 201 }, { body: [] }]);

    const failure = await failureOf(
      client.server.webhooks.create(connection, 'jira_10', { wanted: WANTED, bodySecret: SECRET }),
    );

    expect(failure.code).to.equal('jira_unexpected_answer');
  });

  it('is changed with its secret, and keeps what its admin chose about certificates', async () => {
    const { stub, client, connection } = await against([
      { body: { ...ROW_10, sslVerificationRequired: false } },
      { status: 200, body: ROW_10 },
    ]);

    await client.server.webhooks.update(connection, 'jira_10', {
      id: '7',
      wanted: WANTED,
      bodySecret: SECRET,
    });

    expect(stub.seen.map(({ method, url }) => [method, url])).to.deep.equal([
      ['GET', '/rest/jira-webhook/1.0/webhooks/7'],
      ['PUT', '/rest/jira-webhook/1.0/webhooks/7'],
    ]);
    expect(JSON.parse(stub.seen[1]?.body ?? '')).to.deep.equal(bodyWith({ sslVerificationRequired: false }));
  });
});

function sent({ method, url, body }: SeenRequest): readonly unknown[] {
  const json: unknown = JSON.parse(body);
  return [method, url, json];
}

function bodyWith(rest: object): object {
  return {
    ...WANTED,
    configuration: { FILTERS: '', EXCLUDE_BODY: 'false', ACTIVE: 'true', SECRET: 'body-secret' },
    active: true,
    ...rest,
  };
}
