import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import { DEFAULT_SYNC_SETTINGS, type SyncSettings } from '../../../../src/domain/sync-settings.ts';
import { ConsoleVisitor } from '../../../support/console.ts';
import { ABC, BUG, USUAL_FIELDS } from '../../../support/create-meta.ts';
import { DONE, IN_PROGRESS, TO_DO } from '../../../support/payloads.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';
import { bearerOf, portsOf, serving } from '../../../support/test-server.ts';

const PROJECT = '10100';

describe('the settings in the console', () => {
  const serve = serving();
  let scenario: Scenario;
  let visitor: ConsoleVisitor;
  let connected: Connected;
  let issue: IssueInJira;
  let base: string;
  let url: string;

  beforeEach(async () => {
    scenario = new Scenario();
    for (const [{ id, name }, category] of [
      [TO_DO, 'new'],
      [IN_PROGRESS, 'indeterminate'],
      [DONE, 'done'],
    ] as const)
      scenario.jira.putStatus({ id, name: `<i>${name}`, category });
    scenario.jira.creating.putProject(ABC, [{ ...BUG, fields: USUAL_FIELDS }]);
    issue = new IssueInJira(scenario.jira);
    connected = await scenario.connect();
    base = `/installations/${connected.installationId}/settings`;
    ({ url } = await serve(portsOf(scenario)));
    visitor = new ConsoleVisitor(url);
    await visitor.signIn();
  });

  const settings = (): SyncSettings => {
    const installation = scenario.tables.installations.get(connected.installationId);
    if (installation === undefined) throw new TypeError('there is no Installation');
    return installation.settings;
  };
  const textOf = async (answer: Promise<Response>): Promise<string> => (await answer).text();
  const change = (changed: Partial<SyncSettings>) =>
    scenario.useCases.changeSyncSettings.execute({
      ...{ scope: EVERYTHING, installationId: connected.installationId },
      settings: (present) => ({ ...present, ...changed }),
    });
  /** The names and values of the form, as a browser would send them untouched. */
  const formOn = async (page: string): Promise<URLSearchParams> => {
    const markup = await textOf(visitor.open(page));
    const form = markup.slice(markup.indexOf('name="tag"') - 200);
    const values = new URLSearchParams();
    for (const [input] of form.matchAll(/<input [^>]*>/g)) {
      const [, name = ''] = /name="([^"]+)"/.exec(input) ?? [];
      const [, value = ''] = /value="([^"]*)"/.exec(input) ?? [];
      if (name !== '' && (!input.includes('type="checkbox"') || input.includes(' checked')))
        values.append(name, value.replaceAll('&quot;', '"'));
    }
    for (const [, name = '', options = ''] of form.matchAll(
      /<select [^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs,
    )) {
      const [chosen = ''] =
        /<option[^>]* selected[^>]*>/.exec(options) ?? /<option[^>]*>/.exec(options) ?? [];
      values.append(name, /value="([^"]*)"/.exec(chosen)?.[1] ?? '');
    }
    return values;
  };
  const send = (page: string, values: URLSearchParams) =>
    visitor.send(page, { method: 'POST', body: values });
  const withValues = async (page: string, given: Readonly<Record<string, string | null>>) => {
    const form = await formOn(page);
    for (const [name, value] of Object.entries(given)) {
      if (value === null) form.delete(name);
      else form.set(name, value);
    }
    return form;
  };

  for (const page of ['', `/projects/${PROJECT}`, '/people', '/fields?project=10100&type=10004']) {
    it(`are as they were once “${page}” was saved untouched`, async () => {
      const answer = await send(base + page, await withValues(base + page, { action: 'save' }));

      expect(answer.status).to.equal(303);
      expect(answer.headers.get('Location')).to.contain('notice=settings_saved');
      expect(settings()).to.deep.equal(DEFAULT_SYNC_SETTINGS);
    });
  }

  it('are changed by switches, resolutions of Jira and who may read comments', async () => {
    const form = await withValues(base, {
      ...{ inboundStatus: null, outboundComments: 'on', ignoredResolutionIds: '2', action: 'save' },
      ...{ visibilityType: 'role', visibilityValue: 'Developers' },
    });

    await send(base, form);

    expect(settings()).to.deep.equal({
      ...DEFAULT_SYNC_SETTINGS,
      ...{ inboundStatus: false, outboundComments: true, ignoredResolutionIds: ['2'] },
      commentVisibility: { type: 'role', value: 'Developers' },
    });
  });

  it('are tried on what happened before they are saved', async () => {
    await scenario.link(connected);
    await scenario.deliver(connected, issue.transition(DONE));
    await scenario.settle();

    const page = await textOf(send(base, await withValues(base, { inboundStatus: null, action: 'preview' })));

    expect(page).to.contain('Of the last').and.contain('1 would have been handled otherwise');
    expect(page).to.contain('resolves the tracker issue').and.contain('Jira’s is not carried over');
    expect(page).not.to.match(/name="inboundStatus"[^>]* checked/);
    expect(settings()).to.deep.equal(DEFAULT_SYNC_SETTINGS);
  });

  it('are not overwritten by who has not seen them: both versions are told', async () => {
    const form = await withValues(base, { inboundComments: 'on', action: 'save' });
    await change({ statusRule: 'all', outboundAssignee: true });

    const answer = await send(base, form);
    const page = await answer.text();

    expect(answer.status).to.equal(412);
    expect(page).to.contain('Somebody else has saved these settings').and.contain('Save mine in its place');
    expect(page).to.match(/assignee follows the tracker<\/th><td>on<\/td><td>off/);
    expect(settings().statusRule).to.equal('all');

    const tag = /name="tag" value="([^"]+)"/.exec(page)?.[1]?.replaceAll('&quot;', '"') ?? '';
    form.set('tag', tag);
    await send(base, form);
    expect(settings()).to.include({ statusRule: 'each', inboundComments: true });
  });

  it('map a project’s statuses, by Jira’s own names', async () => {
    const page = `${base}/projects/${PROJECT}`;
    expect(await textOf(visitor.open(page)))
      .to.contain('&lt;i>Done')
      .and.contain('Alphabet (ABC)');

    const form = await withValues(page, {
      ...{ isMapped: 'on', onResolve: DONE.id, onUnresolve: TO_DO.id, resolutionId: '1', mostHops: '3' },
      ...{ 'type-10004-onResolve': IN_PROGRESS.id, 'rule-inboundComments': 'true', action: 'save' },
      ...{ reopenWithinDays: '30', fields: '{"customfield_1": {"value": "x"}}' },
    });
    form.append('done', DONE.id);
    const answer = await send(page, form);

    expect(answer.status).to.equal(303);
    expect(settings().doneStatusIds).to.deep.equal({ [PROJECT]: [DONE.id] });
    expect(settings().projectRules).to.deep.equal({ [PROJECT]: { inboundComments: true } });
    expect(settings().statusMappings[PROJECT]).to.deep.include({
      ...{ onResolve: DONE.id, onUnresolve: TO_DO.id, onIgnore: null, resolutionId: '1', mostHops: 3 },
      issueTypes: { '10004': { onResolve: IN_PROGRESS.id, onUnresolve: TO_DO.id, onIgnore: null } },
      ...{ reopenWithinDays: 30, fields: { customfield_1: { value: 'x' } } },
    });

    const saved = settings();
    await send(page, await withValues(page, { action: 'save', fields: '{"customfield_1": {"value": "x"}}' }));
    expect(settings(), 'saved once more as it is').to.deep.equal(saved);
    await send(
      page,
      await withValues(page, { isMapped: null, done: null, 'rule-inboundComments': '', action: 'save' }),
    );
    expect(settings(), 'taken out again').to.deep.equal(DEFAULT_SYNC_SETTINGS);
  });

  it('say at the field what is wrong with a mapping', async () => {
    const page = `${base}/projects/${PROJECT}`;
    const answer = await send(
      page,
      await withValues(page, {
        isMapped: 'on',
        onUnresolve: TO_DO.id,
        mostHops: '99',
        fields: 'nope',
        action: 'save',
      }),
    );
    const text = await answer.text();

    expect(answer.status).to.equal(422);
    expect(text).to.contain('id="onResolve-error"').and.contain('id="fields-error"');
    expect(settings()).to.deep.equal(DEFAULT_SYNC_SETTINGS);
  });

  it('show the transitions of an issue to prefer some', async () => {
    scenario.jira.workflow.put({
      id: '11',
      name: 'Finish <b>it',
      from: [TO_DO.id],
      to: { id: DONE.id, name: 'Done', category: 'done' },
    });

    const page = await textOf(visitor.open(`${base}/projects/${PROJECT}?example=ABC-4`));

    expect(page)
      .to.contain('Finish &lt;b>it →')
      .and.match(/name="transitionIds"/);
  });

  it('map people, those that are proposed too', async () => {
    await scenario.link(connected);
    const { organizationId } = connected;
    scenario.jira.people.put({ key: 'KEY-gh', name: 'gh', displayName: 'Grace Hopper', emailAddress: null });
    const grace = await scenario.useCases.addLocalTrackerUser.execute({
      ...{ scope: EVERYTHING, organizationId, name: 'grace_hopper', email: null, isEmailVerified: false },
    });
    const page = `${base}/people?project=ABC`;
    expect(await textOf(visitor.open(page)))
      .to.contain('Probably one of these')
      .and.contain('grace_hopper');

    const form = await withValues(page, {
      ...{ 'jira-0': 'ada', 'tracker-0': 'u1', 'suggested-tracker-0': grace.id, action: 'save' },
    });
    await send(page, form);

    expect(settings().userMapping).to.deep.equal([
      { jiraUser: 'ada', trackerUser: 'u1' },
      { jiraUser: 'KEY-gh', trackerUser: grace.id },
    ]);
  });

  it('say at its field which person is mapped twice', async () => {
    const page = `${base}/people`;
    const form = await withValues(page, {
      ...{ 'jira-0': 'ada', 'tracker-0': 'u1', 'jira-1': 'Ada', 'tracker-1': 'u2', action: 'save' },
    });

    expect(await textOf(send(page, form))).to.contain('id="jira-1-error"');
  });

  it('leave out fields that the form of a project has', async () => {
    const page = `${base}/fields?project=${PROJECT}&type=10004`;
    expect(await textOf(visitor.open(page))).to.contain('Reporter');

    await send(page, await withValues(page, { ignoredFieldIds: 'reporter', action: 'save' }));

    expect(settings().ignoredFieldIds).to.deep.equal(['reporter']);
    expect(await textOf(visitor.open(`${base}/fields`))).to.contain('reporter (not found in Jira)');
  });

  it('are still shown and saved while Jira is away', async () => {
    await change({ ignoredResolutionIds: ['2'] });
    for (const call of ['search.resolutions', 'search.statusesOf', 'creation.projects'] as const)
      scenario.jira.failOn(call, new JiraFailure('jira_unreachable', 'Jira is <b>away.'));

    for (const page of [
      base,
      `${base}/projects`,
      `${base}/projects/${PROJECT}`,
      `${base}/people`,
      `${base}/fields`,
    ]) {
      const answer = await visitor.open(page);
      expect(answer.status, page).to.equal(200);
      expect(await answer.text(), page).to.contain('Jira is &lt;b>away.');
    }
    await send(base, await withValues(base, { inboundComments: 'on', action: 'save' }));
    expect(settings()).to.deep.include({ inboundComments: true, ignoredResolutionIds: ['2'] });
  });

  it('can be looked at and tried by who may not save them', async () => {
    const reader = new ConsoleVisitor(url);
    await reader.signIn((await bearerOf(scenario, connected.organizationId, 'read')).slice('Bearer '.length));

    const page = await (await reader.open(base)).text();
    expect(page).to.contain('Saving takes the role admin').and.not.contain('value="save"');
    expect((await reader.submit(base, base, { action: 'preview' })).status).to.equal(200);
    expect((await reader.submit(base, base, { action: 'save' })).status).to.equal(403);
    expect(settings()).to.deep.equal(DEFAULT_SYNC_SETTINGS);
  });

  it('are nothing that another Organization can see or change', async () => {
    const other = (await scenario.useCases.createOrganization.execute({ name: 'Strangers' })).toProps();
    const stranger = new ConsoleVisitor(url);
    await stranger.signIn((await bearerOf(scenario, other.id)).slice('Bearer '.length));
    const rules = base.replace('/settings', '/rules');

    for (const page of [
      base,
      `${base}/projects`,
      `${base}/projects/1`,
      `${base}/people`,
      `${base}/fields`,
      rules,
      `${rules}/new`,
    ]) {
      expect((await stranger.open(page)).status, page).to.equal(404);
    }
    expect((await stranger.submit('/about', base, { action: 'save' })).status).to.equal(404);
  });
});
