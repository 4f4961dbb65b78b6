import { expect } from 'chai';

import { EVERYTHING, UNLIMITED } from '../../../../src/domain/api-key.ts';
import type { OrganizationId } from '../../../../src/domain/ids.ts';
import { ConsoleVisitor } from '../../../support/console.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { portsOf, serving } from '../../../support/test-server.ts';

describe('the page of an issue of the local tracker', () => {
  const serve = serving();
  let linked: LinkedIssue;
  let visitor: ConsoleVisitor;
  let page: string;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    const { url } = await serve(portsOf(linked.scenario));
    visitor = new ConsoleVisitor(url);
    page = `/tracker-issues/${linked.link.trackerIssueId}`;
    await visitor.signIn();
  });

  const read = async (): Promise<string> => (await visitor.open(page)).text();

  it('resolves and unresolves it, and says that Jira follows', async () => {
    expect(await read())
      .to.contain('>Resolve<')
      .and.not.contain('>Unresolve<');

    const resolved = await visitor.submit(page, `${page}/status`, { status: 'resolved' });

    expect(resolved.status).to.equal(303);
    expect(linked.trackerStatus).to.equal('resolved');
    expect(await read())
      .to.contain('>Unresolve<')
      .and.not.contain('>Resolve<');
  });

  it('writes comments, shows them as the text that they are, and leads to the link', async () => {
    await visitor.submit(page, `${page}/comments`, { body: '<script>alert(1)</script>' });

    const markup = await read();
    expect(markup).to.contain('&lt;script>alert(1)&lt;/script>').and.not.contain('<script>alert');
    expect(markup).to.contain(`/links/${linked.linkId}`);
  });

  it('says at the field what is wrong with a comment', async () => {
    const refused = await visitor.submit(page, `${page}/comments`, { body: ' ' });

    expect(refused.status).to.equal(422);
    expect(await refused.text()).to.match(/id="body-error"/);
  });

  it('assigns it to a person of the tracker, or to nobody', async () => {
    const ada = await linked.scenario.useCases.addLocalTrackerUser.execute({
      ...{ scope: EVERYTHING, organizationId: linked.connected.organizationId },
      ...{ name: 'ada', email: null, isEmailVerified: false },
    });

    await visitor.submit(page, `${page}/assignee`, { assigneeId: ada.id });
    expect(linked.trackerAssignee).to.equal('ada');
    await visitor.submit(page, `${page}/assignee`, { assigneeId: '' });
    expect(linked.trackerAssignee).to.equal(null);
  });

  it('offers nothing to do to who may only look, and takes nothing from them', async () => {
    await signInAs('read', linked.connected.organizationId);

    expect(await read())
      .to.contain('A crash')
      .and.not.contain('>Resolve<');
    const answer = await visitor.submit(page, `${page}/status`, { status: 'resolved' });

    expect(answer.status).to.equal(403);
    expect(linked.trackerStatus).to.equal('unresolved');
  });

  it('is not there for another Organization', async () => {
    const { organizationId } = await linked.scenario.create('https://other.example.com');
    await signInAs('admin', organizationId);

    expect((await visitor.open(page)).status).to.equal(404);
  });

  async function signInAs(role: 'read' | 'admin', organizationId: OrganizationId): Promise<void> {
    const { secret } = await linked.scenario.useCases.createApiKey.execute({
      ...{ name: 'Eve', role, expiresAt: null, by: UNLIMITED, scope: { organizationId } },
    });
    await visitor.signIn(secret.reveal());
  }
});
