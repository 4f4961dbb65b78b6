import { expect } from 'chai';
import { callSentry, runningSentry, type RunningSentry } from './running-sentry.ts';

describe("The API of the sandbox's Sentry", () => {
  const start = runningSentry();

  const ask = (sentry: RunningSentry, path: string, put?: { method: string; body?: unknown }) =>
    callSentry(sentry, sentry.integration.token, { path, ...put });

  it('resolves in a release where there is one, and else refuses', async () => {
    const sentry = await start();
    const path = `/organizations/example/issues/${sentry.issue.id}/`;
    const body = { status: 'resolved', statusDetails: { inRelease: 'latest' } };
    expect((await ask(sentry, path, { method: 'PUT', body })).status).to.equal(400);

    sentry.sentry.createRelease({ project: 'web', version: '1.2.3' });
    const { json } = await ask(sentry, path, { method: 'PUT', body });
    expect(json).to.deep.include({ status: 'resolved', statusDetails: { inRelease: '1.2.3' } });
  });

  it('assigns to members of the project, to its team and to nobody', async () => {
    const sentry = await start();
    const path = `/issues/${sentry.issue.id}/`;
    const bo = sentry.sentry.addMember({ organization: 'example', username: 'cy', projects: [] });
    const assign = async (assignedTo: string) => ask(sentry, path, { method: 'PUT', body: { assignedTo } });

    expect((await assign('ada')).json['assignedTo']).to.include({ type: 'user', email: 'ada@example.com' });
    expect((await assign('team:web')).json['assignedTo']).to.include({ type: 'team', name: 'web' });
    expect((await assign('')).json['assignedTo']).to.equal(null);
    expect((await assign(`user:${bo.userId}`)).json).to.have.property('assignedTo');
    expect((await assign(`user:${bo.userId}`)).status).to.equal(400);
  });

  it('lets an author edit and delete a comment, and take the same one for an hour as a double click', async () => {
    const sentry = await start();
    const path = `/organizations/example/issues/${sentry.issue.id}/comments/`;
    const written = await ask(sentry, path, { method: 'POST', body: { text: 'one' } });
    expect(written.status).to.equal(201);
    expect((await ask(sentry, path, { method: 'POST', body: { text: 'one' } })).status).to.equal(400);

    const theirs = sentry.sentry.comment(sentry.issue.id, { text: 'theirs', by: 'ada' });
    const put = { method: 'PUT', body: { text: 'two' } };
    expect((await ask(sentry, `${path}${theirs.id}/`, put)).status).to.equal(404);
    expect((await ask(sentry, `${path}${String(written.json['id'])}/`, put)).status).to.equal(200);
    const deleted = await ask(sentry, `${path}${String(written.json['id'])}/`, { method: 'DELETE' });
    expect(deleted.status).to.equal(204);
    expect((await ask(sentry, path)).json).to.have.lengthOf(1);
  });

  it('serves lists in pages that the Link header leads through', async () => {
    const sentry = await start({ pageSize: 1 });
    const first = await ask(sentry, '/projects/example/web/members/');
    const next = /<([^>]+)>; rel="next"; results="true"/.exec(first.headers.get('Link') ?? '')?.[1];
    const second = await ask(sentry, next ?? '');

    expect([...first.json, ...second.json].map(({ email }) => email)).to.deep.equal([
      'ada@example.com',
      'bo@example.com',
    ]);
    expect(second.headers.get('Link')).to.match(/rel="next"; results="false"/);
  });

  it('refuses unknown tokens, missing scopes, and what is of another organization', async () => {
    const sentry = await start();
    const path = `/issues/${sentry.issue.id}/`;
    expect((await callSentry(sentry, 'nonsense', { path })).status).to.equal(401);

    const reader = sentry.sentry.createUserToken({ user: 'ada', scopes: ['event:read'] });
    expect((await callSentry(sentry, reader, { path })).status).to.equal(200);
    const put = { method: 'PUT', body: { status: 'resolved' } };
    expect((await callSentry(sentry, reader, { path, ...put })).status).to.equal(403);

    sentry.sentry.createOrganization({ slug: 'other' });
    sentry.sentry.createProject({ organization: 'other', slug: 'theirs' });
    const theirs = sentry.sentry.createIssue({ project: 'theirs', title: 'Error' });
    expect((await ask(sentry, `/issues/${theirs.id}/`)).status).to.equal(404);
  });

  it('speaks a part of that as a GlitchTip', async () => {
    const sentry = await start({ product: 'glitchtip' });
    const { id } = sentry.issue;
    expect((await ask(sentry, `/organizations/example/issues/${id}/`)).status).to.equal(405);
    const { json } = await ask(sentry, `/issues/${id}/`, { method: 'PUT', body: { status: 'ignored' } });
    expect(json).to.include({ status: 'ignored' }).and.not.to.have.property('assignedTo');

    const comment = { method: 'POST', body: { text: 'one', data: { text: 'one' } } };
    expect((await ask(sentry, `/issues/${id}/comments/`, comment)).status).to.equal(201);
    expect((await ask(sentry, `/issues/999/comments/`, comment)).status).to.equal(400);
  });

  it('goes wrong as it is told to, before the work and after it', async () => {
    const sentry = await start();
    const path = `/issues/${sentry.issue.id}/`;
    sentry.sentry.switchOn('rest-too-many-requests', { times: 1, retryAfterSeconds: 7 });
    const limited = await ask(sentry, path);
    expect([limited.status, limited.headers.get('Retry-After')]).to.deep.equal([429, '7']);

    sentry.sentry.switchOn('rest-reset', { times: 1, method: 'PUT', afterWork: true });
    const lost = ask(sentry, path, { method: 'PUT', body: { status: 'resolved' } });
    expect(await lost.catch(() => 'lost')).to.equal('lost');
    expect(sentry.sentry.issue(sentry.issue.id).status).to.equal('resolved');
  });
});
