import { expect } from 'chai';

import type { OrganizationId } from '../../../src/domain/ids.ts';
import { Scenario } from '../../support/scenario.ts';
import { ADMIN_BEARER, bearerOf, portsOf, serving } from '../../support/test-server.ts';
import { ApiClient, idsIn } from './api-client.ts';

describe('the Organizations, by the API', () => {
  const serve = serving();
  let scenario: Scenario;
  let url: string;
  let organizationId: OrganizationId;
  let address: string;
  let operator: ApiClient;
  let owner: ApiClient;

  beforeEach(async () => {
    scenario = new Scenario();
    organizationId = (await scenario.useCases.createOrganization.execute({ name: 'Team' })).toProps().id;
    ({ url } = await serve(portsOf(scenario)));
    address = `/organizations/${organizationId}`;
    operator = new ApiClient(url, ADMIN_BEARER);
    owner = new ApiClient(url, await bearerOf(scenario, organizationId));
  });

  const nameNow = async () => (await operator.get(address)).body['name'];

  describe('are renamed', () => {
    it('by their own key or one for everything, with nothing else of them changed', async () => {
      const before = (await owner.get(address)).body;

      const renamed = await owner.send('PATCH', address, { name: '  Team Blue ' });

      expect([renamed.status, renamed.body]).to.deep.equal([200, { ...before, name: 'Team Blue' }]);
      expect((await operator.send('PATCH', address, { name: 'Team Red' })).status).to.equal(200);
      expect((await owner.get(address)).body).to.deep.equal({ ...before, name: 'Team Red' });
    });

    it('by nobody whose role does not suffice', async () => {
      const operating = new ApiClient(url, await bearerOf(scenario, organizationId, 'operate'));

      expect((await operating.send('PATCH', address, { name: 'x' })).status).to.equal(403);
      expect(await nameNow()).to.equal('Team');
    });

    for (const [what, patch, errors] of [
      ['no name at all', { name: null }, [{ field: 'name', message: 'is required' }]],
      ['a blank name', { name: ' ' }, [{ field: 'name', message: 'must have between 1 and 200 characters' }]],
      ['what it does not have', { colour: 'red' }, [{ field: 'colour', message: 'is not known here' }]],
    ] as const) {
      it(`not to ${what}, which is told at the field`, async () => {
        const refused = await owner.send('PATCH', address, patch);

        expect([refused.status, refused.body['errors']]).to.deep.equal([422, errors]);
        expect(await nameNow()).to.equal('Team');
      });
    }

    it('for who has seen them as they are, and not for who has not', async () => {
      const tag = (await owner.get(address)).headers.get('etag') ?? '';
      const patch = (name: string) =>
        fetch(`${url}/api/v1${address}`, {
          method: 'PATCH',
          headers: { authorization: ADMIN_BEARER, 'content-type': 'application/json', 'if-match': tag },
          body: JSON.stringify({ name }),
        });

      const [first, late] = [await patch('First'), await patch('Late')];

      expect([first.status, late.status]).to.deep.equal([200, 412]);
      expect(late.headers.get('etag')).to.equal(first.headers.get('etag')).and.not.equal(tag);
      expect(await nameNow()).to.equal('First');
    });

    it('and the trail tells both names', async () => {
      await owner.send('PATCH', address, { name: 'Team Blue' });

      const trail = await owner.get('/audit-entries?operation=organizations%20change');
      const [entry] = trail.body['items'] as readonly Record<string, unknown>[];
      expect(idsIn(trail)).to.have.lengthOf(1);
      expect(entry?.['before']).to.include({ id: organizationId, name: 'Team' });
      expect(entry?.['after']).to.include({ id: organizationId, name: 'Team Blue' });
      expect(entry).to.deep.include({
        thing: { kind: 'organizations', id: organizationId },
        outcome: 'done',
        organizationId,
      });
    });
  });

  describe('are deleted', () => {
    it('with all that is their own, by a key for everything, and the trail keeps that they were', async () => {
      const others = await scenario.useCases.createOrganization.execute({ name: 'Others' });

      const deleted = await operator.send('DELETE', address);

      expect(deleted.status).to.equal(204);
      expect((await operator.send('DELETE', address)).status).to.equal(404);
      expect(idsIn(await operator.get('/organizations'))).to.deep.equal([others.toProps().id]);
      expect((await owner.get('/whoami')).status).to.equal(401);
      const trail = await operator.get(`/audit-entries?thingId=${organizationId}`);
      const [second, first] = trail.body['items'] as readonly Record<string, unknown>[];
      expect(second).to.include({ operation: 'organizations remove', outcome: 'not_found' });
      expect(first).to.deep.include({ outcome: 'done', organizationId, after: null });
      expect(first?.['before']).to.include({ name: 'Team' });
    });

    it('only once no Jira is connected for them, which the refusal names', async () => {
      const connected = await scenario.connect();
      const theirs = `/organizations/${connected.organizationId}`;

      const refused = await operator.send('DELETE', theirs);

      const { baseUrl } = (await operator.get(`/integrations/${connected.integrationId}`)).body;
      expect(refused.status).to.equal(409);
      expect(refused.body['detail'])
        .to.contain(baseUrl)
        .and.match(/Disconnect that first/);
      await operator.send('DELETE', `/integrations/${connected.integrationId}`);
      expect((await operator.send('DELETE', theirs)).status).to.equal(204);
    });

    it('by no key of their own', async () => {
      expect((await owner.send('DELETE', address)).status).to.equal(403);
      expect(await nameNow()).to.equal('Team');
    });
  });
});
