import { expect } from 'chai';

import type { AuditEntry } from '../../../../src/domain/audit-entry.ts';
import type { Role } from '../../../../src/domain/api-key.ts';
import type { OrganizationId } from '../../../../src/domain/ids.ts';
import { anAuditEntry } from '../../../support/builders.ts';
import { ConsoleVisitor } from '../../../support/console.ts';
import { LIVE_MARKUP, SCRIPT } from '../../../support/hostile-jira.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';
import { bearerOf, portsOf, serving } from '../../../support/test-server.ts';

describe('keys, audit trail and about, in the console', () => {
  const serve = serving();
  let scenario: Scenario;
  let connected: Connected;
  let url: string;
  let visitor: ConsoleVisitor;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    ({ url } = await serve(portsOf(scenario)));
    visitor = new ConsoleVisitor(url);
    await visitor.signIn();
  });

  const page = async (path: string) => (await visitor.open(path)).text();
  const signInAs = async (role: Role, organizationId: OrganizationId = connected.organizationId) => {
    const bearer = await bearerOf(scenario, organizationId, role);
    await visitor.signIn(bearer.slice('Bearer '.length));
  };
  const keys = () => [...scenario.tables.apiKeys.values()];

  it('makes a key that is shown once, and lets in who has it', async () => {
    const { organizationId } = connected;
    const made = await visitor.submit('/keys/new', '/keys/new', {
      ...{ name: `Grace ${SCRIPT}`, role: 'read', organizationId, expires: '30' },
    });

    const markup = await made.text();
    const key = /id="key"[^>]*value="([^"]+)"/.exec(markup)?.[1] ?? expect.fail('no key is shown');
    expect(made.headers.get('Cache-Control')).to.equal('no-store');
    expect(markup).not.to.match(LIVE_MARKUP);
    const list = await page('/keys');
    expect(list).to.contain('Grace &lt;script').and.not.contain(key);
    expect(list).not.to.match(LIVE_MARKUP);
    const grace = new ConsoleVisitor(url);
    expect((await grace.signIn(key)).status).to.equal(303);
  });

  it('says at the field what is wrong with a key to be made, and keeps what was given', async () => {
    const refused = await visitor.submit('/keys/new', '/keys/new', {
      name: ' ',
      role: 'read',
      expires: '365',
    });

    expect(refused.status).to.equal(422);
    expect(await refused.text())
      .to.contain('id="name-error"')
      .and.match(/value="365" selected/);
    expect(keys()).to.deep.equal([]);
  });

  it('revokes a key once that is confirmed, and lists keys by state', async () => {
    await bearerOf(scenario, connected.organizationId, 'operate');
    const { id } = keys()[0] ?? expect.fail('there is no key');

    expect(await page(`/keys/${id}/revoke`)).to.contain('Revoke “test”?');
    const revoked = await visitor.submit(`/keys/${id}/revoke`, `/keys/${id}/revoke`, {});

    expect(revoked.status).to.equal(303);
    expect(keys()[0]?.revokedAt).not.to.equal(null);
    expect(await page('/keys?state=good')).to.contain('No such key.');
    expect(await page('/keys?state=revoked')).to.contain('<td>test</td>');
  });

  it('offers keys and the trail to admins alone, and a key for no more than one’s own', async () => {
    await signInAs('operate');
    expect(await page('/keys'))
      .to.contain('made and revoked by who has one')
      .and.not.contain('/keys/new');
    expect(await page('/audit')).to.contain('for who has a key with the role');
    const entry = anAuditEntry({ organizationId: connected.organizationId });
    await scenario.ports.storage.stores.audit.add(entry);
    expect((await visitor.open(`/audit/${entry.id}`)).status).to.equal(403);
    expect((await visitor.submit('/about', '/keys/new', { name: 'x', role: 'admin' })).status).to.equal(403);

    await signInAs('admin');
    expect(await page('/keys/new')).not.to.contain('Everything');
  });

  it('shows who changed what, with what was before and after, of one’s own Organization', async () => {
    const entry: AuditEntry = anAuditEntry({
      ...{ organizationId: connected.organizationId, operation: 'settings change' },
      before: { inboundStatus: true, note: SCRIPT, same: 1 },
      after: { inboundStatus: false, added: ['x'], same: 1 },
    });
    await scenario.ports.storage.stores.audit.add(entry);
    await signInAs('admin');

    expect(await page('/audit?operation=settings+change')).to.contain(entry.id);
    expect(await page('/audit?operation=links+remove')).to.contain('No such change.');
    const markup = await page(`/audit/${entry.id}`);
    expect(markup).to.contain('<del>true</del>').and.contain('<ins>false</ins>').and.contain('added.0');
    expect(markup).not.to.contain('<code>same</code>');
    expect(markup).not.to.match(LIVE_MARKUP);

    const strangers = await scenario.connect('https://other.example.com');
    await signInAs('admin', strangers.organizationId);
    expect(await page('/audit')).not.to.contain(entry.id);
    expect((await visitor.open(`/audit/${entry.id}`)).status).to.equal(404);
  });

  it('tells what runs here, and settings to who may see everything', async () => {
    expect(await page('/about'))
      .to.contain(process.version)
      .and.contain('0035-activity')
      .and.contain('LOCKSTEP_LOG_LEVEL');
    const beside = [...(await page('/about')).matchAll(/<a href="(\.\.\/(?!console)[^"]+)"/g)].map(
      ([, address = '']) => address,
    );
    expect(beside).to.deep.equal(['../docs', '../openapi.json', '../metrics', '../readyz']);
    for (const address of beside) {
      expect((await visitor.return(address.slice(2))).status, address).to.equal(200);
    }
    await signInAs('admin');
    expect(await page('/about')).not.to.contain('LOCKSTEP_LOG_LEVEL');
  });
});
