import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { ConsoleVisitor } from '../../../support/console.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { JIRA_URL, Scenario, type ScenarioOptions } from '../../../support/scenario.ts';
import { bearerOf, portsOf, serving } from '../../../support/test-server.ts';
import type { Role } from '../../../../src/domain/api-key.ts';
import type { IntegrationId, OrganizationId } from '../../../../src/domain/ids.ts';

const SCRIPT = '<script>alert(1)</script>';

describe('connecting a Jira in the console', () => {
  const serve = serving();
  let scenario: Scenario;
  let url: string;
  let visitor: ConsoleVisitor;

  async function start(options: ScenarioOptions = {}): Promise<void> {
    scenario = new Scenario(options);
    ({ url } = await serve(portsOf(scenario)));
    visitor = new ConsoleVisitor(url);
    await visitor.signIn();
  }

  const visitorOf = async (organizationId: OrganizationId, role: Role) => {
    const one = new ConsoleVisitor(url);
    await one.signIn((await bearerOf(scenario, organizationId, role)).slice('Bearer '.length));
    return one;
  };
  const read = async (page: string) => (await visitor.open(page)).text();
  const integrations = () => [...scenario.tables.integrations.values()].map((one) => one.toProps());

  describe('from the start', () => {
    beforeEach(() => start());

    const connect = (values: Readonly<Record<string, string>>) =>
      visitor.submit('/integrations/new', '/integrations/new', {
        ...{ organizationId: 'new', organizationName: 'Payments', baseUrl: JIRA_URL, do: 'connect' },
        ...values,
      });

    it('makes the Organization and the Integration, and leads on to the wizard', async () => {
      const answer = await connect({});

      const [integration] = integrations();
      expect(answer.status).to.equal(303);
      expect(answer.headers.get('Location')).to.match(
        new RegExp(`/integrations/${integration?.id}/connect\\?notice=integration_created$`),
      );
      expect([...scenario.tables.organizations.values()].map((one) => one.toProps().name)).to.deep.equal([
        'Payments',
      ]);
      const wizard = await read(`/integrations/${integration?.id}/connect`);
      expect(wizard)
        .to.contain(integration?.consumerKey ?? 'none')
        .and.contain('BEGIN PUBLIC KEY');
      expect(wizard).to.contain('/extensions/jira-server/oauth/callback');
    });

    it('takes the Organization of that name that is there, rather than another', async () => {
      await scenario.useCases.createOrganization.execute({ name: 'Payments' });

      await connect({});

      expect(scenario.tables.organizations.size).to.equal(1);
    });

    it('says at the field what is wrong with the address, and keeps what was filled in', async () => {
      const answer = await connect({ baseUrl: 'jira.example.com', consumerKey: SCRIPT });
      const page = await answer.text();

      expect(answer.status).to.equal(422);
      expect(page).to.match(/id="baseUrl-error">\s*Must be a full http or https address/);
      expect(page).to.contain('value="jira.example.com"').and.contain('value="Payments"');
      expect(page).not.to.contain(SCRIPT);
      expect(scenario.tables.organizations.size).to.equal(0);
    });

    it('says what is in the way where no Jira answers, and leaves no Organization behind', async () => {
      scenario.jira.failOn('serverInfo.read', new JiraFailure('jira_misconfigured', `No ${SCRIPT} here.`));

      const answer = await connect({ privateKey: 'what nobody is to see again' });
      const page = await answer.text();

      expect(answer.status).to.equal(422);
      expect(page)
        .to.contain('No Jira could be read')
        .and.contain('No &lt;script>alert(1)&lt;/script> here.');
      expect(page).not.to.contain('what nobody is to see again');
      expect(scenario.tables.organizations.size).to.equal(0);
    });

    it('takes a certificate of one’s own, and says when it is none', async () => {
      const page = await (await connect({ 'tls.caCertificate': 'no certificate' })).text();

      expect(page).to.match(/<details open>[^]*caCertificate-error">\s*Must be an X.509 certificate in PEM/);
    });

    it('tells what answers at an address while it is typed, as a part of the page', async () => {
      scenario.jira.runAhead(600);
      const probe = (baseUrl: string) =>
        visitor
          .submit('/integrations/new', '/integrations/probe', { baseUrl })
          .then((answer) => answer.text());

      expect(await probe(JIRA_URL))
        .to.contain('version 9.12.0')
        .and.contain('600 s ahead')
        .and.not.contain('<html');
      expect(await probe('https://jira.ex ample')).to.contain('Not an address yet: must be a full');
      expect(await probe('')).to.equal('');
      expect(integrations()).to.deep.equal([]);
    });

    it('tells the same without script, by a button', async () => {
      const answer = await connect({ do: 'look' });

      expect(await answer.text()).to.contain('version 9.12.0');
      expect(integrations()).to.deep.equal([]);
    });
  });

  describe('once the Integration is there', () => {
    let id: IntegrationId;
    let organizationId: OrganizationId;

    beforeEach(async () => {
      await start();
      ({ integrationId: id, organizationId } = await scenario.create());
    });

    const wizard = () => read(`/integrations/${id}/connect`);

    it('shows the clicks of the version that the Jira has, and those of others when asked', async () => {
      expect(await wizard())
        .to.contain('The clicks in Jira 9')
        .and.contain('Direct application link');
      expect(await read(`/integrations/${id}/connect?jira=8`)).to.contain('Create new link');
      expect(await read(`/integrations/${id}/connect?jira=${encodeURIComponent(SCRIPT)}`)).to.contain(
        'Jira 9',
      );
    });

    it('leads to Jira to be allowed there, by no redirect of the form', async () => {
      const answer = await visitor.submit(`/integrations/${id}/connect`, `/integrations/${id}/authorize`, {});

      expect(answer.status).to.equal(200);
      expect(answer.headers.get('Refresh')).to.match(
        /^0; url=https:\/\/jira\.example\.com\/plugins\/servlet\/oauth\/authorize\?oauth_token=/,
      );
      expect(answer.headers.get('Content-Security-Policy')).to.contain("form-action 'self'");
    });

    it('says in the wizard why Jira does not let it be allowed', async () => {
      const failure = new JiraFailure('jira_misconfigured', `Jira knows no link ${SCRIPT}.`);
      scenario.jira.failOn('authorization.requestToken', failure);

      const answer = await visitor.submit(`/integrations/${id}/connect`, `/integrations/${id}/authorize`, {});
      const page = await answer.text();

      expect(answer.status).to.equal(409);
      expect(page).to.contain('Jira knows no link &lt;script>').and.contain('Consumer key');
      expect(page).not.to.contain(SCRIPT);
    });

    it('waits for the first event once it is allowed, and then says that it came', async () => {
      await scenario.authorize(id);
      const part = () => read(`/integrations/${id}/first-event`);
      expect(await wizard())
        .to.contain('Waiting for the first event')
        .and.contain('connected');
      expect(await part())
        .to.contain('hx-trigger="every 3s"')
        .and.not.contain('<html');

      await scenario.deliver({ integrationId: id }, new IssueInJira(scenario.jira).comment());

      expect(await part())
        .to.contain('Jira reaches Lockstep')
        .and.not.contain('hx-trigger');
    });

    it('takes a personal access token instead, and says at the field what is wrong with it', async () => {
      const send = (values: Readonly<Record<string, string>>) =>
        visitor.submit(`/integrations/${id}/connect`, `/integrations/${id}/personal-access-token`, values);

      const wrong = await send({ token: 'good', expiresAt: 'tomorrow' });
      expect(wrong.status).to.equal(422);
      expect(await wrong.text()).to.match(/expiresAt-error">\s*Must be a date/);
      const refused = await send({ token: 'of nobody' });
      expect(refused.status).to.be.within(400, 499);
      expect(await refused.text()).not.to.contain('of nobody');

      const token = scenario.jira.createPersonalAccessToken().reveal();
      expect((await send({ token, expiresAt: '2027-01-31' })).status).to.equal(303);
      expect(scenario.integration(id)).to.include({ state: 'active', authorizedBy: 'personal_access_token' });
    });

    it('shows what to paste where the account may not make webhooks, to admins alone', async () => {
      scenario.jira.hooks.permit(false);
      await scenario.authorize(id);
      const token = scenario.token(id);

      expect(await wizard())
        .to.contain(token)
        .and.contain('by hand');
      const operator = await visitorOf(organizationId, 'operate');
      const seen = await (await operator.open(`/integrations/${id}/connect`)).text();
      expect(seen).to.contain('by hand').and.not.contain(token);
    });

    it('has the webhook made once the account may', async () => {
      scenario.jira.hooks.permit(false);
      await scenario.authorize(id);
      scenario.jira.hooks.permit(true);

      const answer = await visitor.submit(
        `/integrations/${id}/connect`,
        `/integrations/${id}/webhook/check`,
        {
          from: 'connect',
        },
      );

      expect(answer.headers.get('Location')).to.match(/connect\?notice=webhook_stands$/);
      expect(scenario.integration(id).webhook.mode).to.equal('managed');
    });

    it('says that it has to be authorized again, and why', async () => {
      await scenario.authorize(id);
      scenario.jira.revokeAccess();
      await scenario.useCases.checkWebhook.execute({ integrationId: id }).catch(() => undefined);

      expect(await wizard())
        .to.contain('to be authorized again')
        .and.contain('Go to Jira and allow it again');
    });

    it('offers who may not authorize no button for it', async () => {
      const operator = await visitorOf(organizationId, 'operate');

      const page = await (await operator.open(`/integrations/${id}/connect`)).text();

      expect(page).to.contain('takes an API key with the role admin').and.not.contain('Go to Jira and allow');
      const refused = await operator.submit(
        `/integrations/${id}/connect`,
        `/integrations/${id}/authorize`,
        {},
      );
      expect(refused.status).to.equal(403);
    });

    it('shows nothing of it to another Organization, on any page', async () => {
      const { id: others } = (await scenario.useCases.createOrganization.execute({ name: 'B' })).toProps();
      const stranger = await visitorOf(others, 'admin');
      const [installation] = scenario.tables.installations.values();

      for (const page of [
        '',
        '/connect',
        '/first-event',
        '/figures',
        '/diagnosis',
        '/rotate',
        '/address',
        '/switch-off',
        '/switch-on',
        '/uninstall',
      ]) {
        expect([page, (await stranger.open(`/integrations/${id}${page}`)).status]).to.deep.equal([page, 404]);
      }
      expect((await stranger.open(`/installations/${installation?.id ?? ''}/tracker`)).status).to.equal(404);
      expect(await (await stranger.open('/integrations')).text()).not.to.contain(JIRA_URL);
    });

    it('takes nothing for an id that is none', async () => {
      for (const made of ['..%2f..%2fapi-keys', 'x', encodeURIComponent(SCRIPT)]) {
        const answer = await visitor.open(`/integrations/${made}/connect`);
        expect([made, answer.status]).to.deep.equal([made, 404]);
        expect(await answer.text()).not.to.contain(SCRIPT);
      }
    });
  });
});
