import { expect } from 'chai';

import { InMemoryJiraServer } from '../../../../src/adapters/memory/in-memory-jira-server.ts';
import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import type { JiraServer } from '../../../../src/application/ports/jira-server.ts';
import { EVERYTHING, type Scope } from '../../../../src/domain/api-key.ts';
import type { IntegrationParts } from '../../../../src/domain/integration-parts.ts';
import type { TlsSettings } from '../../../../src/domain/integration.ts';
import { DONE } from '../../../support/payloads.ts';
import { RememberingLog } from '../../../support/remembering-log.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { expectRefusal, refusalOf } from '../../../support/scenario-refusals.ts';
import { useCasesOn } from '../../../support/scenario-use-cases.ts';
import { jiraWith } from '../../../support/scenario-webhook.ts';
import { JIRA_URL, type Connected, type Scenario } from '../../../support/scenario.ts';

const NEW_URL = 'https://issues.example.com/jira';
const CHECKED: TlsSettings = { isVerified: true, caCertificate: null };
const OWN_CA: TlsSettings = { isVerified: true, caCertificate: 'the PEM of a new authority' };

/** A Jira at the usual address, and what is at every other one. */
function elsewhere(here: JiraServer, there: JiraServer): JiraServer {
  const at = ({ baseUrl }: { readonly baseUrl: string }) => (baseUrl === JIRA_URL ? here : there);
  return jiraWith(here, {
    serverInfo: { read: (target) => at(target).serverInfo.read(target) },
    accounts: { ...here.accounts, myself: (connection) => at(connection).accounts.myself(connection) },
  });
}

