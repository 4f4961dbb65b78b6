import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { running } from '../running.ts';
import { runningSentry } from './running-sentry.ts';

describe("The webhooks of the sandbox's Sentry", () => {
  const { receiver } = running();
  const start = runningSentry();

  async function told() {
    const hook = await receiver();
    const running = await start({ webhookUrl: hook.url });
    await running.sentry.deliveriesSettled();
    const since = hook.received.length;
    const news = async () => {
      await running.sentry.deliveriesSettled();
      return hook.received.slice(since).map(({ headers, body }) => ({
        resource: headers['sentry-hook-resource'],
        headers,
        body,
        ...(JSON.parse(body) as { action: string; actor: { type: string; name: string } }),
      }));
    };
    return { ...running, hook, news };
  }

  it('tells of what people do to an issue, signed by the client secret', async () => {
    const { sentry, issue, integration, news } = await told();
    sentry.setStatus(issue.id, { status: 'resolved', by: 'ada' });
    sentry.setStatus(issue.id, { status: 'resolved', by: 'bo' });

    const [resolved, ...more] = await news();
    expect(more).to.deep.equal([]);
    expect(resolved).to.deep.include({ resource: 'issue', action: 'resolved' });
    expect(resolved?.actor).to.include({ type: 'user', name: 'ada' });
    const signature = createHmac('sha256', integration.clientSecret).update(resolved?.body ?? '');
    expect(resolved?.headers['sentry-hook-signature']).to.equal(signature.digest('hex'));
  });

  it('tells of a regression as of what Sentry does itself', async () => {
    const { sentry, issue, news } = await told();
    sentry.setStatus(issue.id, { status: 'resolved' });
    sentry.seenAgain(issue.id);

    const again = (await news()).find(({ action }) => action === 'unresolved');
    expect(again?.actor).to.include({ type: 'application', name: 'Sentry' });
    expect(again?.body).to.contain('"substatus":"regressed"');
  });

  it('tells of comments and assignees, and twice of an issue that is ignored', async () => {
    const { sentry, issue, news } = await told();
    const { id } = sentry.comment(issue.id, { text: 'one', by: 'ada' });
    sentry.editComment(issue.id, id, { text: 'two', by: 'ada' });
    sentry.deleteComment(issue.id, id, 'ada');
    sentry.assign(issue.id, { to: 'bo', by: 'ada' });
    sentry.assign(issue.id, { to: null, by: 'ada' });
    sentry.setStatus(issue.id, { status: 'ignored', by: 'ada' });

    const actions = (await news()).map(({ resource, action }) => `${String(resource)} ${action}`);
    expect(actions).to.have.members([
      'comment created',
      'comment updated',
      'comment deleted',
      'issue assigned',
      'issue ignored',
      'issue archived',
    ]);
  });

  it('sends again, under another id, what was not taken', async () => {
    const { sentry, issue, hook, news } = await told();
    hook.answerWith(503);
    sentry.setStatus(issue.id, { status: 'resolved' });

    const sent = await news();
    expect(sent).to.have.lengthOf(3);
    expect(new Set(sent.map(({ headers }) => headers['request-id'])).size).to.equal(3);
  });

  it('loses and repeats what it sends when told to', async () => {
    const { sentry, issue, news } = await told();
    sentry.switchOn('drop-deliveries', { times: 1 });
    sentry.setStatus(issue.id, { status: 'resolved' });
    sentry.switchOn('repeat-deliveries', { times: 1 });
    sentry.setStatus(issue.id, { status: 'unresolved' });

    expect((await news()).map(({ action }) => action)).to.deep.equal(['unresolved', 'unresolved']);
  });
});
