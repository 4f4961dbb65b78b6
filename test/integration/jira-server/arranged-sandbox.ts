import { generateKeyPairSync } from 'node:crypto';
import type { SandboxOptions } from '../../../sandbox/sandbox-options.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/start-sandbox.ts';
import { NoMeter } from '../../../src/adapters/system/no-meter.ts';
import { SilentLog } from '../../../src/adapters/system/silent-log.ts';
import { SystemClock } from '../../../src/adapters/system/system-clock.ts';
import { UndiciJiraServer } from '../../../src/adapters/jira-server/undici-jira-server.ts';
import type { OAuthConnection } from '../../../src/application/ports/jira-server.ts';
import type { Log } from '../../../src/application/ports/log.ts';
import type { AuthorizationKind } from '../../../src/domain/integration.ts';
import { Secret } from '../../../src/domain/secret.ts';
import type { ArrangedJira } from '../../contract/arranged-jira.ts';

/** Keys are slow to make, and say nothing about one test. */
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

export interface ArrangedSandbox extends ArrangedJira {
  readonly server: UndiciJiraServer;
  readonly sandbox: Sandbox;
  /** A connection in the name of this person. */
  connectAs(user: string): Promise<OAuthConnection>;
}

/** A sandbox Jira with an application link of ours, and our client for it. */
export async function startArrangedSandbox(
  options: SandboxOptions & {
    readonly version: string;
    readonly connectsBy?: AuthorizationKind;
    readonly log?: Log;
  },
): Promise<ArrangedSandbox> {
  const { log = new SilentLog(), connectsBy = 'oauth', ...sandboxOptions } = options;
  const sandbox = await startSandbox(sandboxOptions);
  const { jira } = sandbox;
  const server = new UndiciJiraServer({ clock: new SystemClock(), log, meter: new NoMeter() });
  const consumer = {
    baseUrl: sandbox.url,
    tls: { isVerified: true, caCertificate: null },
    consumerKey: 'lockstep key/ü',
    privateKey: new Secret(privateKey),
  };
  jira.putApplicationLink({ consumerKey: consumer.consumerKey, name: 'Lockstep', publicKey });
  const summary = 'It breaks';
  const { id, key } = jira.issues.create({ project: 'ABC', summary });

  const allowAs = (user: string, requestToken: Secret): Secret => {
    const { verifier } = jira.authorize({ requestToken: requestToken.reveal(), user });
    return new Secret(verifier ?? '');
  };
  return {
    server,
    connectsBy,
    sandbox,
    version: options.version,
    consumer,
    account: 'admin',
    issue: { id, key, summary },
    allow: (requestToken) => Promise.resolve(allowAs('admin', requestToken)),
    connectAs: async (user) => {
      const { requestToken } = await server.authorization.requestToken(
        consumer,
        'https://sync.example.com/back',
      );
      const verifier = allowAs(user, requestToken);
      const { accessToken } = await server.authorization.accessToken(consumer, requestToken, verifier);
      return { ...consumer, kind: 'oauth', accessToken };
    },
    withdrawAdministration: () => done(() => jira.switchOn('webhook-creation-forbidden')),
    createPersonalAccessToken: () =>
      Promise.resolve(new Secret(jira.createPersonalAccessToken({ user: 'admin' }).token)),
    revokeAccess: () =>
      done(() => {
        jira.revokeTokens();
        for (const { id: tokenId } of jira.personalAccessTokens()) jira.revokePersonalAccessToken(tokenId);
      }),
    removeApplicationLink: () => done(() => jira.removeApplicationLink(consumer.consumerKey)),
    finishIssue: () => done(() => jira.issues.transition(id, { to: 'Done' })),
    moveIssue: () => Promise.resolve(jira.issues.move(id, { project: 'OPS' }).key),
    deleteIssue: () => done(() => jira.issues.delete(id)),
    createIssue: () => Promise.resolve(jira.issues.create({ project: 'ABC', summary }).id),
    comment: (body) => Promise.resolve(jira.issues.comment(id, { body, by: 'dev1' }).id),
    forbidComments: () =>
      done(() =>
        jira.changeUser('admin', { lacks: ['ADD_COMMENTS', 'EDIT_OWN_COMMENTS', 'DELETE_OWN_COMMENTS'] }),
      ),
    putPerson: ({ name, key, displayName, isActive = true, isAssignable = true }) =>
      done(() =>
        jira.addUser({
          ...(displayName === undefined ? {} : { displayName }),
          name,
          key,
          active: isActive,
          assignable: isAssignable,
        }),
      ),
    forbidAssigning: () => done(() => jira.changeUser('admin', { lacks: ['ASSIGN_ISSUES'] })),
    forbidUnassigned: () => done(() => jira.changeProject('ABC', { allowsUnassigned: false })),
    close: async () => {
      await server.close();
      await sandbox.close();
    },
  };
}

function done(act: () => unknown): Promise<void> {
  act();
  return Promise.resolve();
}
