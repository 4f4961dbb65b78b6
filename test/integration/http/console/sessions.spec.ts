import { expect } from 'chai';

import type { Secret } from '../../../../src/domain/secret.ts';
import { EVERYTHING, UNLIMITED } from '../../../../src/domain/api-key.ts';
import { ConsoleVisitor } from '../../../support/console.ts';
import { Scenario } from '../../../support/scenario.ts';
import { portsOf, serving } from '../../../support/test-server.ts';

const HOURS_MS = 60 * 60_000;

describe('a session of the console', () => {
  const serve = serving();
  let scenario: Scenario;
  let url: string;
  let visitor: ConsoleVisitor;

  beforeEach(async () => {
    scenario = new Scenario();
    ({ url } = await serve(portsOf(scenario)));
    visitor = new ConsoleVisitor(url);
  });

  const aKey = async (role: 'read' | 'operate' | 'admin' = 'operate') =>
    scenario.useCases.createApiKey.execute({
      ...{ name: 'Ada', role, scope: EVERYTHING, expiresAt: null, by: UNLIMITED },
    });

  it('begins with an API key, and leads to the page that was wanted', async () => {
    const turnedAway = await visitor.open('/links?state=linked');
    expect(turnedAway.status).to.equal(303);
    const signIn = turnedAway.headers.get('Location') ?? '';
    const page = await (await fetch(new URL(signIn, `${url}/console/links`))).text();
    expect(page).to.contain('name="next" value="/console/links?state=linked"');

    const signedIn = await visitor.send('/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ key: (await aKey()).secret.reveal(), next: '/console/links?state=linked' }),
    });

    expect(signedIn.status).to.equal(303);
    expect(new URL(signedIn.headers.get('Location') ?? '', `${url}/console/sign-in`).href).to.equal(
      `${url}/console/links?state=linked`,
    );
  });

  it('keeps a cookie that scripts and other sites’ forms have no use of, and that tells nothing of the key', async () => {
    const { secret } = await aKey();
    const [cookie = ''] = (await visitor.signIn(secret.reveal())).headers.getSetCookie();

    expect(cookie.toLowerCase()).to.contain('httponly').and.contain('samesite=lax');
    expect(cookie).not.to.contain(secret.reveal());
    expect((await visitor.open('/about')).status).to.equal(200);
  });

  it('has the cookie go by TLS alone where it came by TLS', async () => {
    const answer = await visitor.send('/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ key: (await aKey()).secret.reveal() }),
      headers: { Origin: `https://${new URL(url).host}` },
    });

    expect(answer.headers.getSetCookie()[0]).to.match(/; secure/i);
  });

  it('is another each time, whatever the browser showed before', async () => {
    const [first] = (await visitor.signIn()).headers.getSetCookie();
    const [second] = (await visitor.signIn()).headers.getSetCookie();

    expect(first?.split(';')[0]).not.to.equal(second?.split(';')[0]);
  });

  it('begins with no key that is good for nothing, and says so', async () => {
    const answer = await visitor.signIn('lk_nonsense');

    expect(answer.status).to.equal(401);
    expect(answer.headers.getSetCookie()).to.deep.equal([]);
    expect(await answer.text()).to.contain('not known, has expired, or was revoked');
  });

  it('is tried with so many wrong keys a minute, counted with those of the API', async () => {
    for (let tried = 0; tried < 10; tried += 1) {
      await visitor.signIn(`lk_wrong${tried}`);
      await fetch(`${url}/api/v1/links`, { headers: { Authorization: `Bearer lk_bad${tried}` } });
    }

    expect((await visitor.signIn('lk_one_more')).status).to.equal(429);
  });

  it('ends with the button, for a copy of the cookie, too', async () => {
    await visitor.signIn();

    const signedOut = await visitor.submit('/about', '/sign-out', {});

    expect(signedOut.status).to.equal(303);
    expect((await visitor.open('/about')).status).to.equal(303);
  });

  it('ends at once when its key is revoked', async () => {
    const { apiKey, secret } = await aKey();
    await visitor.signIn(secret.reveal());

    await scenario.useCases.revokeApiKey.execute({ apiKeyId: apiKey.id, scope: EVERYTHING });

    expect((await visitor.open('/about')).status).to.equal(303);
  });

  it('ends after twelve hours', async () => {
    await visitor.signIn();
    scenario.clock.advance(12 * HOURS_MS - 1);
    expect((await visitor.open('/about')).status).to.equal(200);

    scenario.clock.advance(1);

    expect((await visitor.open('/about')).status).to.equal(303);
  });

  it('takes no form without the token of the session, nor one from another site', async () => {
    await visitor.signIn();
    const form = (headers: Record<string, string>, body = new URLSearchParams()) =>
      visitor.send('/sign-out', { method: 'POST', body, headers });

    expect((await form({})).status).to.equal(403);
    expect((await form({}, new URLSearchParams({ formToken: 'made up' }))).status).to.equal(403);
    const markup = await (await visitor.open('/about')).text();
    const formToken = /name="formToken" value="([^"]+)"/.exec(markup)?.[1] ?? '';
    const good = () => new URLSearchParams({ formToken });
    expect((await form({ Origin: 'https://evil.example' }, good())).status).to.equal(403);
    expect((await form({ 'Sec-Fetch-Site': 'cross-site' }, good())).status).to.equal(403);
    expect((await visitor.open('/about')).status).to.equal(200);
    expect((await form({}, good())).status).to.equal(303);
  });

  for (const elsewhere of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/console//evil.example',
    '/console/../../evil',
    'javascript:alert(1)',
    '/api/v1/links',
  ]) {
    it(`leads nobody to ${elsewhere}`, async () => {
      const key = (await aKey()).secret;
      const answer = await signInWith(key, elsewhere);

      expect(new URL(answer.headers.get('Location') ?? '', `${url}/console/sign-in`).href).to.equal(
        `${url}/console`,
      );
    });
  }

  const signInWith = (key: Secret, next: string) =>
    visitor.send('/sign-in', { method: 'POST', body: new URLSearchParams({ key: key.reveal(), next }) });
});
