import { expect } from 'chai';

import { UNLIMITED, type Role } from '../../../../src/domain/api-key.ts';
import type { OrganizationId } from '../../../../src/domain/ids.ts';
import { ConsoleVisitor } from '../../../support/console.ts';
import { Scenario } from '../../../support/scenario.ts';
import { portsOf, serving } from '../../../support/test-server.ts';

describe('the pages of Organizations', () => {
  const serve = serving();
  let scenario: Scenario;
  let url: string;
  let visitor: ConsoleVisitor;
  let id: OrganizationId;
  let page: string;

  beforeEach(async () => {
    scenario = new Scenario();
    id = (await scenario.useCases.createOrganization.execute({ name: 'Team' })).toProps().id;
    page = `/organizations/${id}`;
    ({ url } = await serve(portsOf(scenario)));
    visitor = new ConsoleVisitor(url);
    await visitor.signIn();
  });

  const read = async (at: string, by = visitor) => (await by.open(at)).text();
  const names = () => [...scenario.tables.organizations.values()].map((one) => one.toProps().name);

  async function visitorOf(organizationId: OrganizationId, role: Role = 'admin'): Promise<ConsoleVisitor> {
    const { secret } = await scenario.useCases.createApiKey.execute({
      ...{ name: 'test', role, expiresAt: null, by: UNLIMITED },
      scope: { organizationId },
    });
    const other = new ConsoleVisitor(url);
    await other.signIn(secret.reveal());
    return other;
  }

  it('are led to from everywhere for who administers, and list what the key may see', async () => {
    await scenario.useCases.createOrganization.execute({ name: 'Others' });
    const [own, looking] = [await visitorOf(id), await visitorOf(id, 'read')];

    expect(await read('/')).to.contain('>Organizations</a>');
    expect(await read('/', looking)).not.to.contain('>Organizations</a>');
    expect(await read('/organizations'))
      .to.contain('>Team</a>')
      .and.contain('>Others</a>');
    expect(await read('/organizations', own))
      .to.contain('>Team</a>')
      .and.not.contain('>Others</a>');
  });

  it('make one, for a key for everything alone', async () => {
    const made = await visitor.submit('/organizations', '/organizations', { name: 'Others' });

    expect(made.status).to.equal(303);
    expect(made.headers.get('location')).to.match(/organizations\/[\da-f-]{36}\?notice=organization_made$/);
    expect(names()).to.deep.equal(['Team', 'Others']);
    expect(await read('/organizations', await visitorOf(id))).not.to.contain('Make an Organization');
  });

  it('rename it, and say at the field what is wrong with a name', async () => {
    const tag = tagIn(await read(page));
    const renamed = await visitor.submit(page, page, { tag, name: 'Team Blue' });
    const refused = await visitor.submit(page, page, { tag: tagIn(await read(page)), name: ' ' });

    expect(renamed.status).to.equal(303);
    expect(names()).to.deep.equal(['Team Blue']);
    expect(refused.status).to.equal(422);
    expect(await refused.text()).to.match(/id="name-error"/);
  });

  it('keep the name that somebody else has given meanwhile, and what was written', async () => {
    const tag = tagIn(await read(page));
    await scenario.useCases.changeOrganization.execute({
      ...{ scope: { organizationId: null }, organizationId: id, name: 'Team Red' },
    });

    const late = await visitor.submit(page, page, { tag, name: 'Team Blue' });

    const markup = await late.text();
    expect(late.status).to.equal(412);
    expect(markup).to.contain('value="Team Blue"').and.contain('<h1>Team Red</h1>');
    expect(names()).to.deep.equal(['Team Red']);
  });

  it('delete it for who means it, and say why not while a Jira is connected', async () => {
    const end = `${page}/delete`;
    const busy = `/organizations/${(await scenario.connect()).organizationId}/delete`;

    const unsure = await visitor.submit(end, end, {});
    const refused = await visitor.submit(busy, busy, { isSure: 'on' });
    expect([unsure.status, refused.status, names()]).to.deep.equal([422, 409, ['Team', 'Team']]);
    expect(await refused.text()).to.contain('Disconnect that first');

    const deleted = await visitor.submit(end, end, { isSure: 'on' });

    expect(deleted.headers.get('location')).to.match(/organizations\?notice=organization_deleted$/);
    expect(scenario.tables.organizations.has(id)).to.equal(false);
  });

  it('offer to delete it to a key for everything alone', async () => {
    expect(await read(page)).to.contain('>Delete it</a>');
    expect(await read(page, await visitorOf(id))).not.to.contain('>Delete it</a>');
  });

  it('offer no form to who may only look', async () => {
    const markup = await read(page, await visitorOf(id, 'read'));

    expect(markup).to.contain('<h1>Team</h1>').and.not.contain('Rename it');
  });
});

function tagIn(markup: string): string {
  return (/name="tag" value="([^"]*)"/.exec(markup)?.[1] ?? '').replaceAll('&quot;', '"');
}
