import { expect } from 'chai';

import { ConsoleVisitor } from '../../../support/console.ts';
import { BUG, ABC } from '../../../support/create-meta.ts';
import { UnlinkedIssue } from '../../../support/scenario-creation.ts';
import { bearerOf, portsOf, serving } from '../../../support/test-server.ts';

const GIVEN = {
  ...{
    name: 'Errors <b>',
    isEnabled: 'on',
    position: '2',
    levels: 'error, fatal',
    tags: 'env=prod',
    again: 'never',
  },
  ...{ 'f-project': ABC.id, 'f-issuetype': BUG.id, 'f-title': 'New: {{title}}', 'f-labels': 'lockstep' },
};

describe('the rules of the console', () => {
  const serve = serving();
  let unlinked: UnlinkedIssue;
  let visitor: ConsoleVisitor;
  let page: string;
  let url: string;

  beforeEach(async () => {
    unlinked = await UnlinkedIssue.arrange();
    ({ url } = await serve(portsOf(unlinked.scenario)));
    visitor = new ConsoleVisitor(url);
    await visitor.signIn();
    page = `/installations/${unlinked.connected.installationId}/rules`;
  });

  const rules = () => [...unlinked.scenario.tables.creationRules.values()].map((rule) => rule.toProps());
  const textOf = async (answer: Promise<Response>): Promise<string> => (await answer).text();
  const add = (given: Readonly<Record<string, string>> = {}) =>
    visitor.submit(`${page}/new`, `${page}/new`, {
      ...{ ...GIVEN, example: unlinked.trackerIssueId, action: 'save' },
      ...given,
    });

  it('are none at first, and a new one begins with what is known of the tracker issue', async () => {
    expect(await textOf(visitor.open(page))).to.contain('There is no rule');
    expect(await textOf(visitor.open(`${page}/new`)))
      .to.contain('value="{{title}}"')
      .and.contain('Alphabet (ABC)');
  });

  it('are added, with all they are for and make', async () => {
    const answer = await add();

    expect(answer.headers.get('Location')).to.match(/\/rules\?notice=rule_saved$/);
    expect(rules()[0]).to.deep.include({
      ...{ name: 'Errors <b>', position: 2, isEnabled: true, again: 'never' },
      match: {
        projects: [],
        levels: ['error', 'fatal'],
        tags: { env: 'prod' },
        timesSeenAtLeast: null,
        onRegression: false,
      },
      values: { project: ABC.id, issuetype: BUG.id, title: 'New: {{title}}', labels: ['lockstep'] },
    });
    expect(await textOf(visitor.open(page)))
      .to.contain('Errors &lt;b>')
      .and.contain('at error or fatal, with env prod');
  });

  it('are tried on a tracker issue, and nothing is made or kept', async () => {
    const tried = await textOf(add({ action: 'preview', levels: '', tags: '' }));

    expect(tried).to.contain('It would make this issue').and.contain('New: A crash');
    expect(rules()).to.deep.equal([]);
    expect(unlinked.scenario.jira.creating.made).to.deep.equal([]);
    expect(await textOf(add({ action: 'preview' }))).to.contain('It is not for this tracker issue');
  });

  it('say at the field what is wrong', async () => {
    const answer = await add({ 'f-title': '{{nope}}', name: 'x' });

    expect(answer.status).to.equal(422);
    expect(await answer.text()).to.contain('id="f-title-error"');
    expect(await textOf(add({ name: '' }))).to.contain('id="name-error"');
    expect(rules()).to.deep.equal([]);
  });

  it('are changed, and removed once that was said twice', async () => {
    await add();
    const [rule] = rules();
    const own = `${page}/${rule?.id ?? ''}`;
    expect(await textOf(visitor.open(own)))
      .to.contain('value="New: {{title}}"')
      .and.contain('value="env=prod"');

    await visitor.submit(own, own, {
      ...GIVEN,
      example: unlinked.trackerIssueId,
      position: '7',
      action: 'save',
    });
    expect(rules()[0]?.position).to.equal(7);
    expect(await textOf(visitor.open(`${own}/remove`))).to.contain('Those that it made stay');
    await visitor.submit(`${own}/remove`, `${own}/remove`, {});

    expect(await textOf(visitor.open(page))).to.contain('There is no rule');
  });

  it('are added by an admin alone', async () => {
    const operator = new ConsoleVisitor(url);
    const { scenario, connected } = unlinked;
    await operator.signIn(
      (await bearerOf(scenario, connected.organizationId, 'operate')).slice('Bearer '.length),
    );

    expect(await textOf(operator.open(page))).not.to.contain('Add a rule');
    const refused = await operator.submit(`${page}/new`, `${page}/new`, { ...GIVEN, action: 'save' });

    expect(refused.status).to.equal(403);
    expect(rules()).to.deep.equal([]);
  });

  it('are nothing of another Organization’s', async () => {
    await add();
    const [rule] = rules();
    const other = (
      await unlinked.scenario.useCases.createOrganization.execute({ name: 'Strangers' })
    ).toProps();
    const stranger = new ConsoleVisitor(url);
    await stranger.signIn((await bearerOf(unlinked.scenario, other.id)).slice('Bearer '.length));

    expect((await stranger.open(`${page}/${rule?.id ?? ''}`)).status).to.equal(404);
    expect((await stranger.submit('/about', `${page}/${rule?.id ?? ''}/remove`, {})).status).to.equal(404);
    expect(rules()).to.have.lengthOf(1);
  });
});
