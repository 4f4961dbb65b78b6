import { generateKeyPairSync } from 'node:crypto';
import {
  UndiciJiraServer,
  type JiraServerOptions,
} from '../../../../src/adapters/jira-server/undici-jira-server.ts';
import type { Clock } from '../../../../src/application/ports/clock.ts';
import type { OAuthConnection } from '../../../../src/application/ports/jira-server.ts';
import type { Counts, Meter, Times } from '../../../../src/application/ports/meter.ts';
import { Secret } from '../../../../src/domain/secret.ts';
import { RememberingLog } from '../../../support/remembering-log.ts';
import { startJiraStub, type Behaviour, type JiraStub, type PlannedAnswer } from './jira-stub.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PRIVATE_PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** The key that our signatures are checked with. */
export const PUBLIC_KEY = publicKey;
export const ACCESS_TOKEN = 'access+token/of=ours';
export const CALLBACK = 'https://sync.example.com/back?state=guess-me-not';

/** Our client, its clock, and what it said and counted. */
export class Client implements Clock, Meter {
  readonly server: UndiciJiraServer;
  readonly log = new RememberingLog();
  readonly counted: Counts['jira_calls'][] = [];
  readonly timed: { readonly name: string; readonly labels: object; readonly milliseconds: number }[] = [];
  moment = new Date('2026-03-01T12:00:00Z');

  constructor(options: JiraServerOptions = {}) {
    this.server = new UndiciJiraServer({ clock: this, log: this.log, meter: this, options });
  }

  now(): Date {
    return this.moment;
  }

  count<Name extends keyof Counts>(name: Name, labels: Counts[Name]): void {
    if (name === 'jira_calls' && 'endpoint' in labels) this.counted.push(labels);
  }

  time<Name extends keyof Times>(name: Name, labels: Times[Name], milliseconds: number): void {
    this.timed.push({ name, labels, milliseconds });
  }
}

/** A connection to a Jira there, with keys of ours. */
export function aConnection(baseUrl: string, tls: Partial<OAuthConnection['tls']> = {}): OAuthConnection {
  return {
    baseUrl,
    tls: { isVerified: true, caCertificate: null, ...tls },
    kind: 'oauth',
    consumerKey: 'lockstep-key',
    privateKey: new Secret(PRIVATE_PEM),
    accessToken: new Secret(ACCESS_TOKEN),
  };
}

interface Running {
  /** A server that answers so, and our client and connection for it. */
  readonly against: (
    plan: readonly (PlannedAnswer | Behaviour)[],
    options?: JiraServerOptions,
  ) => Promise<{ readonly stub: JiraStub; readonly client: Client; readonly connection: OAuthConnection }>;
  readonly client: (options?: JiraServerOptions) => Client;
  readonly keep: <One extends { close(): Promise<void> }>(one: One) => One;
}

/** Starts servers and clients, and closes them after each test of the suite it is called in. */
export function running(): Running {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()));
  });
  const keep: Running['keep'] = (one) => {
    open.push(one);
    return one;
  };
  const client = (options?: JiraServerOptions): Client => {
    const made = new Client(options);
    keep(made.server);
    return made;
  };
  return {
    keep,
    client,
    against: async (plan, options) => {
      const stub = keep(await startJiraStub(plan));
      return { stub, client: client(options), connection: aConnection(stub.url) };
    },
  };
}