describe('ChangeIntegration', () => {
  let pair: LinkedIssue;
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    pair = await LinkedIssue.open();
    ({ scenario, connected } = pair);
  });

  interface Asked {
    readonly scope?: Scope;
    readonly jira?: JiraServer;
  }

  const change = (parts: Partial<IntegrationParts>, { scope = EVERYTHING, jira }: Asked = {}) => {
    const useCases = jira === undefined ? scenario.useCases : useCasesOn({ ...scenario.ports, jira });
    return useCases.changeIntegration.execute({
      ...{ scope, integrationId: connected.integrationId },
      change: (present) => ({ ...present, ...parts }),
    });
  };
  const integration = () => scenario.integration(connected.integrationId);

  it('has the same Jira called at its new address, with every link as it was', async () => {
    const before = integration();
    scenario.jira.upgradeTo('10.3.0');

    const changed = await change({ baseUrl: ' HTTPS://Issues.Example.com:443/jira/ ', tls: OWN_CA });

    expect(changed.toProps()).to.deep.equal(integration());
    expect(integration()).to.deep.include({ baseUrl: NEW_URL, tls: OWN_CA, state: 'active' });
    expect(integration().serverInfo).to.include({ version: '10.3.0' });
    expect(integration().webhook).to.include({ mode: 'managed', api: 'jira_10', problem: null });
    expect(integration()).to.deep.include({ account: before.account, consumerKey: before.consumerKey });
    expect(scenario.jira.hooks.all).to.have.lengthOf(1);
    await pair.happen(pair.issue.transition(DONE));
    expect(pair.trackerStatus).to.equal('resolved');
  });

  it('asks its Jira nothing, and changes nothing, where nothing is to be changed', async () => {
    const [before, calls] = [integration(), scenario.jira.calls.length];

    await change({ baseUrl: `${JIRA_URL}/` });

    expect(integration()).to.deep.equal(before);
    expect(scenario.jira.calls).to.have.lengthOf(calls);
  });

  describe('changes nothing, and says why, where', () => {
    let before: unknown;

    beforeEach(() => {
      before = integration();
    });

    afterEach(() => {
      expect(integration()).to.deep.equal(before);
    });

    it('another Jira answers, which does not know the authorization', async () => {
      const jira = elsewhere(scenario.jira, new InMemoryJiraServer({ baseUrl: NEW_URL }));

      const { message } = await refusalOf(change({ baseUrl: NEW_URL }, { jira }), 'conflict');

      expect(message).to.contain(NEW_URL).and.contain('another Jira').and.contain('as a new Integration');
    });

    it('a Jira answers that has no such application link, or another public key on it', async () => {
      const refused = async (oauthProblem: string) => {
        const failure = new JiraFailure('jira_misconfigured', 'Compare its base URL.', { oauthProblem });
        scenario.jira.failOn('accounts.myself', failure);
        return (await refusalOf(change({ baseUrl: NEW_URL }), 'conflict')).message;
      };

      expect(await refused('consumer_key_unknown')).to.match(/Nothing was changed\.$/);
      expect(await refused('signature_invalid')).to.contain('the same one after all: Compare its base URL.');
    });

    it('the token is of another account there', async () => {
      const account = { key: 'JIRAUSER1', name: 'lockstep', displayName: null };
      const accounts = { ...scenario.jira.accounts, myself: async () => account };
      await expectRefusal(
        change({ tls: OWN_CA }, { jira: jiraWith(scenario.jira, { accounts }) }),
        'conflict',
      );
    });

    it('no Jira answers, or one that is troubled: that says nothing of which one it is', async () => {
      const troubles = ['jira_unreachable', 'jira_forbidden', 'jira_misconfigured'] as const;
      for (const call of ['serverInfo.read', 'accounts.myself'] as const) {
        for (const code of troubles) {
          scenario.jira.failOn(call, new JiraFailure(code, 'It does not work now.'));
          await expectRefusal(change({ baseUrl: NEW_URL }), code);
        }
        scenario.jira.heal();
      }
    });

    it('the clocks differ: that is no other Jira', async () => {
      const oauthProblem = 'timestamp_refused';
      scenario.jira.failOn('accounts.myself', new JiraFailure('jira_misconfigured', 'No.', { oauthProblem }));
      await expectRefusal(change({ baseUrl: NEW_URL }), 'jira_misconfigured');
    });

    it('another Integration has the address, whose Jira is not asked', async () => {
      await scenario.create(NEW_URL);
      const calls = scenario.jira.calls.length;

      const { message } = await refusalOf(change({ baseUrl: NEW_URL }), 'conflict');

      expect(message).to.contain(NEW_URL);
      expect(scenario.jira.calls).to.have.lengthOf(calls);
    });

    it('another Integration gets the address while its Jira is asked', async () => {
      const { serverInfo } = scenario.jira;
      const read: typeof serverInfo.read = async (target) => {
        if (target.baseUrl === NEW_URL) await scenario.create(NEW_URL);
        return serverInfo.read(target);
      };
      const jira = jiraWith(scenario.jira, { serverInfo: { read } });

      await expectRefusal(change({ baseUrl: NEW_URL }, { jira }), 'conflict');
    });

    it('what is given is no address', async () => {
      await expectRefusal(change({ baseUrl: 'jira' }), 'invalid_value', { field: 'baseUrl' });
    });

    it('the key is of an Organization that has not got it', async () => {
      const stranger = await scenario.create('https://other.example.com');
      const scope = { organizationId: stranger.organizationId };
      await expectRefusal(change({ isEnabled: false }, { scope }), 'not_found');
    });

    it('the key is of one Organization, and another has it too', async () => {
      await scenario.connect();
      const scope = { organizationId: connected.organizationId };

      const { message } = await refusalOf(change({ isEnabled: false }, { scope }), 'conflict');

      expect(message).to.contain('Other Organizations').and.contain('ask the operator');
    });
  });

  it('may be changed by the Organization that has it alone, and by a key for everything where several have', async () => {
    await change({ tls: OWN_CA }, { scope: { organizationId: connected.organizationId } });
    await scenario.connect();
    await change({ baseUrl: NEW_URL });
    expect(integration()).to.deep.include({ baseUrl: NEW_URL, tls: OWN_CA });
  });

  it('is over once it is uninstalled', async () => {
    await scenario.useCases.uninstall.execute({ scope: EVERYTHING, ...connected });
    const { message } = await refusalOf(change({ isEnabled: true }), 'conflict');
    expect(message).to.contain('uninstalled');
  });

  it('looks at the version alone where nobody has authorized it, or its Jira wants that again', async () => {
    scenario.jira.revokeAccess();
    await scenario.useCases.createWebhook.execute(connected);
    expect(integration().state).to.equal('needs_reauthorization');
    const calls = scenario.jira.calls.length;

    await change({ baseUrl: NEW_URL });

    expect(scenario.jira.calls.slice(calls)).to.deep.equal(['serverInfo.read']);
    expect(integration()).to.include({ baseUrl: NEW_URL, state: 'needs_reauthorization' });
  });

  it('shows a personal access token to no other host, and waits there until it is given anew', async () => {
    const token = scenario.jira.createPersonalAccessToken();
    const { authorizeWithToken } = scenario.useCases;
    const authorize = () =>
      authorizeWithToken.execute({ scope: EVERYTHING, ...connected, token, expiresAt: null });
    await authorize();
    const calls = scenario.jira.calls.length;

    await change({ baseUrl: NEW_URL });

    expect(scenario.jira.calls.slice(calls)).to.deep.equal(['serverInfo.read']);
    expect(integration()).to.include({ baseUrl: NEW_URL, state: 'needs_reauthorization' });
    expect(integration().problem).to.include({ code: 'jira_moved' });
    await pair.happen(pair.issue.transition(DONE));
    await authorize();
    await scenario.settle();
    expect(integration()).to.include({ baseUrl: NEW_URL, state: 'active', problem: null });
    expect(pair.trackerStatus).to.equal('resolved');
  });

  it('shows it to the host that it was given for: below another path, or checked otherwise', async () => {
    const token = scenario.jira.createPersonalAccessToken();
    await scenario.useCases.authorizeWithToken.execute({
      ...{ scope: EVERYTHING, ...connected, token, expiresAt: null },
    });
    const calls = scenario.jira.calls.length;

    await change({ baseUrl: `${JIRA_URL}/jira`, tls: OWN_CA });

    expect(scenario.jira.calls.slice(calls)).to.include('accounts.myself');
    expect(integration()).to.include({ baseUrl: `${JIRA_URL}/jira`, state: 'active' });
  });

  it('asks for it anew once it is switched on, where it was moved while it was off', async () => {
    const token = scenario.jira.createPersonalAccessToken();
    await scenario.useCases.authorizeWithToken.execute({
      ...{ scope: EVERYTHING, ...connected, token, expiresAt: null },
    });
    await change({ isEnabled: false });
    await change({ baseUrl: NEW_URL });
    expect(integration().state).to.equal('disabled');

    await change({ isEnabled: true });

    expect(integration().state).to.equal('needs_reauthorization');
  });

  it('asks again, by what was given then, when it is authorized while its Jira is asked', async () => {
    const other = await scenario.create('https://other.example.com');
    const jira = elsewhere(scenario.jira, new InMemoryJiraServer({ baseUrl: NEW_URL }));
    const read: JiraServer['serverInfo']['read'] = async (target) => {
      if (scenario.integration(other.integrationId).state !== 'active')
        await scenario.authorize(other.integrationId);
      return jira.serverInfo.read(target);
    };
    const { changeIntegration } = useCasesOn({
      ...scenario.ports,
      jira: jiraWith(jira, { serverInfo: { read } }),
    });

    const work = changeIntegration.execute({
      ...{ scope: EVERYTHING, integrationId: other.integrationId },
      change: (present) => ({ ...present, baseUrl: NEW_URL }),
    });

    await expectRefusal(work, 'conflict');
    expect(scenario.integration(other.integrationId).baseUrl).to.equal('https://other.example.com');
  });

  it('keeps what somebody else has changed meanwhile, and gives up when that never ends', async () => {
    const { serverInfo } = scenario.jira;
    const others = [OWN_CA, CHECKED, OWN_CA, CHECKED, OWN_CA, CHECKED];
    let left = 1;
    const read: typeof serverInfo.read = async (target) => {
      const tls = target.baseUrl === NEW_URL && left > 0 ? others[(left -= 1)] : undefined;
      if (tls !== undefined) await change({ tls });
      return serverInfo.read(target);
    };
    const jira = jiraWith(scenario.jira, { serverInfo: { read } });

    await change({ baseUrl: NEW_URL }, { jira });
    expect(integration()).to.deep.include({ baseUrl: NEW_URL, tls: OWN_CA });

    await change({ baseUrl: JIRA_URL, tls: OWN_CA });
    left = others.length;
    await expectRefusal(change({ baseUrl: NEW_URL }, { jira }), 'conflict');
    expect(integration().baseUrl).to.equal(JIRA_URL);
  });

  it('is not paused by a call to the address that it has left', async () => {
    const { webhooks } = scenario.jira;
    const list: typeof webhooks.list = async () => {
      await change({ baseUrl: NEW_URL });
      throw new JiraFailure('jira_needs_reauthorization', 'Nobody knows this token here any more.');
    };
    const jira = jiraWith(scenario.jira, { webhooks: { ...webhooks, list } });

    await useCasesOn({ ...scenario.ports, jira }).createWebhook.execute(connected);

    expect(integration()).to.include({ state: 'active', baseUrl: NEW_URL });
  });

  it('logs what was changed', async () => {
    const log = new RememberingLog();

    await useCasesOn({ ...scenario.ports, log }).changeIntegration.execute({
      ...{ scope: EVERYTHING, integrationId: connected.integrationId },
      change: (present) => ({ ...present, baseUrl: NEW_URL, isEnabled: false }),
    });

    expect(log.of('integration_changed')).to.deep.equal([
      {
        ...{ integrationId: connected.integrationId, jira: NEW_URL, jiraBefore: JIRA_URL },
        ...{ state: 'disabled', stateBefore: 'active' },
      },
    ]);
  });
});
