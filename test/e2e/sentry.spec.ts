import { expect } from 'chai';

import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { startSentry, type SentrySandbox } from '../../sandbox/sentry/start-sentry.ts';
import { onPostgres, type NamedDatabase } from '../support/e2e-database.ts';
import { startService, type Service } from '../support/e2e-service.ts';
import { Story, type LinkView } from '../support/e2e-story.ts';
import { until } from '../support/e2e-until.ts';

const ABC = '10000';
const [TO_DO, DONE] = ['10000', '10002'];

describe('Lockstep between a Jira and a Sentry', function () {
  this.timeout(60_000);
  let database: NamedDatabase;
  let service: Service;
  let jira: Sandbox;
  let sentry: SentrySandbox;

  beforeEach(async () => {
    database = await onPostgres();
    [service, jira, sentry] = await Promise.all([
      startService(database.settings),
      startSandbox(),
      startSentry(),
    ]);
  });
  afterEach(async () => {
    await Promise.all([service.stop(), jira.close(), sentry.close()]);
    await database.close();
  });

  /** A Jira issue and a Sentry issue that are linked, everything carried both ways. */
  async function linked() {
    const story = new Story(service.api, jira);
    const { installationId } = await story.connect();
    const { sentry: control } = sentry;
    control.createOrganization({ slug: 'example' });
    control.createProject({ organization: 'example', slug: 'web' });
    for (const username of ['ada', 'dev1']) control.addMember({ organization: 'example', username });
    const { uuid, token, clientSecret } = control.createIntegration({ organization: 'example' });
    const { eventsUrl } = await service.api.put<{ eventsUrl: string }>(
      `/installations/${installationId}/tracker`,
      {
        ...{ kind: 'sentry', baseUrl: sentry.url, organization: 'example' },
        ...{ authToken: token, clientSecret },
      },
    );
    control.setWebhookUrl(uuid, eventsUrl.replace(service.publicUrl, service.url));
    await service.api.put(`/installations/${installationId}/settings`, {
      ...{ inboundComments: true, outboundComments: true, outboundAssignee: true },
      statusMappings: { [ABC]: { onResolve: DONE, onUnresolve: TO_DO } },
    });

    const { id } = control.createIssue({ project: 'web', title: 'TypeError: cart is undefined' });
    const { key } = jira.jira.issues.create({ project: 'ABC', summary: 'It breaks' });
    const link = await service.api.post<LinkView>(`/installations/${installationId}/links`, {
      trackerIssueId: id,
      jiraIssue: key,
    });
    await until('the link', async () => ((await story.linkView(link.id)).state === 'linked' ? true : null));
    return { story, id, key, link, control };
  }

  const jiraBecomes = (key: string, status: string) =>
    until(`${key} to be ${status}`, () => (jira.jira.issues.get(key).status.name === status ? true : null));
  const sentryBecomes = (id: string, status: string) =>
    until(`the Sentry issue to be ${status}`, () =>
      sentry.sentry.issue(id).status === status ? true : null,
    );

  /** Everything that was told is done, and nothing follows from it. */
  async function quiet(linkId: string): Promise<readonly string[]> {
    return until('rest', async () => {
      await Promise.all([jira.jira.deliveriesSettled(), sentry.sentry.deliveriesSettled()]);
      const { items } = await service.api.get<{
        items: readonly { state: string; decision: { reason: string } | null }[];
      }>(`/links/${linkId}/timeline?limit=200`);
      const isOver = items.every(({ state }) => !['due', 'waiting'].includes(state));
      return isOver ? items.map(({ decision }) => decision?.reason ?? 'none') : null;
    });
  }

  it('carries the status both ways, and a regression; nothing goes round', async () => {
    const { id, key, link, control } = await linked();

    control.setStatus(id, { status: 'resolved', by: 'ada' });
    await jiraBecomes(key, 'Done');
    await quiet(link.id);
    control.seenAgain(id);
    await jiraBecomes(key, 'To Do');
    await quiet(link.id);
    jira.jira.issues.transition(key, { to: 'Done' });
    await sentryBecomes(id, 'resolved');
    await quiet(link.id);
    jira.jira.issues.transition(key, { to: 'To Do' });
    await sentryBecomes(id, 'unresolved');
    const reasons = await quiet(link.id);

    expect(jira.jira.issues.get(key).status.name).to.equal('To Do');
    expect(control.issue(id).status).to.equal('unresolved');
    const writes = sentry.sentry.requests().filter(({ method }) => method === 'PUT');
    expect(writes.map(({ body }) => body)).to.deep.equal([
      '{"status":"resolved"}',
      '{"status":"unresolved"}',
    ]);
    expect(reasons).to.include.members(['resolved', 'unresolved', 'echo']);
  });

  it('carries assignees both ways, by name and by who vouches for the e-mail', async () => {
    const { id, key, link, control } = await linked();

    control.assign(id, { to: 'dev1', by: 'ada' });
    await until('the assignee in Jira', () => (jira.jira.issues.get(key).assignee === 'dev1' ? true : null));
    await quiet(link.id);
    jira.jira.issues.assign(key, { assignee: null });
    await until('nobody in Sentry', () => (control.issue(id).assignee === null ? true : null));
    await quiet(link.id);

    expect(jira.jira.issues.get(key).assignee).to.equal(null);
  });

  it('carries comments both ways, each once', async () => {
    const { id, key, link, control } = await linked();

    const ours = jira.jira.issues.comment(key, { body: 'Seen it too' });
    await until('the comment in Sentry', () => (control.issue(id).notes.length === 1 ? true : null));
    const theirs = control.comment(id, { text: 'Looking into it', by: 'ada' });
    await until('the comment in Jira', () => (jira.jira.issues.get(key).comments.length === 2 ? true : null));
    await quiet(link.id);
    jira.jira.issues.deleteComment(key, ours.id);
    control.deleteComment(id, theirs.id, 'ada');
    await until('no comment', () =>
      jira.jira.issues.get(key).comments.length + control.issue(id).notes.length === 0 ? true : null,
    );
    await quiet(link.id);

    expect(jira.jira.issues.get(key).comments).to.deep.equal([]);
    expect(control.issue(id).notes).to.deep.equal([]);
  });

  it('waits while Sentry is away, and then does it once', async () => {
    const { id, key, control } = await linked();
    control.switchOn('rest-reset', { times: 1, method: 'PUT', afterWork: true });
    jira.jira.issues.transition(key, { to: 'Done' });
    await sentryBecomes(id, 'resolved');
    await until('the effect', () =>
      control.requests().filter(({ method, path }) => method === 'GET' && path.endsWith(`/issues/${id}/`))
        .length > 2
        ? true
        : null,
    );

    expect(control.requests().filter(({ method }) => method === 'PUT')).to.have.lengthOf(1);
  });
});
