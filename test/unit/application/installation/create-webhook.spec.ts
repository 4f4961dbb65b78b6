import { expect } from 'chai';

import type { IntegrationId } from '../../../../src/domain/ids.ts';
import { WEBHOOK_EVENTS, webhookUrl, type JiraWebhook } from '../../../../src/domain/jira-webhook.ts';
import type { Scenario, Connected } from '../../../support/scenario.ts';
import { PUBLIC_URL } from '../../../support/scenario-use-cases.ts';
import { UncheckedWebhook } from '../../../support/scenario-webhook.ts';

describe('CreateWebhook', () => {
  let stage: UncheckedWebhook;
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    stage = await UncheckedWebhook.open();
    ({ scenario, connected } = stage);
  });

  it('makes the webhook where there is none, for the events Lockstep lives by', async () => {
    const integration = await stage.check();

    expect(stage.standing).to.deep.equal([stage.aWebhook({ id: stage.ids[0] ?? '' })]);
    expect(integration.toProps().webhook).to.deep.equal({
      mode: 'managed',
      jiraWebhookId: stage.ids[0],
      api: 'jira_9',
      checkedAt: scenario.clock.now(),
      problem: null,
      isProven: false,
      statistics: null,
    });
    expect(stage.health).to.deep.equal(integration.toProps().webhook);
  });

  it('makes an address whose token leads back to this Integration', async () => {
    await stage.check();

    const token = stage.standing[0]?.url.split('/').at(-1) ?? '';
    expect(scenario.ports.tokens.claims(token)?.integrationId).to.equal(connected.integrationId);
    await scenario.useCases.receiveIssueEvent.execute({
      token,
      signature: null,
      readBody: async () => Buffer.from('{}'),
    });
  });

  for (const [version, api] of [
    ['9.9.9', 'jira_9'],
    ['10.0.1', 'jira_10'],
  ] as const) {
    it(`uses the webhook API of Jira ${version}`, async () => {
      stage = await UncheckedWebhook.open(version);

      await stage.check();

      expect(stage.standing).to.have.lengthOf(1);
      expect(stage.health).to.include({ mode: 'managed', api });
    });
  }

  it('leaves one webhook when it is run again, the same', async () => {
    await stage.check();
    const before = stage.standing;

    await stage.check();

    expect(stage.standing).to.deep.equal(before);
    expect(scenario.jira.calls.filter((call) => call === 'webhooks.update')).to.be.empty;
  });

  it('leaves one webhook when it is run twice at once', async () => {
    await Promise.all([stage.check(), stage.check()]);

    expect(stage.ids).to.deep.equal([stage.health.jiraWebhookId]);
  });

  it('makes again one that was deleted', async () => {
    await stage.check();
    scenario.jira.hooks.remove(stage.ids[0] ?? '');

    await stage.check();

    expect(stage.ids).to.deep.equal([stage.health.jiraWebhookId]);
  });

  it('adopts ours that stands there, as when a database was restored', async () => {
    stage.put({ id: '77' });

    await stage.check();

    expect(stage.ids).to.deep.equal(['77']);
    expect(stage.health).to.include({ mode: 'managed', jiraWebhookId: '77' });
  });

  const differences: readonly (readonly [string, Partial<JiraWebhook>])[] = [
    ['is disabled', { isEnabled: false }],
    ['is called otherwise', { name: 'Old name' }],
    ['leaves out the body', { excludesBody: true }],
    ['has a filter', { filter: 'project = ABC' }],
    ['listens to too little', { events: ['jira:issue_updated'] }],
    ['listens to too much', { events: [...WEBHOOK_EVENTS, 'worklog_created'] }],
    ['listens to nothing', { events: [] }],
  ];
  for (const [what, difference] of differences) {
    it(`repairs one that ${what}`, async () => {
      await stage.check();
      const [id = ''] = stage.ids;
      stage.put({ id, ...difference });

      await stage.check();

      expect(stage.standing).to.deep.equal([stage.aWebhook({ id })]);
      expect(stage.health).to.include({ mode: 'managed', jiraWebhookId: id, problem: null });
    });
  }

  it('repairs one whose token another secret signed', async () => {
    const old = { id: 'old', value: scenario.ports.randomness.secret(), retiresAt: null };
    stage.put({
      id: '77',
      url: webhookUrl(PUBLIC_URL, scenario.ports.tokens.issue(connected.integrationId, old)),
    });

    await stage.check();

    expect(stage.standing).to.deep.equal([stage.aWebhook({ id: '77' })]);
  });

  it('makes our own at another public URL post to the present one, and leaves no stranger', async () => {
    await stage.check();
    const [id = ''] = stage.ids;
    stage.put({ id, url: stage.ourUrl.replace('lockstep.example.com/sync', 'old.example.com') });
    stage.put({ id: '20', url: stage.ourUrl.replace('lockstep.example.com', 'older.example.com') });

    await stage.check();

    expect(stage.standing).to.deep.equal([stage.aWebhook({ id })]);
    expect(stage.health).to.include({ mode: 'managed', jiraWebhookId: id });
  });

  it('repairs one whose address ends in a slash', async () => {
    stage.put({ id: '77', url: `${stage.ourUrl}/` });

    await stage.check();

    expect(stage.standing).to.deep.equal([stage.aWebhook({ id: '77' })]);
  });

  it('removes extras of ours, and keeps one that is as it should be', async () => {
    stage.put({ id: '5', isEnabled: false });
    stage.put({ id: '10' });
    stage.put({ id: '9' });

    await stage.check();

    expect(stage.standing).to.deep.equal([stage.aWebhook({ id: '9' })]);
    expect(stage.health.jiraWebhookId).to.equal('9');
  });

  describe('never touches', () => {
    const strangersUrl = () => {
      const [ours] = scenario.tables.credentials.get(connected.integrationId)?.webhookSecrets ?? [];
      const theirs = { id: ours?.id ?? '', value: scenario.ports.randomness.secret(), retiresAt: null };
      return webhookUrl(PUBLIC_URL, scenario.ports.tokens.issue(connected.integrationId, theirs));
    };
    const others: readonly (readonly [string, () => Partial<JiraWebhook>])[] = [
      ["another program's", () => ({ name: 'CI', url: 'https://ci.example.com/hook', isEnabled: false })],
      ['one that is called like ours', () => ({ url: 'https://lockstep.example.com/hook' })],
      ['one whose address is none', () => ({ url: '${issue.key}' })],
      [
        "another Lockstep's on the same host, whatever Integration its token names",
        () => ({ url: strangersUrl().replace('/sync/', '/other-sync/'), events: [] }),
      ],
      [
        "another Lockstep's of the same path, whatever Integration its token names",
        () => ({ url: strangersUrl().replace('lockstep.example.com', 'lockstep.example.org'), events: [] }),
      ],
      ['one at our address with a token that is none', () => ({ url: webhookUrl(PUBLIC_URL, 'abc') })],
      [
        "another Integration's",
        () => {
          const secret = { id: 's', value: scenario.ports.randomness.secret(), retiresAt: null };
          return {
            url: webhookUrl(PUBLIC_URL, scenario.ports.tokens.issue('other' as IntegrationId, secret)),
          };
        },
      ],
    ];
    for (const [what, shape] of others) {
      it(what, async () => {
        const other = stage.aWebhook({ id: '50', ...shape() });
        scenario.jira.hooks.put(other);

        await stage.check();
        await stage.check();

        expect(stage.standing).to.have.lengthOf(2);
        expect(stage.standing.find(({ id }) => id === '50')).to.deep.equal(other);
        expect(stage.health.jiraWebhookId).to.not.equal('50');
      });
    }
  });
});
