import { expect } from 'chai';

import { failureOf } from '../../../contract/jira-server-failure.ts';
import { running } from './client.ts';
import type { PlannedAnswer } from './jira-stub.ts';

const PLACE = { project: 'ABC', issueTypeId: '10004' };
const NOT_FOUND = { status: 404, body: { message: 'null for uri', 'status-code': 404 } };
const SUMMARY = {
  required: true,
  schema: { type: 'string', system: 'summary' },
  name: 'Summary',
  hasDefaultValue: false,
  operations: ['set'],
};

function page(values: readonly unknown[], startAt: number, more: object): PlannedAnswer {
  return { body: { maxResults: 50, startAt, values, ...more } };
}

function whole(fields: unknown): PlannedAnswer {
  return {
    body: {
      expand: 'projects',
      projects: [{ id: '10100', key: 'ABC', issuetypes: [{ id: '10004', name: 'Bug', fields }] }],
    },
  };
}

describe('createmeta over REST', () => {
  const { against } = running();

  it('is asked for in one answer below 8.4, and page by page from 9 on', async () => {
    const old = await against([whole({ summary: SUMMARY })]);
    const recent = await against([page([{ ...SUMMARY, fieldId: 'summary' }], 0, { total: 1, isLast: true })]);

    const [one, other] = await Promise.all([
      old.client.server.creation.fields(old.connection, PLACE, '8.3.5'),
      recent.client.server.creation.fields(recent.connection, PLACE, '9.12.0'),
    ]);

    expect(one).to.deep.equal(other);
    expect(one.map(({ id, isRequired }) => [id, isRequired])).to.deep.equal([['summary', true]]);
    expect(old.stub.seen.map(({ url }) => url)).to.deep.equal([
      '/rest/api/2/issue/createmeta?expand=projects.issuetypes.fields&projectKeys=ABC&issuetypeIds=10004',
    ]);
    expect(recent.stub.seen.map(({ url }) => url)).to.deep.equal([
      '/rest/api/2/issue/createmeta/ABC/issuetypes/10004?startAt=0&maxResults=50',
    ]);
  });

  it('is asked for in the other way where Jira does not take the first, between 8.4 and 9', async () => {
    for (const answer of [NOT_FOUND, { status: 400, body: { errorMessages: ['No.'], errors: {} } }]) {
      const { client, connection, stub } = await against([answer, whole({ summary: SUMMARY })]);

      const fields = await client.server.creation.fields(connection, PLACE, '8.20.30');

      expect(fields.map(({ id }) => id)).to.deep.equal(['summary']);
      expect(stub.seen).to.have.lengthOf(2);
    }
  });

  it('is asked for page by page after an upgrade that nobody knows of yet', async () => {
    const types = page([{ id: '10004', name: 'Bug', subtask: false }], 0, { isLast: true });
    const { client, connection } = await against([NOT_FOUND, types]);

    const found = await client.server.creation.issueTypes(connection, 'ABC', '8.3.0');

    expect(found).to.deep.equal([{ id: '10004', name: 'Bug', isSubtask: false }]);
  });

  it('is read to the last page, whether Jira says it is the last or counts', async () => {
    const type = (id: number) => ({ id: String(id), name: `Type ${id}`, subtask: id === 3 });
    for (const [first, last] of [
      [{ isLast: false }, { isLast: true }],
      [{ total: 3 }, { total: 3 }],
      [{}, {}],
    ] as const) {
      const { client, connection, stub } = await against([
        page([type(1), type(2)], 0, first),
        page([type(3)], 2, last),
        page([], 3, last),
      ]);

      const types = await client.server.creation.issueTypes(connection, 'ABC', '9.4.0');

      expect(types.map(({ id, isSubtask }) => [id, isSubtask])).to.deep.equal([
        ['1', false],
        ['2', false],
        ['3', true],
      ]);
      expect(stub.seen[1]?.url).to.include('startAt=2');
    }
  });

  it('shows Jira’s own words when it is refused, of the first way of asking', async () => {
    const words = { errorMessages: ['No project could be found with key ABC.'], errors: {} };
    const { client, connection } = await against([{ status: 400, body: words }, whole(null)]);

    const failure = await failureOf(client.server.creation.issueTypes(connection, 'ABC', '9.4.0'));

    expect(failure.code).to.equal('jira_refused');
    expect(failure.message).to.include('No project could be found with key ABC.');
  });

  it('says that the account may make no issue where an old Jira shows no such project', async () => {
    const { client, connection } = await against([{ body: { projects: [] } }, NOT_FOUND]);

    const failure = await failureOf(client.server.creation.fields(connection, PLACE, '7.12.3'));

    expect(failure.code).to.equal('jira_not_found');
    expect(failure.message).to.include('Create Issues');
  });

  it('leaves out archived projects, versions and disabled options', async () => {
    const projects = [
      { id: '1', key: 'ABC', name: 'Alphabet' },
      { id: '2', key: 'OLD', name: 'Old', archived: true },
    ];
    const versions = {
      schema: { type: 'array', items: 'version', system: 'fixVersions' },
      name: 'Fix Version/s',
      allowedValues: [
        { id: '5', name: '1.0', archived: true },
        { id: '6', name: '2.0', archived: false },
      ],
    };
    const { client, connection } = await against([{ body: projects }, whole({ fixVersions: versions })]);

    expect(await client.server.creation.projects(connection)).to.have.lengthOf(1);
    const [field] = await client.server.creation.fields(connection, PLACE, '8.0.0');
    expect(field?.allowedValues?.map(({ id }) => id)).to.deep.equal(['6']);
  });
});

describe('making an issue over REST', () => {
  const { against } = running();

  it('sends the fields as they are, and searches for a label however it is written', async () => {
    const { client, connection, stub } = await against([
      { status: 201, body: { id: '10000', key: 'TST-24', self: 'https://x/rest/api/2/issue/10000' } },
      { body: { issues: [{ id: '10000', key: 'TST-24', fields: { labels: ['a"b'], summary: 'S' } }] } },
    ]);

    const made = await client.server.creation.create(connection, { summary: 'S', labels: ['a"b'] });
    const found = await client.server.creation.findByLabel(connection, 'a"b');

    expect(made).to.deep.equal({ id: '10000', key: 'TST-24' });
    expect(found).to.deep.equal([{ ...made, labels: ['a"b'], summary: 'S', description: '' }]);
    expect(JSON.parse(stub.seen[0]?.body ?? '')).to.deep.equal({
      fields: { summary: 'S', labels: ['a"b'] },
    });
    expect(JSON.parse(stub.seen[1]?.body ?? '')).to.deep.include({
      jql: String.raw`labels = "a\"b" ORDER BY id ASC`,
    });
  });

  it('cannot tell whether it was made when the answer names no issue', async () => {
    const { client, connection } = await against([{ status: 201, body: {} }]);

    const failure = await failureOf(client.server.creation.create(connection, { summary: 'S' }));

    expect(failure.code).to.equal('jira_unexpected_answer');
  });
});
