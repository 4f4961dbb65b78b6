import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';
import type { WebhookDraft } from '../../../sandbox/webhooks/webhook.ts';
import type { Receiver } from './receiver.ts';
import { running } from './running.ts';

const EVENTS = [
  'jira:issue_created',
  'jira:issue_updated',
  'jira:issue_deleted',
  'comment_created',
  'comment_updated',
  'comment_deleted',
];

describe("The sandbox's webhook requests", () => {
  const start = running();

  async function hooked(version: string, draft: Partial<WebhookDraft> = {}): Promise<[Sandbox, Receiver]> {
    const [sandbox, receiver] = [
      await start.sandbox({ version, contextPath: '/jira' }),
      await start.receiver(),
    ];
    sandbox.jira.createWebhook({ name: 'Lockstep', url: receiver.url, events: EVENTS, ...draft });
    return [sandbox, receiver];
  }

  it('tell of a created issue without a changelog', async () => {
    const [sandbox, receiver] = await hooked('9.12.15');
    const { id } = sandbox.jira.issues.create({ project: 'ABC', summary: 'x', by: 'dev2' });
    await sandbox.jira.deliveriesSettled();
    const [request] = receiver.received;
    expect(request?.json).to.have.all.keys(
      'timestamp',
      'webhookEvent',
      'issue_event_type_name',
      'user',
      'issue',
    );
    expect(request?.json).to.include({
      webhookEvent: 'jira:issue_created',
      issue_event_type_name: 'issue_created',
    });
    expect(request?.json.user).to.include({ name: 'dev2', key: 'JIRAUSER10102' });
    expect(request?.json.issue).to.include({
      id,
      key: 'ABC-1',
      self: `${sandbox.url}/rest/api/2/issue/${id}`,
    });
    expect(request?.headers['content-type']).to.match(/^application\/json/);
  });

  for (const [version, named] of [
    ['8.20.30', {}],
    ['9.12.15', { fieldId: true }],
    ['10.3.2', { fieldId: true }],
  ] as const) {
    it(`tell of status and resolution as Jira ${version} does, resolving and reopening`, async () => {
      const [sandbox, receiver] = await hooked(version, { events: ['jira:issue_updated'] });
      sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
      sandbox.jira.issues.transition('ABC-1', { to: 'Done' });
      await sandbox.jira.deliveriesSettled();
      sandbox.jira.issues.transition('ABC-1', { to: 'To Do' });
      await sandbox.jira.deliveriesSettled();

      const withFieldId = (fieldId: string) => ('fieldId' in named ? { fieldId } : {});
      const [resolved, reopened] = receiver.received.map(({ json }) => json);
      expect(resolved?.issue_event_type_name).to.equal('issue_resolved');
      expect(resolved?.changelog?.items).to.deep.equal([
        {
          field: 'status',
          fieldtype: 'jira',
          ...withFieldId('status'),
          from: '10000',
          fromString: 'To Do',
          to: '10002',
          toString: 'Done',
        },
        {
          field: 'resolution',
          fieldtype: 'jira',
          ...withFieldId('resolution'),
          from: null,
          fromString: null,
          to: '10000',
          toString: 'Done',
        },
      ]);
      expect(resolved?.issue).to.have.nested.property('fields.status.id', '10002');
      expect(reopened?.issue_event_type_name).to.equal('issue_reopened');
      expect(reopened?.changelog?.items.map(({ field, to }) => [field, to])).to.deep.equal([
        ['resolution', null],
        ['status', '10000'],
      ]);
      expect(reopened?.changelog?.id).not.to.equal(resolved?.changelog?.id);
    });
  }

  it('tell assignees by key, and nobody as null', async () => {
    const [sandbox, receiver] = await hooked('9.12.15', { events: ['jira:issue_updated'] });
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    sandbox.jira.issues.assign('ABC-1', { assignee: 'dev1' });
    sandbox.jira.issues.assign('ABC-1', { assignee: null });
    await sandbox.jira.deliveriesSettled();
    const [first, second] = receiver.received.map(({ json }) => json.changelog?.items[0]);
    expect(first).to.include({ field: 'assignee', from: null, to: 'JIRAUSER10101', toString: 'Dev One' });
    expect(second).to.include({ field: 'assignee', from: 'JIRAUSER10101', to: null, toString: null });
    expect(receiver.received[1]?.json.issue).to.have.nested.property('fields.assignee', null);
  });

  it('tell of a move with the new key, the same id, and both keys in the changelog', async () => {
    const [sandbox, receiver] = await hooked('9.12.15', { events: ['jira:issue_updated'] });
    const { id } = sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    sandbox.jira.issues.move('ABC-1', { project: 'OPS' });
    await sandbox.jira.deliveriesSettled();
    const [request] = receiver.received;
    expect(request?.json.issue).to.include({ id, key: 'OPS-1' });
    expect(request?.json.changelog?.items[0]).to.include({ field: 'project', from: '10000', to: '10001' });
    const key = { field: 'Key', from: null, fromString: 'ABC-1', to: null, toString: 'OPS-1' };
    expect(request?.json.changelog?.items[1]).to.include(key);
  });

  it('tell of a move that changes type and status too', async () => {
    const [sandbox, receiver] = await hooked('9.12.15', { events: ['jira:issue_updated'] });
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    sandbox.jira.issues.move('ABC-1', { project: 'OPS', status: 'In Review', issueType: 'Task' });
    await sandbox.jira.deliveriesSettled();
    const [request] = receiver.received;
    expect(request?.json.changelog?.items.map(({ field }) => field)).to.deep.equal([
      'issuetype',
      'project',
      'Key',
      'Workflow',
      'status',
    ]);
    expect(request?.json.issue).to.have.nested.property('fields.status.name', 'In Review');
    expect(() => sandbox.jira.issues.move('OPS-1', { project: 'ABC', status: 'Nope' })).to.throw('no status');
  });

  it('come in pairs for comments: the comment alone, then the issue with it and no changelog', async () => {
    const [sandbox, receiver] = await hooked('9.12.15');
    const issue = sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    const { id } = sandbox.jira.issues.comment('ABC-1', { body: 'one' });
    sandbox.jira.issues.editComment('ABC-1', id, { body: 'two' });
    sandbox.jira.issues.deleteComment('ABC-1', id);
    await sandbox.jira.deliveriesSettled();

    const [, ...pairs] = receiver.received.map(({ json }) => json);
    expect(
      pairs.map((json) => [json.webhookEvent, json.issue_event_type_name, Object.keys(json).slice(2)]),
    ).to.deep.equal([
      ['comment_created', undefined, ['comment']],
      ['jira:issue_updated', 'issue_commented', ['issue_event_type_name', 'user', 'issue', 'comment']],
      ['comment_updated', undefined, ['user', 'comment']],
      ['jira:issue_updated', 'issue_comment_edited', ['issue_event_type_name', 'user', 'issue', 'comment']],
      ['comment_deleted', undefined, ['user', 'comment']],
      ['jira:issue_updated', 'issue_comment_deleted', ['issue_event_type_name', 'user', 'issue']],
    ]);
    expect(pairs[0]?.comment?.self).to.equal(`${sandbox.url}/rest/api/2/issue/${issue.id}/comment/${id}`);
  });

  it('tell of a deleted issue with all its fields and no type of event', async () => {
    const [sandbox, receiver] = await hooked('10.3.2', { events: ['jira:issue_deleted'] });
    sandbox.jira.issues.create({ project: 'ABC', summary: 'last words' });
    sandbox.jira.issues.delete('ABC-1');
    await sandbox.jira.deliveriesSettled();
    expect(receiver.received[0]?.json).to.have.all.keys('timestamp', 'webhookEvent', 'user', 'issue');
    expect(receiver.received[0]?.json.issue).to.have.nested.property('fields.summary', 'last words');
  });

  it('carry a stale changelog on deletion, if asked to', async () => {
    const [sandbox, receiver] = await hooked('9.12.15', { events: ['jira:issue_deleted'] });
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    sandbox.jira.issues.transition('ABC-1', { to: 'Done' });
    sandbox.jira.switchOn('stale-changelog-on-delete');
    sandbox.jira.issues.delete('ABC-1');
    await sandbox.jira.deliveriesSettled();
    expect(receiver.received[0]?.json.changelog?.items[0]).to.include({ field: 'status', toString: 'Done' });
  });

  it('are signed over the raw body with the secret, from Jira 10 on', async () => {
    const [sandbox, receiver] = await hooked('10.3.2', { secret: 'hush' });
    sandbox.jira.issues.create({ project: 'ABC', summary: 'ä€🐛' });
    await sandbox.jira.deliveriesSettled();
    sandbox.jira.setVersion('9.12.15');
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    await sandbox.jira.deliveriesSettled();
    const [signed, unsigned] = receiver.received;
    const digest = createHmac('sha256', 'hush')
      .update(signed?.body ?? '')
      .digest('hex');
    expect(signed?.headers['x-hub-signature']).to.equal(`sha256=${digest}`);
    expect(unsigned?.headers).not.to.have.property('x-hub-signature');
  });

  it('have no body when it is excluded, only what the URL says', async () => {
    const [sandbox, receiver] = await hooked('10.3.2', { excludeBody: true });
    const [webhook] = sandbox.jira.webhooks();
    if (webhook === undefined) throw new Error('there is no webhook');
    sandbox.jira.changeWebhook(webhook.id, { url: `${webhook.url}/{issue.key}/{nope}/\${issue.id}` });
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    await sandbox.jira.deliveriesSettled();
    expect(receiver.received[0]?.body).to.equal('');
    expect(receiver.received[0]?.path).to.match(
      /\/ABC-1\/(\{|%7B)nope(\}|%7D)\/\$(\{|%7B)issue.id(\}|%7D)\?user_id=dev1&user_key=JIRAUSER10101$/,
    );
  });

  it('pass a filter by project, which holds for issues and not for comments', async () => {
    const [sandbox, receiver] = await hooked('9.12.15', { filter: 'project in (OPS)' });
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    sandbox.jira.issues.create({ project: 'OPS', summary: 'y' });
    sandbox.jira.issues.comment('ABC-1', { body: 'z' });
    await sandbox.jira.deliveriesSettled();
    expect(receiver.received.map(({ json }) => [json.webhookEvent, json.issue?.key])).to.deep.equal([
      ['jira:issue_created', 'OPS-1'],
      ['comment_created', undefined],
    ]);
  });

  it('are not made for a webhook that is switched off', async () => {
    const [sandbox, receiver] = await hooked('10.3.2', { active: false });
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    await sandbox.jira.deliveriesSettled();
    expect(receiver.received).to.deep.equal([]);
    expect(sandbox.jira.deliveries()).to.deep.equal([]);
  });
});
