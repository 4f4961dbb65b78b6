import { expect } from 'chai';

import { EVERYTHING } from '../../../src/domain/api-key.ts';
import type { LocalTrackerUser } from '../../../src/domain/tracker-user.ts';
import { LinkedIssue } from '../../support/scenario-linked-issue.ts';
import { ADMIN_BEARER, bearerOf, portsOf, serving } from '../../support/test-server.ts';
import { ApiClient } from './api-client.ts';

describe('the people of the local tracker, by the API', () => {
  const serve = serving();
  let linked: LinkedIssue;
  let url: string;
  let admin: ApiClient;
  let ada: LocalTrackerUser;
  let address: string;

  beforeEach(async () => {
    linked = await LinkedIssue.open();
    const { scenario, connected } = linked;
    ada = await scenario.addTrackerUser(connected, {
      ...{ name: 'ada', email: 'ada@example.com', isEmailVerified: true },
    });
    ({ url } = await serve(portsOf(scenario)));
    admin = new ApiClient(url, await bearerOf(scenario, connected.organizationId));
    address = `/tracker-users/${ada.id}`;
  });

  const shown = () => ({ ...ada, createdAt: ada.createdAt.toISOString() });
  const patch = (body: unknown) => admin.send('PATCH', address, body);

  it('are read, and changed in the parts that are given', async () => {
    const read = await admin.get(address);
    const changed = await patch({ name: ' Ada L. ' });

    expect([read.status, read.body]).to.deep.equal([200, shown()]);
    expect([changed.status, changed.body]).to.deep.equal([200, { ...shown(), name: 'Ada L.' }]);
    expect((await admin.get(address)).body).to.deep.equal(changed.body);
  });

  for (const [what, given, isEmailVerified] of [
    ['another e-mail', { email: 'ada@example.org' }, false],
    ['another e-mail that is said to be', { email: 'ada@example.org', isEmailVerified: true }, true],
    ['the e-mail there is', { email: 'ada@example.com' }, true],
    ['no word of the e-mail', { name: 'Ada' }, true],
    ['null for whether it is', { isEmailVerified: null }, false],
    ['null for the e-mail', { email: null }, false],
  ] as const) {
    it(`have a verified e-mail after ${what}: ${isEmailVerified}`, async () => {
      const changed = await patch(given);

      expect([changed.status, changed.body['isEmailVerified']]).to.deep.equal([200, isEmailVerified]);
    });
  }

  it('are not changed to what makes no sense, or to the name of another', async () => {
    await linked.scenario.addTrackerUser(linked.connected, { name: 'bob' });
    const answers = [
      await patch({ name: null }),
      await patch({ email: null, isEmailVerified: true }),
      await patch({ email: 'nowhere' }),
      await patch({ nickname: 'x' }),
      await patch({ name: 'bob' }),
    ];

    expect(answers.map(({ status }) => status)).to.deep.equal([422, 422, 422, 422, 409]);
    expect((await admin.get(address)).body).to.deep.equal(shown());
  });

  it('are changed for who has seen them as they are, and not for who has not', async () => {
    const tag = (await admin.get(address)).headers.get('etag') ?? '';
    const send = (name: string) =>
      fetch(`${url}/api/v1${address}`, {
        method: 'PATCH',
        headers: { authorization: ADMIN_BEARER, 'content-type': 'application/json', 'if-match': tag },
        body: JSON.stringify({ name }),
      });

    expect([(await send('one')).status, (await send('two')).status]).to.deep.equal([200, 412]);
    expect((await admin.get(address)).body['name']).to.equal('one');
  });

  it('are removed, which leaves their issues to nobody, and Jira is asked to follow', async () => {
    const trackerIssue = `/tracker-issues/${linked.link.trackerIssueId}`;
    await admin.put(`${trackerIssue}/assignee`, { assigneeId: ada.id });

    const removed = await admin.send('DELETE', address);

    expect(removed.status).to.equal(204);
    expect((await admin.get(address)).status).to.equal(404);
    expect((await admin.send('DELETE', address)).status).to.equal(404);
    expect((await admin.get(trackerIssue)).body['assigneeId']).to.equal(null);
    const { body } = await admin.get(`/effects?linkId=${linked.linkId}&kind=outbound_assignee`);
    expect(body['items']).to.have.lengthOf(2);
  });

  it('stay in the trail of their Organization, as they were', async () => {
    await new ApiClient(url, ADMIN_BEARER).send('DELETE', address);

    const { body } = await admin.get('/audit-entries?operation=tracker-users%20remove');
    const [entry] = body['items'] as readonly Record<string, unknown>[];
    expect(entry).to.deep.include({ before: shown(), after: null, outcome: 'done' });
  });

  it('are changed and removed by the role admin alone', async () => {
    const { scenario, connected } = linked;
    const operating = new ApiClient(url, await bearerOf(scenario, connected.organizationId, 'operate'));

    expect((await operating.send('PATCH', address, { name: 'x' })).status).to.equal(403);
    expect((await operating.send('DELETE', address)).status).to.equal(403);
    expect(await scenario.ports.storage.trackerUsers.find(EVERYTHING, ada.id)).to.deep.equal(ada);
  });
});
