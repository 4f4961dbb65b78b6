import { expect } from 'chai';

import type { LocalTrackerUser } from '../../../../src/domain/tracker-user.ts';
import { ConsoleVisitor } from '../../../support/console.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';
import { portsOf, serving } from '../../../support/test-server.ts';

describe('the pages of the local tracker’s people', () => {
  const serve = serving();
  let scenario: Scenario;
  let connected: Connected;
  let visitor: ConsoleVisitor;
  let ada: LocalTrackerUser;
  let list: string;
  let page: string;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    ada = await scenario.addTrackerUser(connected, { name: 'ada', email: 'ada@example.com' });
    list = `/organizations/${connected.organizationId}/people`;
    page = `/tracker-users/${ada.id}`;
    const { url } = await serve(portsOf(scenario));
    visitor = new ConsoleVisitor(url);
    await visitor.signIn();
  });

  const read = async (at: string) => (await visitor.open(at)).text();
  const names = () => [...scenario.tables.trackerUsers.values()].map(({ name }) => name);

  it('list them, and are led to from their Organization', async () => {
    expect(await read(`/organizations/${connected.organizationId}`)).to.contain(`${list}"`.slice(1));
    expect(await read(list))
      .to.contain('>ada</a>')
      .and.contain('ada@example.com (not verified)');
  });

  it('add one, and keep what was written where it cannot be', async () => {
    const added = await visitor.submit(list, list, { name: 'bob', email: '' });
    const refused = await visitor.submit(list, list, { name: 'carl', email: 'nowhere' });

    expect(added.status).to.equal(303);
    expect(names()).to.deep.equal(['ada', 'bob']);
    expect(refused.status).to.equal(422);
    expect(await refused.text())
      .to.match(/id="email-error"/)
      .and.contain('value="carl"');
  });

  it('change one, unless somebody else was faster', async () => {
    const tag = tagIn(await read(page));
    const person = { tag, name: 'Ada', email: 'ada@example.com', isEmailVerified: 'on' };
    const [changed, late] = [
      await visitor.submit(page, page, person),
      await visitor.submit(page, page, person),
    ];

    expect([changed.status, late.status]).to.deep.equal([303, 412]);
    expect(scenario.tables.trackerUsers.get(ada.id)).to.include({ name: 'Ada', isEmailVerified: true });
  });

  it('remove one who is meant, and lead back to the others', async () => {
    const unsure = await visitor.submit(page, `${page}/remove`, {});
    expect([unsure.status, names()]).to.deep.equal([422, ['ada']]);

    const removed = await visitor.submit(page, `${page}/remove`, { isSure: 'on' });

    expect(removed.status).to.equal(303);
    expect(removed.headers.get('location')).to.match(/people\?notice=person_removed$/);
    expect(names()).to.deep.equal([]);
  });
});

function tagIn(markup: string): string {
  return (/name="tag" value="([^"]*)"/.exec(markup)?.[1] ?? '').replaceAll('&quot;', '"');
}
