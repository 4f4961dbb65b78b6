import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { send } from './consumer.ts';
import { running } from './running.ts';

describe("The sandbox's odd webhook requests", () => {
  const start = running();

  async function hooked(version: string) {
    const [sandbox, receiver] = [await start.sandbox({ version }), await start.receiver()];
    const events = ['jira:issue_created', 'jira:issue_updated'];
    sandbox.jira.createWebhook({ name: 'Lockstep', url: receiver.url, events });
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    await sandbox.jira.deliveriesSettled();
    const done = async () => {
      sandbox.jira.issues.transition('ABC-1', { to: 'Done' });
      await sandbox.jira.deliveriesSettled();
      return receiver.received.at(-1)?.json;
    };
    return { sandbox, receiver, done };
  }

  it('have a changelog without items, if asked to, and the new status all the same', async () => {
    const { sandbox, done } = await hooked('10.3.2');
    sandbox.jira.switchOn('empty-changelogs', { times: 1 });
    const payload = await done();
    expect(payload?.changelog?.items).to.deep.equal([]);
    expect(payload?.changelog?.id).to.match(/^\d+$/);
    expect(payload?.issue).to.have.nested.property('fields.status.name', 'Done');
    sandbox.jira.issues.transition('ABC-1', { to: 'Reopen' });
    expect((await done())?.changelog?.items).to.have.lengthOf(2);
  });

  it('name fields in Russian, if asked to, and by their id from Jira 9 on', async () => {
    for (const [version, fieldIds] of [
      ['8.20.30', [undefined, undefined]],
      ['9.12.15', ['status', 'resolution']],
    ] as const) {
      const { sandbox, done } = await hooked(version);
      sandbox.jira.switchOn('localized-changelogs');
      const items = (await done())?.changelog?.items ?? [];
      expect(items.map(({ field }) => field)).to.deep.equal(['Статус', 'Решение']);
      expect(items.map((item) => item['fieldId'])).to.deep.equal(fieldIds);
    }
  });

  it('say nothing of the type of event before Jira 8', async () => {
    const { receiver, done } = await hooked('7.13.18');
    await done();
    for (const { json } of receiver.received) expect(json).not.to.have.property('issue_event_type_name');
    expect(receiver.received).to.have.lengthOf(2);
  });

  it('are sent as they are given, signed where there is a secret', async () => {
    const { sandbox, receiver } = await hooked('10.3.2');
    const [{ id } = { id: 0 }] = sandbox.jira.webhooks();
    sandbox.jira.changeWebhook(id, { secret: 'hush' });
    const body = '{"transition":{"transitionId":5},"timestamp":1}';
    const path = `${sandbox.controlUrl}/webhooks/${id}/send`;
    expect((await send(path, 'POST', { json: { body } })).status).to.equal(202);
    await sandbox.jira.deliveriesSettled();
    const sent = receiver.received.at(-1);
    expect(sent?.body).to.equal(body);
    const digest = createHmac('sha256', 'hush').update(body).digest('hex');
    expect(sent?.headers['x-hub-signature']).to.equal(`sha256=${digest}`);
    const nowhere = `${sandbox.controlUrl}/webhooks/999/send`;
    expect((await send(nowhere, 'POST', { json: { body } })).status).to.equal(400);
  });

  it('carry no e-mail address of who hides it, and the key of who has one', async () => {
    const { sandbox, receiver } = await hooked('10.3.2');
    sandbox.jira.changeUser('dev1', { emailDisplay: 'hidden' });
    sandbox.jira.issues.assign('ABC-1', { assignee: 'dev1', by: 'dev1' });
    await sandbox.jira.deliveriesSettled();
    const payload = receiver.received.at(-1)?.json;
    expect(payload?.user).to.include({ name: 'dev1', key: 'JIRAUSER10101' });
    expect(payload?.user).not.to.have.property('emailAddress');
    expect(payload?.issue).to.have.nested.property('fields.assignee.key', 'JIRAUSER10101');
    expect(payload?.issue).not.to.have.nested.property('fields.assignee.emailAddress');
    expect(payload?.changelog?.items[0]).to.include({ field: 'assignee', to: 'JIRAUSER10101' });
  });
});
