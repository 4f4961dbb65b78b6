import { expect } from 'chai';

import { EVERYTHING } from '../../../src/domain/api-key.ts';
import { aCertificate } from '../../support/certificate.ts';
import { Scenario, type Connected } from '../../support/scenario.ts';
import { bearerOf, portsOf, serving } from '../../support/test-server.ts';

const NEW_URL = 'https://issues.example.com/jira';

describe('an Integration, changed by the API', () => {
  const serve = serving();
  const { cert: caCertificate } = aCertificate('issues.example.com');
  let scenario: Scenario;
  let connected: Connected;
  let address: string;
  let bearer: string;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    const { url } = await serve(portsOf(scenario));
    address = `${url}/api/v1/integrations/${connected.integrationId}`;
    bearer = await bearerOf(scenario, connected.organizationId);
  });

  const ask = (method: string, headers: Record<string, string> = {}, body?: unknown) =>
    fetch(address, {
      method,
      headers: { authorization: bearer, 'content-type': 'application/merge-patch+json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const tag = (response: Response) => response.headers.get('etag') ?? '';
  const kept = () => scenario.integration(connected.integrationId);

  it('answers as it is read, changed in the parts that are given', async () => {
    const moved = await ask('PATCH', {}, { baseUrl: `${NEW_URL}/`, tls: { caCertificate } });
    expect(moved.status).to.equal(200);
    expect(await moved.json()).to.deep.equal(await (await ask('GET')).json());
    expect(kept()).to.deep.include({ baseUrl: NEW_URL, tls: { isVerified: true, caCertificate } });

    await ask('PATCH', {}, { tls: { isVerified: false } });
    expect(kept()).to.deep.include({ baseUrl: NEW_URL, tls: { isVerified: false, caCertificate } });

    await ask('PATCH', {}, { tls: null, isEnabled: false });
    expect(kept()).to.deep.include({ state: 'disabled', tls: { isVerified: true, caCertificate: null } });

    expect((await ask('PATCH', {}, { isEnabled: true })).status).to.equal(200);
    expect(kept()).to.include({ state: 'active' });
  });

  it('is not changed by a part that makes no sense, which is named', async () => {
    const before = kept();
    const fields = {
      baseUrl: ['ftp://jira.example.com', null],
      'tls.caCertificate': [{ caCertificate: 'PEM' }],
      isEnabled: ['no', null],
      state: ['active'],
    };
    for (const [field, values] of Object.entries(fields)) {
      for (const value of values) {
        const refused = await ask('PATCH', {}, { [field.split('.')[0] ?? '']: value });
        const { errors } = (await refused.json()) as {
          readonly errors: readonly { readonly field: string }[];
        };
        expect([refused.status, errors.map((error) => error.field)]).to.deep.equal([422, [field]]);
      }
    }
    expect(kept()).to.deep.equal(before);
  });

  it('has a tag of what can be changed, which no event changes', async () => {
    const first = await ask('GET');
    await scenario.ports.storage.stores.integrations.noteEvent(connected.integrationId, new Date());
    expect(tag(await ask('GET')))
      .to.equal(tag(first))
      .and.match(/^"[\w-]+"$/);
    expect((await ask('GET', { 'if-none-match': tag(first) })).status).to.equal(200);

    for (const change of [{ baseUrl: NEW_URL }, { tls: { isVerified: false } }, { isEnabled: false }]) {
      const before = tag(await ask('GET'));
      const changed = await ask('PATCH', { 'if-match': before }, change);
      const late = await ask('PATCH', { 'if-match': before }, { isEnabled: true });

      expect([changed.status, late.status]).to.deep.equal([200, 412]);
      expect(tag(changed)).not.to.equal(before);
      expect([tag(late), tag(await ask('GET'))]).to.deep.equal([tag(changed), tag(changed)]);
    }
  });

  it('is in the audit trail as it was before, and after', async () => {
    await ask('PATCH', {}, { baseUrl: NEW_URL, isEnabled: false });

    const filter = { apiKeyId: null, actorName: null, thingId: connected.integrationId, since: null };
    const page = { limit: 10, after: null };
    const entries = await scenario.ports.storage.accessReads.auditEntries(
      EVERYTHING,
      { ...filter, operation: 'integrations change' },
      page,
    );

    expect(entries.map(({ outcome }) => outcome)).to.deep.equal(['done']);
    expect(entries[0]?.before).to.include({ baseUrl: 'https://jira.example.com', state: 'active' });
    expect(entries[0]?.after).to.include({ baseUrl: NEW_URL, state: 'disabled' });
  });
});
