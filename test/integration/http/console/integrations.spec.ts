import { expect } from 'chai';

import type { Role } from '../../../../src/domain/api-key.ts';
import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { TrackerUnavailable } from '../../../../src/application/ports/tracker.ts';
import { aCertificate } from '../../../support/certificate.ts';
import { ConsoleVisitor } from '../../../support/console.ts';
import { DONE } from '../../../support/payloads.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { JIRA_URL, Scenario, type Connected } from '../../../support/scenario.ts';
import { bearerOf, portsOf, serving } from '../../../support/test-server.ts';

const CHANGES = ['Change the webhook’s secret', 'Address and certificate', 'Switch off', 'Uninstall'];
const SCRIPT = '<script>alert(1)</script>';

describe('an Integration in the console', () => {
  const serve = serving();
  let scenario: Scenario;
  let url: string;
  let connected: Connected;
  let visitor: ConsoleVisitor;
  let page: string;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    ({ url } = await serve(portsOf(scenario)));
    visitor = new ConsoleVisitor(url);
    await visitor.signIn();
    page = `/integrations/${connected.integrationId}`;
  });

  const visitorOf = async (role: Role) => {
    const one = new ConsoleVisitor(url);
    await one.signIn((await bearerOf(scenario, connected.organizationId, role)).slice('Bearer '.length));
    return one;
  };
  const read = async (address: string) => (await visitor.open(address)).text();
  const submit = (to: string, values: Readonly<Record<string, string>> = {}, from = page) =>
    visitor.submit(from, page + to, values);

  /** Fills in the form for another address or certificate; what the form holds otherwise stays as it is there. */
  const change = async (values: Readonly<Record<string, string>>) => {
    const tag = /name="tag" value="([^"]*)"/.exec(await read(`${page}/address`))?.[1] ?? '';
    return submit('/address', { tag: tag.replaceAll('&quot;', '"'), ...values }, `${page}/address`);
  };

  it('is listed with how it is, and so is that there is none', async () => {
    const list = await read('/integrations');
    expect(list).to.contain(JIRA_URL).and.contain('connected').and.contain('kept by Lockstep');

    const { url: empty } = await serve(portsOf(new Scenario()));
    const other = new ConsoleVisitor(empty);
    await other.signIn();
    expect(await (await other.open('/integrations')).text()).to.contain('No Jira is connected yet');
  });

  it('is listed page by page', async () => {
    const { organizationId } = connected;
    for (let number = 0; number < 25; number += 1) {
      await scenario.createIntegration({ organizationId, baseUrl: `https://jira${number}.example.com` });
    }

    const list = await read('/integrations');

    const next = /href="[^"]*(\/integrations\?after=[^"]+)" rel="next"/.exec(list)?.[1] ?? '';
    expect(list).not.to.contain('https://jira24.example.com');
    expect(await read(next))
      .to.contain('https://jira24.example.com')
      .and.not.contain('rel="next"');
  });

  it('leads to the links with each tracker, and to no others', async () => {
    const elsewhere = await scenario.connect('https://other.example.com');
    new IssueInJira(scenario.jira);
    const [ours, theirs] = [await scenario.link(connected), await scenario.link(elsewhere)];

    const to = /href="[./]*console(\/links\?[^"]+)"/.exec(await read(page))?.[1] ?? '/links';

    expect(await read(to))
      .to.contain(`links/${ours}"`)
      .and.not.contain(`links/${theirs}"`);
  });

  it('shows what is to be done, and since when', async () => {
    const issue = new IssueInJira(scenario.jira);
    await scenario.link(connected);
    await scenario.deliver(connected, issue.transition(DONE));
    scenario.clock.advance(5 * 60_000);

    expect(await read(page)).to.match(/<h2>Lag<\/h2><p class="figure">5 minutes/);
    expect(await read(`${page}/figures`))
      .to.contain('1 event to be read')
      .and.not.contain('<html');
  });

  it('shows what fails now, in words, and what others wrote as text', async () => {
    const issue = new IssueInJira(scenario.jira);
    await scenario.link(connected);
    await scenario.deliver(connected, issue.transition(DONE));
    scenario.trackers.plan(['fails_before'], () => new TrackerUnavailable(`It says ${SCRIPT}.`));
    await scenario.settle();

    const shown = await read(page);

    expect(shown).to.contain('What fails now').and.contain('It says &lt;script>');
    expect(shown).not.to.contain(SCRIPT);
  });

  it('is diagnosed on demand, with what to do in the console', async () => {
    scenario.jira.revokeAccess();

    const found = await read(`${page}/diagnosis`);

    expect(found).to.contain('to be mended').and.contain('Authorize it');
    expect(found).not.to.contain('/api/v1/');
    expect(await read(`${page}/diagnosis?part=findings`)).not.to.contain('<html');
  });

  it('has its webhook mended by a button', async () => {
    for (const { id } of scenario.jira.hooks.all) scenario.jira.hooks.remove(id);

    const answer = await submit('/webhook/check');

    expect(answer.headers.get('Location')).to.match(/\?notice=webhook_stands$/);
    expect(scenario.jira.hooks.all).to.have.lengthOf(1);
  });

  it('has all its links compared by a button, and shows how far that has come until it is done', async () => {
    new IssueInJira(scenario.jira);
    await scenario.link(connected);
    const part = () => read(`${page}/reconciliations`);

    expect((await submit('/reconciliations')).headers.get('Location')).to.match(
      /notice=reconciliation_asked$/,
    );

    expect(await part())
      .to.contain('hx-trigger="every 2s"')
      .and.contain('to begin');
    await scenario.useCases.reconcile.execute({ integrationId: connected.integrationId });
    expect(await part())
      .to.contain('all links, asked for')
      .and.not.contain('hx-trigger');
  });

  it('says why it cannot be compared now', async () => {
    const { integrationId } = await scenario.create('https://other.example.com');
    const other = `/integrations/${integrationId}`;

    const answer = await visitor.submit(`${other}/connect`, `${other}/reconciliations`, {});

    expect(answer.status).to.equal(409);
    expect(await answer.text()).to.match(/class="notice bad"/);
  });

  it('gets a new webhook secret, with what follows from it told first', async () => {
    const before = scenario.token(connected.integrationId);
    expect(await read(`${page}/rotate`)).to.contain('The old address is taken for');

    const answer = await submit('/rotate', { overlapHours: '1' }, `${page}/rotate`);

    expect(await answer.text())
      .to.contain('Jira has been told')
      .and.contain('is taken until');
    expect(scenario.token(connected.integrationId)).not.to.equal(before);
    const wrong = await submit('/rotate', { overlapHours: '99999' }, `${page}/rotate`);
    expect(wrong.status).to.equal(422);
    expect(await wrong.text()).to.contain('overlapHours-error');
  });

  it('shows what to paste once its secret is new, where a person keeps the webhook', async () => {
    scenario.jira.hooks.permit(false);
    await scenario.useCases.checkWebhook.execute({ integrationId: connected.integrationId });

    const answer = await submit('/rotate', { overlapHours: '24' }, `${page}/rotate`);

    expect(await answer.text()).to.contain(scenario.token(connected.integrationId));
  });

  it('is uninstalled when one is sure, and only then, and says what is left in Jira', async () => {
    expect(await read(`${page}/uninstall`))
      .to.contain('What is done')
      .and.contain('What stays');

    const unsure = await submit('/uninstall', {}, `${page}/uninstall`);
    expect(unsure.status).to.equal(422);
    expect(await unsure.text()).to.contain('Tick this if you mean it');
    expect(scenario.integration(connected.integrationId).state).to.equal('active');

    const sure = await submit('/uninstall', { isSure: 'on' }, `${page}/uninstall`);
    expect(await sure.text())
      .to.contain('Every secret is forgotten')
      .and.contain('application link');
    expect(scenario.integration(connected.integrationId).state).to.equal('uninstalled');
    expect(await read(page))
      .to.contain('uninstalled')
      .and.not.contain('Check the webhook');
    expect(await read(`${page}/connect`)).to.contain('This Integration is over');
  });

  it('is called at another address, where its Jira answers, by another certificate', async () => {
    const { cert } = aCertificate('issues.example.com');
    const values = { baseUrl: 'https://issues.example.com/jira', 'tls.caCertificate': cert };
    expect(await read(`${page}/address`)).to.contain(`value="${JIRA_URL}"`);

    const answer = await change(values);

    expect(answer.status).to.equal(303);
    const { baseUrl, tls } = scenario.integration(connected.integrationId);
    expect(baseUrl).to.equal(values.baseUrl);
    expect(tls.caCertificate?.trim()).to.equal(cert.trim());
    expect(await read(`${page}?notice=address_changed`)).to.contain('It is the same Jira');
    expect(await read(`${page}/address`)).to.contain('BEGIN CERTIFICATE');
    await change({ ...values, 'tls.caCertificate': '' });
    expect(scenario.integration(connected.integrationId).tls.caCertificate).to.equal(null);
  });

  it('is left as it was where something else answers, and what was filled in stays', async () => {
    const message = `Jira does not take it. ${SCRIPT}`;
    scenario.jira.failOn('accounts.myself', new JiraFailure('jira_needs_reauthorization', message));
    const refused = await change({ baseUrl: 'https://other.example.com' });
    const told = await refused.text();

    expect(refused.status).to.equal(409);
    expect(told).to.contain('another Jira').and.contain('value="https://other.example.com"');
    expect(told).not.to.contain(SCRIPT);
    const wrong = await change({ baseUrl: 'jira', 'tls.caCertificate': 'PEM' });
    expect(wrong.status).to.equal(422);
    expect(await wrong.text()).to.contain('Must be an X.509 certificate in PEM');
    expect(scenario.integration(connected.integrationId).baseUrl).to.equal(JIRA_URL);
  });

  it('is not changed by a form that was filled in before somebody else changed it', async () => {
    const answer = await change({ baseUrl: JIRA_URL, isUnverified: 'on', tag: '"another"' });

    expect(answer.status).to.equal(412);
    const told = await answer.text();
    expect(told).to.contain('changed since you read it').and.not.contain('&quot;another&quot;');
    expect(scenario.integration(connected.integrationId).tls.isVerified).to.equal(true);
  });

  it('tells that nobody can know the same Jira again where it is not authorized', async () => {
    expect(await read(`${page}/address`)).not.to.contain('Nobody can tell');
    scenario.jira.revokeAccess();
    await scenario.useCases.createWebhook.execute(connected);

    expect(await read(`${page}/address`)).to.contain('Nobody can tell');
  });

  it('is switched off when one is sure, and only then, and on again', async () => {
    const unsure = await submit('/switch-off', {}, `${page}/switch-off`);
    expect([unsure.status, await unsure.text()].join()).to.match(/^422,.*Tick this if you mean it/s);
    expect(scenario.integration(connected.integrationId).state).to.equal('active');

    await submit('/switch-off', { isSure: 'on' }, `${page}/switch-off`);

    expect(scenario.integration(connected.integrationId).state).to.equal('disabled');
    const off = await read(page);
    expect(off).to.contain('It is switched off').and.contain('Switch on');
    for (const gone of ['Look at everything', 'Check the webhook', 'Go on connecting', 'Switch off<'])
      expect(off).not.to.contain(gone);
    expect(await read('/integrations')).to.contain('switched off');
    expect(await read(`${page}/connect`))
      .to.contain('This Integration is switched off')
      .and.not.contain('Allow Lockstep');

    await submit('/switch-on', {}, `${page}/switch-on`);
    expect(scenario.integration(connected.integrationId).state).to.equal('active');
    expect(await read(`${page}?notice=switched_on`)).to.contain('all links are being compared');
  });

  it('is over for one’s own Organization alone where others have it, too', async () => {
    const { id } = (await scenario.useCases.createOrganization.execute({ name: 'Others' })).toProps();
    await scenario.createIntegration({ organizationId: id });
    const member = await visitorOf('admin');

    const told = await (await member.open(`${page}/uninstall`)).text();
    expect(told).to.contain('it goes on for them').and.not.contain('Others');
    const done = await member.submit(`${page}/uninstall`, `${page}/uninstall`, { isSure: 'on' });

    expect(await done.text()).to.contain('is over for your Organization');
    expect(scenario.integration(connected.integrationId).state).to.equal('active');
  });

  for (const [role, offered] of [
    ['read', []],
    ['operate', ['Check the webhook', 'Compare all links now']],
    ['admin', ['Check the webhook', 'Compare all links now', ...CHANGES]],
  ] as const) {
    it(`offers a ${role} key what it may do, and nothing else`, async () => {
      const one = await visitorOf(role);

      const shown = await (await one.open(page)).text();

      const all = ['Check the webhook', 'Compare all links now', ...CHANGES];
      expect(all.filter((button) => shown.includes(button))).to.deep.equal(offered);
      expect(shown).to.contain('Look at everything');
    });
  }

  it('is refused to be changed by who may not, whatever is sent', async () => {
    const reader = await visitorOf('read');
    const changes = [
      ...['/webhook/check', '/reconciliations', '/rotate', '/uninstall', '/authorize'],
      ...['/address', '/switch-off', '/switch-on'],
    ];

    for (const change of changes) {
      const answer = await reader.submit(page, page + change, { isSure: 'on', overlapHours: '0' });
      expect([change, answer.status]).to.deep.equal([change, 403]);
    }
    expect(scenario.integration(connected.integrationId).state).to.equal('active');
  });

  it('shows what Jira says of itself as text', async () => {
    scenario.jira.failOn('webhooks.list', new JiraFailure('jira_refused', `No ${SCRIPT}.`));
    await scenario.useCases.checkWebhook.execute({ integrationId: connected.integrationId });

    for (const address of ['/integrations', page, `${page}/connect`]) {
      const shown = await read(address);
      expect(shown, address).to.contain('&lt;script>').and.not.contain(SCRIPT);
    }
  });
});
