import { readFileSync } from 'node:fs';
import Router from '@koa/router';
import { expect } from 'chai';
import { addSentryControlRoutes } from '../../../../sandbox/sentry/control/control-routes.ts';
import { SentryControl } from '../../../../sandbox/sentry/control/sentry-control.ts';
import { SENTRY_FAULTS } from '../../../../sandbox/sentry/faults.ts';
import { furnishSentry } from '../../../../sandbox/sentry/furnish-sentry.ts';
import type { SentryState } from '../../../../sandbox/sentry/rest/sentry-state.ts';
import { SentryInstance } from '../../../../sandbox/sentry/sentry-instance.ts';
import { callSentry, runningSentry } from './running-sentry.ts';

const README = readFileSync(new URL('../../../../sandbox/sentry/README.md', import.meta.url), 'utf8');

describe("The control API of the sandbox's Sentry", () => {
  const start = runningSentry();

  it('does what people do, for programs elsewhere', async () => {
    const running = await start();
    const call = (method: string, path: string, body?: unknown) =>
      callSentry(running, '', { method, path: `${running.controlUrl}${path}`, body });

    const { json } = await call('POST', '/issues', { project: 'web', title: 'Error: no', tags: { a: 'b' } });
    await call('POST', `/issues/${String(json['id'])}/status`, { status: 'resolved', by: 'ada' });
    await call('POST', `/issues/${String(json['id'])}/assign`, { to: 'bo' });
    await call('POST', `/issues/${String(json['id'])}/comments`, { text: 'Looking', by: 'bo' });
    const shown = await call('GET', `/issues/${String(json['id'])}`);
    expect(shown.json).to.include({ status: 'resolved' });
    expect(shown.json['assignee']).to.include({ name: 'bo' });
    expect(shown.json['comments']).to.have.lengthOf(1);

    await call('PUT', '/faults/rest-unauthorized', { times: 1 });
    expect((await call('GET', '/faults')).json['active']).to.have.lengthOf(1);
    expect((await call('PUT', '/faults/nonsense', {})).status).to.equal(404);
    expect((await call('POST', '/issues', { project: 'none', title: 'x' })).status).to.equal(404);
  });

  it('has each route and each fault in its README', () => {
    const router = new Router<SentryState>();
    addSentryControlRoutes(router, new SentryControl(new SentryInstance({})));
    const words = router.stack
      .filter(({ methods }) => methods.length > 0)
      .map(({ path }) =>
        String(path)
          .split('/')
          .findLast((part) => part !== '' && !part.startsWith(':')),
      );
    expect(words).to.include.members(['integrations', 'status', 'faults']);
    for (const word of words) expect(README, word).to.contain(`/${word ?? ''}`);
    for (const fault of Object.keys(SENTRY_FAULTS)) expect(README).to.contain(`\`${fault}\``);
  });

  it('is furnished for who starts it by hand, who asks for its secrets: it prints none', async () => {
    const { sandbox, welcome } = await furnishSentry({});
    const told = welcome.join('\n');
    const address = /curl -s (\S+)/.exec(told)?.[1] ?? '';
    const { json: shown } = await callSentry(sandbox, '', { path: address });
    const token = String(shown['token']);
    const { json } = await callSentry(sandbox, token, { path: '/organizations/example/issues/' });
    const nobody = await callSentry(sandbox, '', { path: `${sandbox.controlUrl}/integrations/nobody` });
    await sandbox.close();

    expect(json).to.have.lengthOf(1);
    expect(shown['clientSecret']).to.equal(sandbox.sentry.integration(String(shown['uuid'])).clientSecret);
    expect(told).not.to.contain(token).and.not.contain(shown['clientSecret']);
    expect(nobody.status).to.equal(400);
  });
});
