import { expect } from 'chai';

import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { ConsoleVisitor } from '../../../support/console.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';
import { bearerOf, portsOf, serving } from '../../../support/test-server.ts';

const SCRIPT = '<script>alert(1)</script>';

describe('the links of the console', () => {
  const serve = serving();
  let scenario: Scenario;
  let visitor: ConsoleVisitor;
  let connected: Connected;
  let url: string;

  beforeEach(async () => {
    scenario = new Scenario();
    new IssueInJira(scenario.jira);
    connected = await scenario.connect();
    ({ url } = await serve(portsOf(scenario)));
    visitor = new ConsoleVisitor(url);
    await visitor.signIn();
  });

  const textOf = async (page: string): Promise<string> => (await visitor.open(page)).text();
  const addIssue = (title: string) =>
    scenario.useCases.addLocalTrackerIssue.execute({
      ...{ scope: EVERYTHING, installationId: connected.installationId, title },
    });
  const links = () => [...scenario.tables.links.values()].map((link) => link.toProps());
  const asRole = async (role: 'read' | 'operate' | 'admin', organizationId = connected.organizationId) => {
    const other = new ConsoleVisitor(url);
    await other.signIn((await bearerOf(scenario, organizationId, role)).slice('Bearer '.length));
    return other;
  };

  it('say what a link is while there is none', async () => {
    expect(await textOf('/links'))
      .to.contain('Nothing is linked yet')
      .and.not.contain('<table');
  });

  it('are listed with the titles of both, and how each fares', async () => {
    const id = await scenario.link(connected);

    const page = await textOf('/links');

    expect(page).to.contain(`href="../console/links/${id}">A crash</a>`);
    expect(page).to.contain(`href="../console/links/${id}">ABC-4</a>`);
    expect(page).to.match(/href="https:\/\/jira\.example\.com\/browse\/ABC-4"[^>]*>in Jira</);
    expect(page).to.contain('In lockstep');
  });

  it('are found by key, project, state and how they fare', async () => {
    await scenario.link(connected);

    for (const query of ['find=ABC-4', 'find=ABC&by=jiraProject', 'state=linked', 'condition=in_lockstep']) {
      expect(await textOf(`/links?${query}`), query).to.contain('A crash');
    }
    for (const query of ['find=ABC-5', 'find=XYZ&by=jiraProject', 'state=deleted', 'condition=dead']) {
      expect(await textOf(`/links?${query}`), query)
        .to.contain('No link is like that')
        .and.not.contain('A crash');
    }
  });

  it('are shown a page at a time', async () => {
    for (let number = 0; number < 27; number += 1) {
      new IssueInJira(scenario.jira, { id: `2000${number}`, key: `ABC-1${number}` });
      await scenario.startLink(connected, `ABC-1${number}`);
    }

    const first = await textOf('/links');
    const more = /href="\.\.\/console(\/links\?after=[^"]+)" rel="next"/.exec(first)?.[1] ?? '';
    const second = await textOf(more.replaceAll('&amp;', '&'));

    expect(first.match(/<tr>/g)).to.have.lengthOf(26);
    expect(second.match(/<tr>/g)).to.have.lengthOf(3);
    expect(second).not.to.contain('rel="next"');
  });

  it('show what Jira and trackers tell as text', async () => {
    const issue = new IssueInJira(scenario.jira, { id: '10999', key: 'ABC-9' });
    scenario.jira.putIssue({ ...scenario.jira.putIssue({ id: issue.id, key: 'ABC-9' }), summary: SCRIPT });
    const { id } = await addIssue(SCRIPT);
    await scenario.useCases.linkIssue.execute({
      ...{
        scope: EVERYTHING,
        installationId: connected.installationId,
        trackerIssueId: id,
        jiraIssue: 'ABC-9',
      },
    });

    const [link] = links();
    for (const page of [
      '/links',
      '/links/new',
      `/links/${link?.id}/unlink`,
      `/links/${link?.id}/relink`,
      `/links/jira-issues?integration=${connected.integrationId}&jiraIssue=ABC-9`,
    ]) {
      expect(await textOf(page), page)
        .to.contain('&lt;script>alert(1)')
        .and.not.contain(SCRIPT);
    }
  });

  it('are made of a tracker issue and a Jira issue by its key', async () => {
    const { id } = await addIssue('It breaks');
    expect(await textOf('/links/new')).to.contain('It breaks');

    const answer = await visitor.submit('/links/new', `/links/new?installation=${connected.installationId}`, {
      trackerIssueId: id,
      jiraIssue: 'abc-4',
      comment: 'Seen here.',
      action: 'link',
    });

    const [link] = links();
    expect(answer.status).to.equal(303);
    expect(answer.headers.get('Location')).to.equal(`../../console/links/${link?.id}?notice=linked`);
    expect(link).to.include({ trackerIssueId: id, jiraIssueKey: 'ABC-4' });
  });

  it('are made with a new issue of Lockstep’s own tracker, once, however often the rest is wrong', async () => {
    const to = `/links/new?installation=${connected.installationId}`;
    const refused = await visitor.submit('/links/new', to, {
      ...{ trackerIssueId: '', newTitle: 'Brand new', jiraIssue: 'ABC-404', action: 'link' },
    });
    const page = await refused.text();
    expect(refused.status).to.equal(422);
    const trackerIssueId = /<option value="([^"]+)" selected>Brand new/.exec(page)?.[1] ?? '';
    expect(page)
      .to.match(/aria-invalid="?(true)?"?/)
      .and.contain('value="ABC-404"');

    await visitor.submit('/links/new', to, {
      ...{ trackerIssueId, newTitle: 'Brand new', jiraIssue: 'ABC-4', action: 'link' },
    });

    expect(links()).to.have.lengthOf(1);
    expect(scenario.tables.trackerIssues.size).to.equal(1);
  });

  it('are made of what is chosen among what Jira has found', async () => {
    scenario.jira.putIssue({ id: '10777', key: 'ABC-7', summary: 'The door squeaks' });
    const { id } = await addIssue('It breaks');
    const to = `/links/new?installation=${connected.installationId}`;
    const values = { trackerIssueId: id, jiraIssue: 'squeaks' };

    const found = await (await visitor.submit('/links/new', to, { ...values, action: 'search' })).text();
    expect(found).to.contain('value="ABC-7"').and.contain('The door squeaks');
    await visitor.submit('/links/new', to, { ...values, chosen: 'ABC-7', action: 'link' });

    expect(links()[0]?.jiraIssueKey).to.equal('ABC-7');
  });

  it('say at which field what is missing', async () => {
    const answer = await visitor.submit('/links/new', `/links/new?installation=${connected.installationId}`, {
      ...{ trackerIssueId: '', newTitle: '', jiraIssue: '', action: 'link' },
    });

    expect(answer.status).to.equal(422);
    expect(await answer.text()).to.contain('id="newTitle-error"');
  });

  it('say why Jira cannot be searched', async () => {
    scenario.jira.failOn('issues.search', new JiraFailure('jira_unreachable', 'Jira is away.'));

    const part = await textOf(
      `/links/jira-issues?integration=${connected.integrationId}&jiraIssue=door+squeaks`,
    );

    expect(part).to.contain('Jira is away.').and.not.contain('<html');
  });

  it('end when a person has said so twice', async () => {
    const id = await scenario.link(connected);
    const page = await textOf(`/links/${id}/unlink`);
    expect(page).to.contain('Unlink them');
    expect(scenario.linkOf(id).state).to.equal('linked');

    const answer = await visitor.submit(`/links/${id}/unlink`, `/links/${id}/unlink`, {});

    expect(answer.headers.get('Location')).to.equal('../../../console/links?notice=unlinked');
    expect(scenario.linkOf(id)).to.include({ state: 'unlinked' });
    expect(await textOf(`/links/${id}/unlink`)).to.contain('This link is over');
  });

  it('go to another Jira issue, and say so when there is none', async () => {
    new IssueInJira(scenario.jira, { id: '10301', key: 'ABC-5' });
    const id = await scenario.link(connected);
    const page = `/links/${id}/relink`;

    const refused = await visitor.submit(page, page, { jiraIssue: 'ABC-404', action: 'link' });
    expect(refused.status).to.equal(422);
    expect(await refused.text()).to.contain('id="jiraIssue-error"');
    await visitor.submit(page, page, { jiraIssue: 'ABC-5', action: 'link' });

    expect(links().map(({ jiraIssueKey, state }) => `${jiraIssueKey} ${state}`)).to.deep.equal([
      'ABC-4 unlinked',
      'ABC-5 linking',
    ]);
  });

  it('are imported once it was seen what comes of each line', async () => {
    const { id } = await addIssue('It breaks');
    const to = `/links/import?installation=${connected.installationId}`;
    const csv = `tracker issue,jira issue\n${id},ABC-4\nnobody,ABC-4\n`;

    const looked = await (await visitor.submit('/links/import', to, { csv, action: 'check' })).text();
    expect(looked).to.contain('1 of 2 can be linked, 1 cannot be').and.contain('Link this one');
    expect(links()).to.have.lengthOf(0);
    const applied = await (await visitor.submit('/links/import', to, { csv, action: 'apply' })).text();

    expect(applied).to.contain('1 of 2 were linked');
    expect(links()).to.have.lengthOf(1);
  });

  it('say what is wrong with a file', async () => {
    const answer = await visitor.submit(
      '/links/import',
      `/links/import?installation=${connected.installationId}`,
      { csv: 'a,b\n1,2\n', action: 'check' },
    );

    expect(answer.status).to.equal(422);
    expect(await answer.text()).to.match(/id="csv-error">[^<]*tracker issue/);
  });

  it('ask which Jira where there are several', async () => {
    await scenario.connect('https://second.example.com');

    const page = await textOf('/links/new');

    expect(page).to.contain('second.example.com').and.contain(`installation=${connected.installationId}`);
    expect(page).not.to.contain('name="jiraIssue"');
  });

  it('offer nothing to a key that may only look, and let it do nothing', async () => {
    const id = await scenario.link(connected);
    const reader = await asRole('read');

    const page = await (await reader.open('/links')).text();
    expect(page).to.contain('A crash').and.not.contain('Link two issues');
    const refused = await reader.submit(`/links/${id}/unlink`, `/links/${id}/unlink`, {});

    expect(refused.status).to.equal(403);
    expect(scenario.linkOf(id).state).to.equal('linked');
  });

  it('are nothing that another Organization can see or end', async () => {
    const id = await scenario.link(connected);
    const other = (await scenario.useCases.createOrganization.execute({ name: 'Strangers' })).toProps();
    const stranger = await asRole('admin', other.id);
    const { installationId, integrationId } = connected;

    expect(await (await stranger.open('/links')).text()).to.contain('Nothing is linked yet');
    for (const page of [
      `/links/${id}/unlink`,
      `/links/${id}/relink`,
      `/links/new?installation=${installationId}`,
      `/links/create?installation=${installationId}`,
      `/links/import?installation=${installationId}`,
      `/links/jira-issues?integration=${integrationId}&jiraIssue=ABC-4`,
      `/links/jira-values?integration=${integrationId}&search=users&project=ABC&typed=x&x=ada`,
    ]) {
      expect((await stranger.open(page)).status, page).to.equal(404);
    }
    expect((await stranger.submit('/about', `/links/${id}/unlink`, {})).status).to.equal(404);
    expect(scenario.linkOf(id).state).to.equal('linked');
  });
});
