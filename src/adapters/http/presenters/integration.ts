import { z } from 'zod';
import { noticesOn } from '../../../domain/integration-findings.ts';
import type { IntegrationParts } from '../../../domain/integration-parts.ts';
import type { Integration, IntegrationProps } from '../../../domain/integration.ts';
import { FINDING, presentFinding } from './finding.ts';
import { presentWebhook, WEBHOOK } from './integration-webhook.ts';
import { list, ownId, time, type Presented } from './presented.ts';
import { presentTls, TLS_SETTINGS } from './tls.ts';

const STATES = [
  'awaiting_authorization',
  'active',
  'needs_reauthorization',
  'disabled',
  'uninstalled',
] as const;

const SERVER_INFO = z.strictObject({
  version: z.string(),
  baseUrl: z.string().nullable(),
  title: z.string().nullable(),
  clockAheadSeconds: z.number().nullable(),
});

const ACCOUNT = z.strictObject({
  key: z.string().nullable(),
  name: z.string(),
  displayName: z.string().nullable(),
});

const PROBLEM = z.strictObject({ code: z.string(), message: z.string(), since: time() });
const MISMATCH = z.strictObject({ configured: z.string(), reported: z.string(), message: z.string() });

export const INTEGRATION = z
  .strictObject({
    id: ownId(),
    baseUrl: z.string(),
    state: z.enum(STATES),
    consumerKey: z.string(),
    publicKey: z.string().describe('In PEM.'),
    tls: TLS_SETTINGS,
    serverInfo: SERVER_INFO.nullable().describe('What the Jira says of itself; null until it was asked.'),
    account: ACCOUNT.nullable().describe('The Jira account whose permissions every call has.'),
    authorizedBy: z.enum(['oauth', 'personal_access_token']).nullable(),
    authorizationExpiresAt: time().nullable().describe('Null when nobody knows.'),
    webhook: WEBHOOK,
    bodySignature: z
      .enum(['unknown', 'required'])
      .describe('`required`: this Jira signs its bodies, so one that is not signed is refused.'),
    lastEventAt: time().nullable(),
    quietUntil: time().nullable().describe('This Jira asked for no request before then.'),
    problem: PROBLEM.nullable(),
    notices: list(FINDING).describe('What a person should know though it works.'),
    baseUrlMismatch: MISMATCH.nullable(),
    createdAt: time(),
  })
  .meta({ id: 'Integration' });

/** An Integration and its health at `now`; neither a secret nor the webhook's address is among what it has. */
export function presentIntegration(integration: Integration, now: Date): Presented<typeof INTEGRATION> {
  const props = integration.toProps();
  return {
    id: props.id,
    baseUrl: props.baseUrl,
    state: props.state,
    consumerKey: props.consumerKey,
    publicKey: props.publicKey,
    tls: presentTls(props.tls),
    serverInfo: presentServerInfo(props.serverInfo),
    account: presentAccount(props.account),
    authorizedBy: props.authorizedBy,
    authorizationExpiresAt: props.authorizationExpiresAt,
    webhook: presentWebhook(integration),
    bodySignature: props.bodySignature,
    lastEventAt: props.lastEventAt,
    quietUntil: integration.quietMsAt(now) === null ? null : props.quietUntil,
    problem: presentProblem(props.problem),
    notices: noticesOn(integration, now).map(presentFinding),
    baseUrlMismatch: presentMismatch(integration),
    createdAt: props.createdAt,
  };
}

/** What a person may change of an Integration. */
export function presentParts({ baseUrl, tls, isEnabled }: IntegrationParts): IntegrationParts {
  return { baseUrl, tls: presentTls(tls), isEnabled };
}

function presentServerInfo(info: IntegrationProps['serverInfo']): Presented<typeof SERVER_INFO> | null {
  if (info === null) return null;
  const { version, baseUrl, title, clockAheadSeconds } = info;
  return { version, baseUrl, title, clockAheadSeconds };
}

function presentAccount(account: IntegrationProps['account']): Presented<typeof ACCOUNT> | null {
  return account === null ? null : { key: account.key, name: account.name, displayName: account.displayName };
}

function presentProblem(problem: IntegrationProps['problem']): Presented<typeof PROBLEM> | null {
  return problem === null ? null : { code: problem.code, message: problem.message, since: problem.since };
}

function presentMismatch({ baseUrlMismatch: mismatch }: Integration): Presented<typeof MISMATCH> | null {
  if (mismatch === null) return null;
  const { configured, reported } = mismatch;
  return { configured, reported, message: mismatchMessage(mismatch) };
}

/** What a person should know when Jira believes it lives elsewhere. */
export function mismatchMessage({
  configured,
  reported,
}: NonNullable<Integration['baseUrlMismatch']>): string {
  return (
    `Lockstep calls this Jira at ${configured}, while Jira itself says it lives at ${reported}. ` +
    'Signed calls may be refused: make Jira’s base URL and this address the same.'
  );
}
