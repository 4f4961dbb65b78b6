import { expect } from 'chai';

import type { Role } from '../../../../src/domain/api-key.ts';
import { ConsoleVisitor } from '../../../support/console.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';
import { bearerOf, portsOf, serving } from '../../../support/test-server.ts';

const SCRIPT = '<script>alert(1)</script>';
const HTTP = { kind: 'http', name: SCRIPT, url: 'https://bugs.example.com/lockstep' };
const SENTRY = {
  ...{ kind: 'sentry', baseUrl: 'https://sentry.example.com', organization: 'acme', projects: 'web, api' },
  ...{ authToken: 'the-token-of-sentry', clientSecret: 'the-client-secret' },
};

describe('the tracker of an Installation in the console', () => {
  const serve = serving();
  let scenario: Scenario;
  let url: string;
  let connected: Connected;
  let visitor: ConsoleVisitor;
  let page: string;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    // Nothing is called in these tests: the trackers named are nowhere.
    const checkTracker = {
      execute: async () => [
        { check: 'tracker', verdict: 'ok', message: 'It answers.', advice: null } as const,
      ],
    };
    ({ url } = await serve(portsOf(scenario, { checkTracker })));
    visitor = new ConsoleVisitor(url);
    await visitor.signIn();
    page = `/installations/${connected.installationId}/tracker`;
  });

  const read = async (address = page) => (await visitor.open(address)).text();
  const connect = (values: Readonly<Record<string, string>>) => visitor.submit(page, page, values);
  const present = () => [...scenario.tables.installations.values()][0]?.tracker;

  it('is Lockstep’s own until another is connected, of which there is a form for each kind', async () => {
    expect(await read()).to.contain('Lockstep’s own');
    expect(await read(`${page}?kind=sentry`)).to.contain('Organization, by its slug');
    expect(await read(`${page}?kind=http`)).to.contain('What people call it');
  });

  it('is connected over HTTP, and its secrets are shown this once', async () => {
    const answer = await (await connect(HTTP)).text();

    const secrets = [...answer.matchAll(/value="(whsec_[^"]+)"/g)].map(([, secret]) => secret ?? '');
    expect(secrets).to.have.lengthOf(2);
    expect(answer)
      .to.contain('they are shown this once')
      .and.contain('/extensions/tracker/')
      .and.contain('It answers.');
    expect(present()).to.include({ kind: 'http', name: SCRIPT });
    const later = await read();
    for (const secret of secrets) expect(later).not.to.contain(secret);
    expect(later).to.contain('&lt;script>').and.not.contain(SCRIPT);
  });

  it('is a Sentry, whose token and secret nobody is shown again', async () => {
    const answer = await connect(SENTRY);

    expect(answer.status).to.equal(200);
    expect(present()).to.include({ kind: 'sentry', organization: 'acme' });
    const shown = (await answer.text()) + (await read());
    expect(shown).to.contain('web, api').and.contain('/extensions/sentry/');
    expect(shown).not.to.contain(SENTRY.authToken).and.not.contain(SENTRY.clientSecret);
  });

  it('says at the field what is wrong, and keeps what was filled in but for secrets', async () => {
    const answer = await connect({ ...SENTRY, organization: 'not a slug', baseUrl: 'sentry' });
    const shown = await answer.text();

    expect(answer.status).to.equal(422);
    expect(shown).to.contain('baseUrl-error').and.contain('value="web, api"');
    expect(shown).not.to.contain(SENTRY.authToken);
    expect(present()).to.deep.equal({ kind: 'local' });
  });

  it('is of no other kind once something is linked, and the page says so', async () => {
    new IssueInJira(scenario.jira);
    await scenario.link(connected);

    const answer = await connect(HTTP);

    expect(answer.status).to.equal(409);
    expect(await answer.text()).to.contain('unlink them first');
  });

  it('is checked on demand', async () => {
    expect(await read(`${page}/check`))
      .to.contain('It answers.')
      .and.contain('<html');
    expect(await read(`${page}/check?part=findings`))
      .to.contain('It answers.')
      .and.not.contain('<html');
  });

  it('gets new secrets, those that are ticked, and shows them once', async () => {
    await connect(HTTP);

    const answer = await visitor.submit(page, `${page}/rotate`, { purposes: 'event', overlapHours: '1' });
    const shown = await answer.text();

    expect([...shown.matchAll(/value="whsec_/g)]).to.have.lengthOf(1);
    expect(shown).to.contain('Those before count until');
    const none = await visitor.submit(page, `${page}/rotate`, { overlapHours: '1' });
    expect(none.status).to.equal(422);
    expect(await none.text()).to.match(/<details open id="rotate">/);
  });

  it('shows who may not connect one no form for it, and takes none', async () => {
    const operator = new ConsoleVisitor(url);
    const role: Role = 'operate';
    await operator.signIn((await bearerOf(scenario, connected.organizationId, role)).slice('Bearer '.length));

    const shown = await (await operator.open(page)).text();

    expect(shown)
      .to.contain('Check it now')
      .and.not.contain('connect another')
      .and.not.contain('Replace its secrets');
    expect((await operator.submit(page, page, HTTP)).status).to.equal(403);
    expect((await operator.submit(page, `${page}/rotate`, {})).status).to.equal(403);
  });
});
