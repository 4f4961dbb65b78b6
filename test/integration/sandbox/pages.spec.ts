import { expect } from 'chai';
import { Browser } from './browser.ts';
import { asBearer, CONSUMER_PUBLIC_KEY, link, requestToken, signed } from './consumer.ts';
import { running } from './running.ts';

const SCRIPT = '<script>alert("1")</script>';

describe("The sandbox's pages", () => {
  const start = running();

  it('ask to log in first, and then lead where one wanted to go', async () => {
    const sandbox = await start.sandbox({ contextPath: '/jira' });
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    const browser = new Browser(sandbox);
    const first = await browser.get('/browse/ABC-1');
    expect([first.status, first.location]).to.deep.equal([
      302,
      '/jira/login.jsp?os_destination=%2Fbrowse%2FABC-1',
    ]);

    const form = { os_username: 'dev1', os_destination: '/browse/ABC-1' };
    expect((await browser.post('/login.jsp', { ...form, os_password: 'no' })).text).to.contain('do not fit');
    expect((await browser.post('/login.jsp', { ...form, os_password: 'dev1' })).location).to.equal(
      '/jira/browse/ABC-1',
    );
    expect((await browser.get('/browse/ABC-1')).text).to.contain('ABC-1 x');
    await browser.post('/logout', {});
    expect((await browser.get('/')).status).to.equal(302);
  });

  it('never lead to another host after the login', async () => {
    const sandbox = await start.sandbox();
    for (const os_destination of ['//evil.example.com', 'https://evil.example.com', '/\\evil.example.com']) {
      const form = { os_username: 'dev1', os_password: 'dev1', os_destination };
      expect((await new Browser(sandbox).post('/login.jsp', form)).location).to.equal('/');
    }
  });

  it('make, list and revoke personal access tokens, and show one once', async () => {
    const sandbox = await start.sandbox({ contextPath: '/jira' });
    const path = '/secure/ViewProfile.jspa';
    const browser = await Browser.loggedIn(sandbox, 'dev1');
    const made = await browser.post(path, { name: SCRIPT, days: '30' });
    const token = /<code>([^<]+)<\/code>/.exec(made.text)?.[1] ?? '';
    expect((await asBearer(sandbox, token)('GET', '/rest/api/2/myself')).json).to.include({ name: 'dev1' });
    const listed = await browser.get(path);
    expect(listed.text).to.contain('Revoke').and.not.contain(token).and.not.contain('<script');
    expect((await browser.post(path, { name: 'x', days: 'many' })).status).to.equal(400);

    const [{ id } = { id: 0 }] = sandbox.jira.personalAccessTokens();
    const other = await Browser.loggedIn(sandbox, 'dev2');
    await other.post(`${path}/revoke`, { id: String(id) });
    expect(sandbox.jira.personalAccessTokens(), 'revoked by another').to.have.lengthOf(1);
    await browser.post(`${path}/revoke`, { id: String(id) });
    expect(sandbox.jira.personalAccessTokens()).to.deep.equal([]);
  });

  it('disable a webhook and enable it again', async () => {
    const sandbox = await start.sandbox();
    const { id } = sandbox.jira.createWebhook({ name: 'Lockstep', url: 'https://sync.example.com/' });
    const browser = await Browser.loggedIn(sandbox, 'admin');
    const press = async (button: string) =>
      browser.post('/plugins/servlet/webhooks/switch', { id: String(id), switch: button });
    await press('off');
    expect(sandbox.jira.webhooks()[0]).to.include({ active: false, updatedBy: 'admin' });
    expect((await browser.get('/plugins/servlet/webhooks')).text).to.contain('(disabled)');
    await press('on');
    expect(sandbox.jira.webhooks()[0]).to.include({ active: true });
  });

  it('escape what people and programs wrote', async () => {
    const sandbox = await start.sandbox();
    const { verifier } = await stored();
    expect(verifier).to.equal(null);
    const browser = await Browser.loggedIn(sandbox, 'admin');
    for (const path of [
      '/',
      '/browse/ABC-1',
      '/plugins/servlet/webhooks',
      '/plugins/servlet/applinks/listApplicationLinks',
      `/login.jsp?os_destination=${encodeURIComponent(`">${SCRIPT}`)}`,
      `/browse/${encodeURIComponent(SCRIPT)}`,
    ]) {
      const { text } = await browser.get(path);
      expect(text, path).to.contain('<main>');
      expect(text, path).not.to.contain('<script');
    }

    async function stored() {
      sandbox.jira.issues.create({ project: 'ABC', summary: SCRIPT, description: SCRIPT });
      sandbox.jira.issues.comment('ABC-1', { body: SCRIPT });
      sandbox.jira.createWebhook({ name: SCRIPT, url: `http://127.0.0.1:1/${SCRIPT}`, events: [SCRIPT] });
      sandbox.jira.putApplicationLink({ consumerKey: SCRIPT, name: SCRIPT, publicKey: CONSUMER_PUBLIC_KEY });
      link(sandbox);
      const token = await requestToken(sandbox, null);
      return sandbox.jira.authorize({ requestToken: token, decision: 'deny' });
    }
  });

  it('show an issue and do with it what the buttons say', async () => {
    const sandbox = await start.sandbox();
    const browser = await Browser.loggedIn(sandbox, 'dev2');
    const created = await browser.post('/projects/ABC/issues', { summary: 'By hand' });
    expect(created.location).to.equal('/browse/ABC-1');
    expect((await browser.get('/browse/ABC-1')).text)
      .to.contain('Start Progress')
      .and.to.contain('To Do');

    await browser.post('/browse/ABC-1/transition', { transition: '41', resolution: '10002' });
    await browser.post('/browse/ABC-1/edit', { summary: 'Renamed' });
    await browser.post('/browse/ABC-1/assign', { assignee: 'dev1' });
    await browser.post('/browse/ABC-1/comment', { body: 'Hello' });
    const issue = sandbox.jira.issues.get('ABC-1');
    expect(issue).to.include({
      summary: 'Renamed',
      resolution: 'Duplicate',
      assignee: 'dev1',
      reporter: 'dev2',
    });
    expect(issue.comments).to.have.lengthOf(1);

    sandbox.jira.addUser({ name: 'bot', assignable: false });
    const unassignable = await browser.post('/browse/ABC-1/assign', { assignee: 'bot' });
    expect([unassignable.status, unassignable.text.includes('cannot be assigned')]).to.deep.equal([
      400,
      true,
    ]);
    await browser.post('/browse/ABC-1/comment', { body: 'Among us', role: 'Developers' });
    expect((await browser.get('/browse/ABC-1')).text).to.contain('for Developers alone');

    const refused = await browser.post('/browse/ABC-1/transition', { transition: '31' });
    expect(refused.status).to.equal(400);
    expect(refused.text).to.contain('not valid for the current state');
    expect((await browser.post('/browse/ABC-1/move', { project: 'OPS' })).location).to.equal('/browse/OPS-1');
    expect((await browser.get('/browse/ABC-1')).location).to.equal('/browse/OPS-1');
    expect((await browser.post('/browse/OPS-1/delete', {})).location).to.equal('/');
    expect((await browser.get('/browse/OPS-1')).status).to.equal(404);
  });

  it('let the administrator, and nobody else, paste the three values of an application link', async () => {
    const sandbox = await start.sandbox();
    const path = '/plugins/servlet/applinks/listApplicationLinks';
    const form = {
      consumerKey: 'lockstep',
      name: 'Lockstep',
      publicKey: CONSUMER_PUBLIC_KEY.replaceAll('\n', '\r\n'),
      callbackUrl: 'https://sync.example.com/cb',
    };
    const dev = await Browser.loggedIn(sandbox, 'dev1');
    expect((await dev.post(path, form)).status).to.equal(403);
    expect(sandbox.jira.applicationLinks()).to.deep.equal([]);

    const admin = await Browser.loggedIn(sandbox, 'admin');
    expect((await admin.post(path, { ...form, publicKey: 'nonsense' })).text).to.contain(
      'not an RSA public key',
    );
    expect((await admin.post(path, form)).status).to.equal(302);
    expect((await admin.get(path)).text).to.contain('https://sync.example.com/cb');
    const answer = await signed(sandbox, 'POST', '/plugins/servlet/oauth/request-token');
    expect(answer.status).to.equal(200);
  });

  it('ask whether a program may act, and send the browser back with the answer', async () => {
    const sandbox = await start.sandbox();
    link(sandbox);
    const browser = await Browser.loggedIn(sandbox, 'dev1');
    const path = '/plugins/servlet/oauth/authorize';
    for (const [decision, ending] of [
      ['allow', /&oauth_verifier=[0-9a-f]+$/],
      ['deny', /&oauth_verifier=denied$/],
    ] as const) {
      const oauth_token = await requestToken(sandbox, 'https://sync.example.com/cb?state=1');
      const question = await browser.get(`${path}?oauth_token=${oauth_token}`);
      expect(question.text).to.contain('Lockstep &#60;test&#62;').and.to.contain('Dev One');
      expect(question.headers.get('content-security-policy')).to.contain("frame-ancestors 'none'");
      const { location } = await browser.post(path, { oauth_token, decision });
      expect(location)
        .to.contain(`https://sync.example.com/cb?state=1&oauth_token=${oauth_token}`)
        .and.to.match(ending);
    }
    expect((await browser.get(`${path}?oauth_token=unknown`)).status).to.equal(401);
  });

  it('leave who has no callback on a page that says the access is approved', async () => {
    const sandbox = await start.sandbox();
    link(sandbox);
    const oauth_token = await requestToken(sandbox, null);
    const browser = await Browser.loggedIn(sandbox, 'admin');
    const { status, text } = await browser.post('/plugins/servlet/oauth/authorize', {
      oauth_token,
      decision: 'allow',
    });
    expect(status).to.equal(200);
    expect(text)
      .to.contain('Access Approved')
      .and.to.match(/close\s+this\s+browser\s+window/);
  });

  it('show webhooks and deliveries without what is secret in their URLs', async () => {
    const [sandbox, receiver] = [await start.sandbox(), await start.receiver()];
    const browser = await Browser.loggedIn(sandbox, 'admin');
    const form = {
      name: 'By hand',
      url: receiver.url,
      events: 'jira:issue_created comment_created',
      secret: 'hush',
    };
    await browser.post('/plugins/servlet/webhooks', form);
    sandbox.jira.issues.create({ project: 'ABC', summary: 'x' });
    await sandbox.jira.deliveriesSettled();
    const { text } = await browser.get('/plugins/servlet/webhooks');
    expect(text).to.contain('By hand').and.to.contain('200 in').and.to.contain('/hook/[redacted]');
    expect(text).not.to.contain('secret-token');
    expect(text).not.to.contain('hush');
    expect(sandbox.jira.deliveries()[0]?.url).to.contain('secret-token');
  });

  it('switch faults on and off', async () => {
    const sandbox = await start.sandbox();
    const browser = await Browser.loggedIn(sandbox, 'admin');
    await browser.post('/sandbox/faults', {
      name: 'rest-too-many-requests',
      times: '3',
      retryAfterSeconds: '9',
      method: 'POST',
      afterWork: 'on',
      event: '',
    });
    const on = {
      name: 'rest-too-many-requests',
      times: 3,
      retryAfterSeconds: 9,
      method: 'POST',
      afterWork: true,
    };
    expect(sandbox.jira.faults()).to.deep.equal([on]);
    expect((await browser.get('/sandbox/faults')).text).to.contain('&#34;times&#34;:3');
    await browser.post('/sandbox/faults', { name: on.name, switch: 'off' });
    expect(sandbox.jira.faults()).to.deep.equal([]);
    expect((await browser.post('/sandbox/faults', { name: 'toString' })).status).to.equal(400);
  });
});
