import { expect } from 'chai';

import { Scenario, type Connected } from '../../support/scenario.ts';
import { bearerOf, portsOf, serving } from '../../support/test-server.ts';

describe('the settings of an Installation, by the API', () => {
  const serve = serving();
  let scenario: Scenario;
  let connected: Connected;
  let address: string;
  let bearer: string;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect();
    const { url } = await serve(portsOf(scenario));
    address = `${url}/api/v1/installations/${connected.installationId}/settings`;
    bearer = await bearerOf(scenario, connected.organizationId);
  });

  const ask = (method: string, headers: Record<string, string> = {}, body?: unknown) =>
    fetch(address, {
      method,
      headers: { authorization: bearer, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const tag = (response: Response) => response.headers.get('etag') ?? '';
  const kept = () => scenario.tables.installations.get(connected.installationId)?.settings;

  it('are changed in the parts that are given, and put back by null', async () => {
    await ask('PUT', {}, { inboundComments: true, remoteLinks: false });
    const changed = await ask('PATCH', {}, { outboundComments: true, remoteLinks: null });

    expect(changed.status).to.equal(200);
    expect(await changed.json()).to.include({
      ...{ inboundComments: true, outboundComments: true, remoteLinks: true },
    });
    expect(kept()).to.include({ inboundComments: true, outboundComments: true, remoteLinks: true });
  });

  it('are not changed by a part that makes no sense, which is named', async () => {
    const before = kept();
    const refused = await ask('PATCH', {}, { inboundComments: true, projectRules: { '1': { nope: true } } });

    expect(refused.status).to.equal(422);
    expect(await refused.json()).to.deep.include({
      errors: [{ field: 'projectRules.1.nope', message: 'is not known here' }],
    });
    expect(kept()).to.deep.equal(before);
    expect((await ask('PATCH', {}, [1])).status).to.equal(422);
  });

  it('have a tag that says whether they are still the same', async () => {
    const first = await ask('GET');
    const again = await ask('GET', { 'if-none-match': tag(first) });
    const changed = await ask('PATCH', {}, { inboundComments: true });

    expect(tag(first)).to.match(/^"[\w-]+"$/);
    expect([again.status, await again.text(), tag(again)]).to.deep.equal([304, '', tag(first)]);
    expect(tag(changed)).not.to.equal(tag(first));
    expect(tag(await ask('GET'))).to.equal(tag(changed));
    expect((await ask('GET', { 'if-none-match': tag(first) })).status).to.equal(200);
  });

  it('are changed for who has seen them as they are, and not for who has not', async () => {
    const first = tag(await ask('GET'));
    const changed = await ask('PATCH', { 'if-match': first }, { inboundComments: true });
    const late = await ask('PATCH', { 'if-match': first }, { outboundComments: true });

    expect(changed.status).to.equal(200);
    expect([late.status, tag(late)]).to.deep.equal([412, tag(changed)]);
    expect(await late.json()).to.include({ code: 'precondition_failed' });
    expect(kept()).to.include({ inboundComments: true, outboundComments: false });
    expect((await ask('PUT', { 'if-match': `"other", ${tag(changed)}` }, {})).status).to.equal(200);
    expect((await ask('PUT', { 'if-match': '*' }, {})).status).to.equal(200);
    expect((await ask('PUT', { 'if-match': `W/${tag(changed)}` }, {})).status).to.equal(412);
  });

  it('lose nothing where two change them at once', async () => {
    const parts = ['inboundComments', 'outboundComments', 'outboundAssignee', 'restrictedComments'];
    const answers = await Promise.all(parts.map((part) => ask('PATCH', {}, { [part]: true })));

    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 200, 200]);
    for (const part of parts) expect(kept()).to.have.property(part, true);
  });

  it('are changed by one alone of those who have seen the same', async () => {
    const first = tag(await ask('GET'));
    const parts = ['inboundComments', 'outboundComments', 'outboundAssignee'];
    const answers = await Promise.all(
      parts.map((part) => ask('PATCH', { 'if-match': first }, { [part]: true })),
    );

    expect(answers.map(({ status }) => status).toSorted()).to.deep.equal([200, 412, 412]);
  });
});
