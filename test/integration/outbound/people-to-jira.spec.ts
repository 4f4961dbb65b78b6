import { expect } from 'chai';

import { EVERYTHING } from '../../../src/domain/api-key.ts';
import { Effect } from '../../../src/domain/effect.ts';
import type { ExternalIssueLink } from '../../../src/domain/external-issue-link.ts';
import type { EffectId, IntegrationId, TrackerCommentId } from '../../../src/domain/ids.ts';
import type { Installation } from '../../../src/domain/installation.ts';
import type { OutboundContent } from '../../../src/domain/outbound/outbound-content.ts';
import { DEFAULT_SYNC_SETTINGS, type SyncSettings } from '../../../src/domain/sync-settings.ts';
import type { TrackerUser } from '../../../src/domain/tracker-user.ts';
import { anId } from '../../support/builders.ts';
import { Scenario } from '../../support/scenario.ts';
import { useCasesOn, type UseCases } from '../../support/scenario-use-cases.ts';
import { startArrangedSandbox, type ArrangedSandbox } from '../jira-server/arranged-sandbox.ts';
import { startReceiver, type Receiver } from '../sandbox/receiver.ts';

const MINUTE = 60_000;

/** Lockstep on a storage in memory, in front of a Jira over HTTP that tells of what is done in it. */
class InFrontOfSandbox {
  readonly arranged: ArrangedSandbox;
  readonly receiver: Receiver;
  readonly scenario = new Scenario();
  readonly useCases: UseCases;
  #told = 0;

  private constructor(arranged: ArrangedSandbox, receiver: Receiver) {
    this.arranged = arranged;
    this.receiver = receiver;
    const publicUrl = new URL(receiver.url).origin;
    this.useCases = useCasesOn({ ...this.scenario.ports, jira: arranged.server }, publicUrl);
  }

  static async open(): Promise<InFrontOfSandbox> {
    return new InFrontOfSandbox(await startArrangedSandbox({ version: '9.12.15' }), await startReceiver());
  }

  get jira() {
    return this.arranged.sandbox.jira;
  }

  async close(): Promise<void> {
    await this.arranged.close();
    await this.receiver.close();
  }

  /** A tracker issue in lockstep with a new Jira issue, with these settings. */
  async link(settings: Partial<SyncSettings>, comment: string | null = null): Promise<ExternalIssueLink> {
    const { useCases } = this;
    const scope = EVERYTHING;
    const organization = await useCases.createOrganization.execute({ name: 'Team' });
    const { baseUrl, tls } = this.arranged.consumer;
    const { integration, installation } = await useCases.createIntegration.execute({
      ...{ scope, organizationId: organization.toProps().id, baseUrl, tls },
      ...{ consumerKey: null, privateKey: null },
    });
    const token = await this.arranged.createPersonalAccessToken();
    const authorization = { scope, integrationId: integration.id, token, expiresAt: null };
    await useCases.authorizeWithToken.execute(authorization);
    const { id: installationId } = installation;
    const all = { ...DEFAULT_SYNC_SETTINGS, remoteLinks: false, ...settings };
    await useCases.changeSyncSettings.execute({ scope, installationId, settings: all });

    const { key } = this.jira.issues.create({ project: 'ABC', summary: 'It breaks' });
    const issue = await useCases.addLocalTrackerIssue.execute({ scope, installationId, title: 'A crash' });
    const link = await useCases.linkIssue.execute({
      ...{ scope, installationId, trackerIssueId: issue.id, jiraIssue: key },
      comment: comment === null ? null : { body: comment, by: 'deploy' },
    });
    await useCases.processIssue.execute(link.issue);
    return link;
  }

  /** Something happens in the tracker, and what that asks of Jira is done, at the second try where it takes one. */
  async happens(link: ExternalIssueLink, content: OutboundContent): Promise<void> {
    const { clock } = this.scenario;
    const { randomness, storage } = this.scenario.ports;
    clock.advance(1_000);
    const effect = Effect.create({
      ...link.issue,
      ...{ id: randomness.id() as EffectId, linkId: link.id, deliveryId: null, source: 'tracker', content },
      ...{ actor: 'Bob', observedAt: clock.now(), createdAt: clock.now() },
    });
    await storage.unitOfWork.run(({ effects }) => effects.add([effect]));
    await this.#work(link);
    clock.advance(MINUTE);
    await this.#work(link);
  }

  /** The tracker issue is assigned to a person of the tracker, or to nobody, and what that asks of Jira is done. */
  async assigns(link: ExternalIssueLink, user: TrackerUser | null): Promise<void> {
    const { trackerIssueId } = link.toProps();
    const installation = await this.#installationOf(link);
    await this.scenario.trackers.of(installation).assign(user?.id ?? null, trackerIssueId, anId());
    await this.happens(link, { kind: 'outbound_assignee', user });
  }

