import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { IntegrationId } from '../../../../src/domain/ids.ts';
import { WEBHOOK_EVENTS, webhookUrl, type JiraWebhook } from '../../../../src/domain/jira-webhook.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';
import { PUBLIC_URL, useCasesOn } from '../../../support/scenario-use-cases.ts';

const AWAY = new JiraFailure('jira_unreachable', 'Jira cannot be reached.');

describe('CreateWebhook', () => {
  let scenario: Scenario;
  let connected: Connected;

  /** An active Integration without a webhook. */
  async function connect(version = '9.12.0'): Promise<void> {
    scenario = new Scenario({ jira: { version } });
    connected = await scenario.connect();
    scenario.jira.hooks.remove('1');
    await scenario.ports.storage.unitOfWork.run(async ({ integrations }) => {
      const integration = await integrations.find(connected.integrationId);
      const none = { mode: 'none', jiraWebhookId: null, api: null, checkedAt: null, problem: null } as const;
      if (integration !== null) await integrations.save(integration.withWebhook(none, 'changed'));
    });
  }

  beforeEach(() => connect());

  const check = (integrationId = connected.integrationId) =>
    scenario.useCases.createWebhook.execute({ integrationId });
  const health = () => scenario.integration(connected.integrationId).webhook;
  const standing = () => scenario.jira.hooks.all;
  const ids = () => standing().map(({ id }) => id);
  const ourUrl = () => webhookUrl(PUBLIC_URL, scenario.token(connected.integrationId));

  function aWebhook(webhook: Partial<JiraWebhook> & Pick<JiraWebhook, 'id'>): JiraWebhook {
    return {
      name: 'Lockstep',
      url: ourUrl(),
      events: WEBHOOK_EVENTS,
      isEnabled: true,
      excludesBody: false,
      filter: '',
      ...webhook,
    };
  }

  function put(webhook: Partial<JiraWebhook> & Pick<JiraWebhook, 'id'>): void {
    scenario.jira.hooks.put(aWebhook(webhook));
  }

  async function setBodySignatureRequired(): Promise<void> {
    await scenario.ports.storage.unitOfWork.run(async ({ integrations }) => {
      const integration = await integrations.find(connected.integrationId);
      if (integration !== null) await integrations.save(integration.requiringBodySignature());
    });
  }

  it('makes the webhook where there is none, for the events Lockstep lives by', async () => {
    const integration = await check();

    expect(standing()).to.deep.equal([aWebhook({ id: ids()[0] ?? '' })]);
    expect(integration.toProps().webhook).to.deep.equal({
      mode: 'managed',
      jiraWebhookId: ids()[0],
      api: 'jira_9',
      checkedAt: scenario.clock.now(),
      problem: null,
    });
    expect(health()).to.deep.equal(integration.toProps().webhook);
  });

  it('makes an address whose token leads back to this Integration', async () => {
    await check();

    const token = standing()[0]?.url.split('/').at(-1) ?? '';
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
      await connect(version);

      await check();

      expect(standing()).to.have.lengthOf(1);
      expect(health()).to.include({ mode: 'managed', api });
    });
  }

  it('leaves one webhook when it is run again, the same', async () => {
    await check();
    const before = standing();

    await check();

    expect(standing()).to.deep.equal(before);
    expect(scenario.jira.calls.filter((call) => call === 'webhooks.update')).to.be.empty;
  });

  it('leaves one webhook when it is run twice at once', async () => {
    await Promise.all([check(), check()]);

    expect(ids()).to.deep.equal([health().jiraWebhookId]);
  });

  it('makes again one that was deleted', async () => {
    await check();
    scenario.jira.hooks.remove(ids()[0] ?? '');

    await check();

    expect(ids()).to.deep.equal([health().jiraWebhookId]);
  });

  it('adopts ours that stands there, as when a database was restored', async () => {
    put({ id: '77' });

    await check();

    expect(ids()).to.deep.equal(['77']);
    expect(health()).to.include({ mode: 'managed', jiraWebhookId: '77' });
  });

  const differences: readonly (readonly [string, Partial<JiraWebhook>])[] = [
    ['is disabled', { isEnabled: false }],
    ['leaves out the body', { excludesBody: true }],
    ['has a filter', { filter: 'project = ABC' }],
    ['listens to too little', { events: ['jira:issue_updated'] }],
    ['listens to too much', { events: [...WEBHOOK_EVENTS, 'worklog_created'] }],
    ['listens to nothing', { events: [] }],
  ];
  for (const [what, difference] of differences) {
    it(`repairs one that ${what}`, async () => {
      await check();
      const [id = ''] = ids();
      put({ id, ...difference });

      await check();

      expect(standing()).to.deep.equal([aWebhook({ id })]);
      expect(health()).to.include({ mode: 'managed', jiraWebhookId: id, problem: null });
    });
  }

  it('repairs one whose token another secret signed', async () => {
    const old = { id: 'old', value: scenario.ports.randomness.secret(), retiresAt: null };
    put({ id: '77', url: webhookUrl(PUBLIC_URL, scenario.ports.tokens.issue(connected.integrationId, old)) });

    await check();

    expect(standing()).to.deep.equal([aWebhook({ id: '77' })]);
  });

  it('repairs one whose address ends in a slash', async () => {
    put({ id: '77', url: `${ourUrl()}/` });

    await check();

    expect(standing()).to.deep.equal([aWebhook({ id: '77' })]);
  });

  it('removes extras of ours, and keeps one that is as it should be', async () => {
    put({ id: '5', isEnabled: false });
    put({ id: '10' });
    put({ id: '9' });

    await check();

    expect(standing()).to.deep.equal([aWebhook({ id: '9' })]);
    expect(health().jiraWebhookId).to.equal('9');
  });

  describe('never touches', () => {
    const others: readonly (readonly [string, () => Partial<JiraWebhook>])[] = [
      ["another program's", () => ({ name: 'CI', url: 'https://ci.example.com/hook', isEnabled: false })],
      ['one that is called like ours', () => ({ url: 'https://lockstep.example.com/hook' })],
      ['one whose address is none', () => ({ url: '${issue.key}' })],
      [
        "another Lockstep's on the same host",
        () => ({ url: ourUrl().replace('/sync/', '/other-sync/'), events: [] }),
      ],
      [
        "another Lockstep's of the same path",
        () => ({ url: ourUrl().replace('lockstep.example.com', 'lockstep.example.org'), events: [] }),
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
        const other = aWebhook({ id: '50', ...shape() });
        scenario.jira.hooks.put(other);

        await check();
        await check();

        expect(standing()).to.have.lengthOf(2);
        expect(standing().find(({ id }) => id === '50')).to.deep.equal(other);
        expect(health().jiraWebhookId).to.not.equal('50');
      });
    }
  });

  describe('when Jira does not let us', () => {
    it('leaves it to a person to make the webhook, in the words of Jira', async () => {
      scenario.jira.hooks.permit(false);

      await check();

      expect(health()).to.include({
        mode: 'manual',
        jiraWebhookId: null,
        problem: 'The account may not administer webhooks in Jira.',
      });
      expect(scenario.integration(connected.integrationId).state).to.equal('active');
    });

    it('shows what to paste, and manages the webhook that was pasted once it may', async () => {
      scenario.jira.hooks.permit(false);
      await check();
      const pasted = await scenario.useCases.showManualWebhook.execute({ scope: EVERYTHING, ...connected });
      put({ id: '4', name: 'By hand', url: pasted.url.reveal(), events: pasted.events });

      scenario.jira.hooks.permit(true);
      await check();

      expect(standing().map(({ id, url }) => ({ id, url }))).to.deep.equal([{ id: '4', url: ourUrl() }]);
      expect(health()).to.include({ mode: 'managed', jiraWebhookId: '4', problem: null });
    });

    it('calls a webhook that stood managed still, and says why it cannot look at it', async () => {
      await check();
      scenario.jira.hooks.permit(false);

      await check();

      expect(health()).to.include({
        mode: 'managed',
        problem: 'The account may not administer webhooks in Jira.',
      });
    });

    it('stays manual while Jira is away', async () => {
      scenario.jira.hooks.permit(false);
      await check();
      scenario.jira.failOn('webhooks.list', AWAY);

      await check();

      expect(health()).to.include({ mode: 'manual', problem: AWAY.message });
    });
  });

  describe('when Jira fails', () => {
    for (const call of ['serverInfo.read', 'webhooks.list', 'webhooks.create', 'webhooks.read'] as const) {
      it(`calls the webhook missing after ${call} failed, and makes it the next time`, async () => {
        scenario.jira.failOn(call, AWAY, 1);
        await check();
        expect(health()).to.include({ mode: 'missing', problem: AWAY.message });

        await check();

        expect(ids()).to.deep.equal([health().jiraWebhookId]);
        expect(health()).to.include({ mode: 'managed', problem: null });
      });
    }

    it('calls a webhook that stood managed still, and says what is wrong', async () => {
      await check();
      const before = health();
      scenario.jira.failOn('webhooks.list', AWAY);
      scenario.clock.advance(1000);

      await check();

      expect(health()).to.deep.equal({ ...before, checkedAt: scenario.clock.now(), problem: AWAY.message });
    });

    it('pauses the Integration when its token is no longer taken', async () => {
      scenario.jira.revokeAccess();

      const integration = await check();

      expect(integration.toProps().state).to.equal('needs_reauthorization');
      expect(integration.toProps().problem?.code).to.equal('jira_needs_reauthorization');
      await expectRefusal(check(), 'integration_not_active');
    });
  });

  it('passes on what is no failure of Jira', async () => {
    const fault = new Error('a bug');
    const webhooks = { ...scenario.jira.webhooks, list: () => Promise.reject(fault) };
    const jira = { ...portsOf(scenario), webhooks };

    const outcome: unknown = await useCasesOn({ ...scenario.ports, jira })
      .createWebhook.execute(connected)
      .catch((error: unknown) => error);

    expect(outcome).to.equal(fault);
    expect(health().mode).to.equal('none');
  });

  it('says what Jira did not take of our settings', async () => {
    const { webhooks } = scenario.jira;
    const read: typeof webhooks.read = async () => aWebhook({ id: '1', isEnabled: false });
    const jira = { ...portsOf(scenario), webhooks: { ...webhooks, read } };

    await useCasesOn({ ...scenario.ports, jira }).createWebhook.execute(connected);

    expect(health().problem).to.match(/^Jira did not take all .* it must be enabled/);
  });

  it('refuses an Integration that is not there', async () => {
    await expectRefusal(check('nowhere' as IntegrationId), 'not_found');
  });

  it('refuses one that nobody has authorized, and does not call Jira', async () => {
    const waiting = await scenario.create('https://other.example.com');
    const before = scenario.jira.calls.length;

    await expectRefusal(check(waiting.integrationId), 'integration_not_active');

    expect(scenario.jira.calls).to.have.lengthOf(before);
  });

  describe('on Jira 10, which signs its bodies', () => {
    beforeEach(() => connect('10.3.0'));

    const bodySecret = () => scenario.tables.credentials.get(connected.integrationId)?.bodySecret.reveal();
    const signedWith = () => scenario.jira.hooks.bodySecretOf(ids()[0] ?? '')?.reveal();
    const bodySignature = () => scenario.integration(connected.integrationId).bodySignature;

    it('gives the webhook the secret of this Integration', async () => {
      await check();

      expect(signedWith()).to.be.a('string').and.equal(bodySecret());
    });

    it('gives it again to one that is adopted, for nobody can read what it had', async () => {
      put({ id: '77' });

      await check();

      expect(ids()).to.deep.equal(['77']);
      expect(signedWith()).to.be.a('string').and.equal(bodySecret());
    });

    it('gives it again to one that is repaired', async () => {
      await check();
      const [id = ''] = ids();
      scenario.jira.hooks.remove(id);
      put({ id, isEnabled: false });

      await check();

      expect(signedWith()).to.be.a('string').and.equal(bodySecret());
    });

    it('takes bodies without signature again once the webhook was changed', async () => {
      await check();
      await setBodySignatureRequired();
      put({ id: ids()[0] ?? '', filter: 'project = ABC' });

      await check();

      expect(bodySignature()).to.equal('unknown');
    });

    it('requires signatures still when the webhook is as it was', async () => {
      await check();
      await setBodySignatureRequired();

      await check();

      expect(bodySignature()).to.equal('required');
    });

    it('requires signatures still when the webhook could not be looked at', async () => {
      await check();
      await setBodySignatureRequired();
      scenario.jira.failOn('webhooks.list', AWAY);

      await check();

      expect(bodySignature()).to.equal('required');
    });
  });

  describe('after Jira 9 was upgraded to 10', () => {
    it('keeps the webhook that moved along, and has it sign from now on', async () => {
      await check();
      const before = ids();
      scenario.jira.upgradeTo('10.3.0');

      await check();

      expect(ids()).to.deep.equal(before);
      expect(health()).to.include({ mode: 'managed', api: 'jira_10' });
      expect(scenario.integration(connected.integrationId).serverInfo?.version).to.equal('10.3.0');
      expect(scenario.jira.hooks.bodySecretOf(before[0] ?? '')?.reveal()).to.equal(
        scenario.tables.credentials.get(connected.integrationId)?.bodySecret.reveal(),
      );
    });

    it('makes the webhook by the new API when the old one did not come along', async () => {
      await check();
      scenario.jira.hooks.remove(ids()[0] ?? '');
      scenario.jira.upgradeTo('10.3.0');

      await check();

      expect(ids()).to.have.lengthOf(1);
      expect(health()).to.include({ mode: 'managed', api: 'jira_10' });
    });

    it('finds the API that answers when the version says another', async () => {
      const { webhooks } = scenario.jira;
      scenario.jira.upgradeTo('10.0.0');
      const serverInfo = { read: async () => ({ ...(await scenario.jira.serverInfo.read(JIRA)), major: 9 }) };
      const jira = { ...portsOf(scenario), webhooks, serverInfo };

      await useCasesOn({ ...scenario.ports, jira }).createWebhook.execute(connected);

      expect(ids()).to.have.lengthOf(1);
      expect(health()).to.include({ mode: 'managed', api: 'jira_10', problem: null });
    });
  });
});

const JIRA = { baseUrl: 'https://jira.example.com', tls: { isVerified: true, caCertificate: null } };

/** The capabilities of the Jira, to put another in the place of one. */
function portsOf({ jira }: Scenario) {
  const { serverInfo, authorization, accounts, webhooks, statuses, issues } = jira;
  return { serverInfo, authorization, accounts, webhooks, statuses, issues };
}
