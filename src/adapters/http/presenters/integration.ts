import { noticesOn } from '../../../domain/integration-findings.ts';
import type { Integration, IntegrationProps } from '../../../domain/integration.ts';
import type { WebhookStatistics } from '../../../domain/webhook-health.ts';
import { presentFinding } from './finding.ts';

/** An Integration and its health at `now`; neither a secret nor the webhook's address is among what it has. */
export function presentIntegration(integration: Integration, now: Date) {
  const props = integration.toProps();
  return {
    id: props.id,
    baseUrl: props.baseUrl,
    state: props.state,
    consumerKey: props.consumerKey,
    publicKey: props.publicKey,
    tls: { isVerified: props.tls.isVerified, caCertificate: props.tls.caCertificate },
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

function presentServerInfo(info: IntegrationProps['serverInfo']) {
  if (info === null) return null;
  const { version, baseUrl, title, clockAheadSeconds } = info;
  return { version, baseUrl, title, clockAheadSeconds };
}

function presentAccount(account: IntegrationProps['account']) {
  return account === null ? null : { key: account.key, name: account.name, displayName: account.displayName };
}

function presentWebhook(integration: Integration) {
  const { mode, jiraWebhookId, api, checkedAt, isProven, statistics } = integration.toProps().webhook;
  return {
    ...{ mode, jiraWebhookId, api, checkedAt, isProven },
    problem: integration.webhookProblem,
    statistics: presentStatistics(statistics),
  };
}

function presentStatistics(statistics: WebhookStatistics | null) {
  if (statistics === null) return null;
  const { successes, failures, errors, lastSuccessAt, lastFailureAt, lastFailure } = statistics;
  return { successes, failures, errors, lastSuccessAt, lastFailureAt, lastFailure };
}

function presentProblem(problem: IntegrationProps['problem']) {
  return problem === null ? null : { code: problem.code, message: problem.message, since: problem.since };
}

function presentMismatch({ baseUrlMismatch: mismatch }: Integration) {
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