  /** A person of the tracker whose issue this is. */
  async person(
    link: ExternalIssueLink,
    user: { readonly name: string; readonly email: string | null },
  ): Promise<TrackerUser> {
    const { organizationId } = (await this.#installationOf(link)).toProps();
    const isEmailVerified = user.email !== null;
    return this.useCases.addLocalTrackerUser.execute({
      ...{ scope: EVERYTHING, organizationId, isEmailVerified },
      ...user,
    });
  }

  /** Tells Lockstep all that Jira had to tell since the last time, and has it work. */
  async jiraTells(link: ExternalIssueLink): Promise<void> {
    await this.jira.deliveriesSettled();
    const untold = this.receiver.received.slice(this.#told);
    this.#told = this.receiver.received.length;
    const integrationId: IntegrationId = link.issue.integrationId;
    for (const { body } of untold) await this.scenario.deliver({ integrationId }, body);
    await this.#work(link);
  }

  reasonsOf({ id }: ExternalIssueLink): readonly string[] {
    return this.scenario.reasonsOf(id).slice(1);
  }

  async #installationOf(link: ExternalIssueLink): Promise<Installation> {
    const { installations } = this.scenario.ports.storage.stores;
    const installation = await installations.find(link.toProps().installationId);
    return installation ?? expect.fail('there is no Installation');
  }

  #work(link: ExternalIssueLink): Promise<unknown> {
    return this.useCases.processIssue.execute(link.issue);
  }
}

describe('people and comments of the tracker, carried to a Jira over HTTP', () => {
  let here: InFrontOfSandbox;

  beforeEach(async () => {
    here = await InFrontOfSandbox.open();
  });

  afterEach(() => here.close());

  const issueOf = ({ issue }: ExternalIssueLink) => here.jira.issues.get(issue.jiraIssueId);
  const comment = (action: 'created' | 'edited' | 'deleted', body: string | null): OutboundContent => ({
    kind: 'outbound_comment',
    commentId: 'c-1' as TrackerCommentId,
    author: 'Bob',
    ...{ action, body },
  });

  it('are written once though Jira’s answer was lost, edited and deleted, and Jira’s telling of it is an echo', async () => {
    const link = await here.link({ outboundComments: true, inboundComments: true });
    const path = `/rest/api/2/issue/${link.issue.jiraIssueId}/comment`;
    here.jira.switchOn('rest-reset', { path, method: 'POST', times: 1, afterWork: true });

    await here.happens(link, comment('created', 'Ask [~admin]'));
    expect(issueOf(link).comments.map(({ body }) => body.split('\n').slice(1))).to.deep.equal([
      ['{quote}', 'Ask \\[\\~admin\\]', '{quote}'],
    ]);
    await here.jiraTells(link);

    await here.happens(link, comment('edited', 'Nobody.'));
    expect(issueOf(link).comments[0]?.body).to.contain('\nNobody.\n');
    await here.jiraTells(link);

    await here.happens(link, comment('deleted', null));
    expect(issueOf(link).comments).to.deep.equal([]);
    await here.jiraTells(link);

    expect([...here.scenario.tables.trackerComments.values()]).to.deep.equal([]);
    const reasons = here.reasonsOf(link);
    expect(reasons.filter((reason) => reason.startsWith('jira_'))).to.deep.equal([
      'jira_comment_written',
      'jira_comment_edited',
      'jira_comment_deleted',
    ]);
    expect(new Set(reasons.filter((reason) => !reason.startsWith('jira_')))).to.deep.equal(new Set(['echo']));
  });

  it('are written once on linking, though Jira’s answer was lost', async () => {
    here.jira.switchOn('rest-reset', { path: '/comment', method: 'POST', times: 1, afterWork: true });
    const link = await here.link({ inboundComments: true }, 'Seen by *ten* customers');
    here.scenario.clock.advance(MINUTE);
    await here.jiraTells(link);

    expect(issueOf(link).comments.map(({ body }) => body)).to.have.lengthOf(1);
    expect(issueOf(link).comments[0]?.body).to.match(
      /^deploy linked this issue, and wrote:.*\n\{quote\}\nSeen by \\\*ten\\\* customers\n\{quote\}$/,
    );
    expect([...here.scenario.tables.trackerComments.values()]).to.deep.equal([]);
    const reasons = here.reasonsOf(link);
    expect(reasons.filter((reason) => reason !== 'echo')).to.deep.equal(['jira_comment_written']);
    expect(reasons).to.include('echo');
  });

  it('assign the issue to whom the e-mail tells, and Jira’s telling of it is an echo', async () => {
    const link = await here.link({ outboundAssignee: true });
    const user = await here.person(link, { name: 'developer', email: 'DEV2@example.com' });

    await here.assigns(link, user);
    expect(issueOf(link).assignee).to.equal('dev2');
    await here.jiraTells(link);
    await here.assigns(link, null);
    expect(issueOf(link).assignee).to.equal(null);
    await here.jiraTells(link);

    expect(here.reasonsOf(link)).to.deep.equal(['jira_assigned', 'echo', 'jira_unassigned', 'echo']);
  });

  it('say plainly what Jira does not allow', async () => {
    const link = await here.link({
      outboundAssignee: true,
      outboundComments: true,
      commentVisibility: { type: 'role', value: 'Nobody at all' },
    });
    await here.happens(link, comment('created', 'For none'));

    const user = await here.person(link, { name: 'dev2', email: null });
    for (const status of [401, 403]) {
      here.jira.switchOn('assigning-forbidden', { status, times: 1 });
      await here.assigns(link, user);
    }

    expect(issueOf(link).comments).to.deep.equal([]);
    expect(here.reasonsOf(link)).to.deep.equal([
      'jira_comment_visibility_refused',
      'jira_assigning_forbidden',
      'jira_assigning_forbidden',
    ]);
    expect(here.scenario.integration(link.issue.integrationId).state).to.equal('active');
  });
});
