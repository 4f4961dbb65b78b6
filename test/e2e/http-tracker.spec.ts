import { expect } from 'chai';

import { startTracker } from '../../examples/http-tracker/tracker.ts';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { startContractProxy, type ContractProxy } from '../support/contract-proxy.ts';
import { onPglite, type NamedDatabase } from '../support/e2e-database.ts';
import { startService, type Service } from '../support/e2e-service.ts';
import { Story, type LinkView, type NewConnection } from '../support/e2e-story.ts';
import { until } from '../support/e2e-until.ts';
import { originOf, settingsAt, type TinyTracker } from '../support/tiny-tracker.ts';

/** Of the sandbox, by id. */
const [ABC, TO_DO, DONE] = ['10000', '10000', '10002'];

interface TrackerView {
  readonly eventsUrl: string;
  readonly problem: { readonly message: string } | null;
  readonly secrets: { readonly call: string; readonly event: string };
}

describe('the example of an http tracker', function () {
  this.timeout(60_000);
  const open: { close(): unknown }[] = [];
  const proxies: ContractProxy[] = [];
  let database: NamedDatabase;
  let service: Service;
  let sandbox: Sandbox;
  let story: Story;
  let connection: NewConnection;

  before(async () => {
    database = await onPglite();
    service = await startService(database.settings);
  });
  after(async () => {
    await service.stop();
    await database.close();
  });
  beforeEach(async () => {
    sandbox = await startSandbox({ version: '10.3.2' });
    story = new Story(service.api, sandbox);
    connection = await story.connect();
  });
  afterEach(async () => {
    for (const one of open.splice(0)) one.close();
    await sandbox.close();
    expect(
      proxies.splice(0).flatMap(({ offences }) => offences),
      'against the contract',
    ).to.deep.equal([]);
  });

  const proxyTo = async (target: string): Promise<ContractProxy> => {
    const proxy = await startContractProxy(target);
    open.push(proxy);
    proxies.push(proxy);
    return proxy;
  };
  const path = () => `/installations/${connection.installationId}/tracker`;

  /** The tracker, connected; all that either says passes a proxy that holds it to the contract. */
  const connected = async (): Promise<{ tiny: TinyTracker; secrets: TrackerView['secrets'] }> => {
    const settings = {
      callSecrets: [] as string[],
      eventSecret: '',
      eventsUrl: '',
      port: 0,
      firstRetryMs: 50,
    };
    const tiny = await startTracker(settings);
    open.push(tiny);
    const [toTracker, toLockstep] = [await proxyTo(originOf(tiny)), await proxyTo(service.url)];
    const { eventsUrl, secrets } = await service.api.put<TrackerView>(path(), settingsAt(toTracker.url));
    settings.callSecrets.push(secrets.call);
    settings.eventSecret = secrets.event;
    settings.eventsUrl = toLockstep.url + new URL(eventsUrl).pathname;
    return { tiny, secrets };
  };
  const linked = async (tiny: TinyTracker) => {
    const issue = tiny.add('It breaks');
    const jiraIssue = sandbox.jira.issues.create({ project: 'ABC', summary: 'It breaks' });
    const { id: linkId } = await service.api.post<LinkView>(
      `/installations/${connection.installationId}/links`,
      {
        ...{ trackerIssueId: issue.id, jiraIssue: jiraIssue.key },
      },
    );
    await until('the link', async () => ((await story.linkView(linkId)).state === 'linked' ? true : null));
    return { issue, linkId, key: jiraIssue.key };
  };
  const becomes = (what: string, read: () => unknown, expected: unknown) =>
    until(what, async () => (read() === expected ? true : null));
  const person = { effect: null, user: null, comment: null, status: null, title: null, text: { body: '' } };

  it('is kept in lockstep with Jira, both ways, each change once', async () => {
    const { tiny } = await connected();
    const { issue, linkId, key } = await linked(tiny);
    const statusInJira = () => sandbox.jira.issues.get(key).status.name;
    await service.api.put(`/installations/${connection.installationId}/settings`, {
      ...{ inboundComments: true, statusMappings: { [ABC]: { onResolve: DONE, onUnresolve: TO_DO } } },
    });

    sandbox.jira.issues.transition(key, { to: 'Done' });
    await becomes('the tracker issue', () => issue.status, 'resolved');
    sandbox.jira.issues.comment(key, { body: 'It breaks no more' });
    await becomes('the comment', () => [...issue.comments.values()].join(), 'It breaks no more');

    tiny.act('issue.apply', { ...person, issue: issue.id, action: 'unresolve' });
    await becomes('the Jira issue', statusInJira, 'To Do');
    tiny.act('issue.apply', { ...person, issue: issue.id, action: 'resolve' });
    await becomes('the Jira issue', statusInJira, 'Done');
    await becomes('all events to be taken', () => tiny.unsent.length, 0);
    await story.reasons({ linkId });

    expect([issue.status, statusInJira()]).to.deep.equal(['resolved', 'Done']);
    const told = (await story.timeline({ linkId })).filter(({ decision }) => decision?.outcome === 'applied');
    expect(told.filter(({ kind }) => kind === 'status').length, 'by Jira').to.be.at.most(2);
    expect(told.filter(({ kind }) => kind === 'outbound_status')).to.have.lengthOf(2);
  });
});
