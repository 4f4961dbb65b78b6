import type { IntegrationId } from '../../../domain/ids.ts';
import { Integration, type IntegrationProps, type IntegrationProblem } from '../../../domain/integration.ts';
import type { WebhookStatistics } from '../../../domain/webhook-health.ts';
import type { JiraServerInfo } from '../../../domain/jira-version.ts';
import { storable } from './storable.ts';

/** Inside JSON a time is a text. */
interface StatisticsJson extends Omit<WebhookStatistics, 'lastSuccessAt' | 'lastFailureAt'> {
  readonly lastSuccessAt: string | null;
  readonly lastFailureAt: string | null;
}

export interface IntegrationRow {
  readonly id: string;
  readonly base_url: string;
  readonly state: IntegrationProps['state'];
  readonly consumer_key: string;
  readonly public_key: string;
  readonly tls_verified: boolean;
  readonly tls_ca_certificate: string | null;
  readonly server_info: IntegrationProps['serverInfo'];
  readonly account: IntegrationProps['account'];
  readonly authorized_by: IntegrationProps['authorizedBy'];
  readonly authorization_expires_at: Date | null;
  readonly webhook_mode: IntegrationProps['webhook']['mode'];
  readonly webhook_jira_id: string | null;
  readonly webhook_api: IntegrationProps['webhook']['api'];
  readonly webhook_checked_at: Date | null;
  readonly webhook_problem: string | null;
  readonly webhook_is_proven: boolean;
  readonly webhook_statistics: StatisticsJson | null;
  readonly body_signature: IntegrationProps['bodySignature'];
  readonly last_event_at: Date | null;
  readonly quiet_until: Date | null;
  readonly problem_code: string | null;
  readonly problem_message: string | null;
  readonly problem_since: Date | null;
  readonly created_at: Date;
}

export function toRow(integration: Integration): IntegrationRow {
  const { tls, webhook, problem, ...props } = integration.toProps();
  return storable({
    id: props.id,
    base_url: props.baseUrl,
    state: props.state,
    consumer_key: props.consumerKey,
    public_key: props.publicKey,
    tls_verified: tls.isVerified,
    tls_ca_certificate: tls.caCertificate,
    server_info: props.serverInfo,
    account: props.account,
    authorized_by: props.authorizedBy,
    authorization_expires_at: props.authorizationExpiresAt,
    webhook_mode: webhook.mode,
    webhook_jira_id: webhook.jiraWebhookId,
    webhook_api: webhook.api,
    webhook_checked_at: webhook.checkedAt,
    webhook_problem: webhook.problem,
    webhook_is_proven: webhook.isProven,
    webhook_statistics: statisticsJson(webhook.statistics),
    body_signature: props.bodySignature,
    last_event_at: props.lastEventAt,
    quiet_until: props.quietUntil,
    problem_code: problem?.code ?? null,
    problem_message: problem?.message ?? null,
    problem_since: problem?.since ?? null,
    created_at: props.createdAt,
  });
}

export function fromRow(row: IntegrationRow): Integration {
  return Integration.restore({
    id: row.id as IntegrationId,
    baseUrl: row.base_url,
    state: row.state,
    consumerKey: row.consumer_key,
    publicKey: row.public_key,
    tls: { isVerified: row.tls_verified, caCertificate: row.tls_ca_certificate },
    serverInfo: serverInfoIn(row),
    account: row.account,
    authorizedBy: row.authorized_by,
    authorizationExpiresAt: row.authorization_expires_at,
    webhook: {
      mode: row.webhook_mode,
      jiraWebhookId: row.webhook_jira_id,
      api: row.webhook_api,
      checkedAt: row.webhook_checked_at,
      problem: row.webhook_problem,
      isProven: row.webhook_is_proven,
      statistics: statisticsIn(row.webhook_statistics),
    },
    bodySignature: row.body_signature,
    lastEventAt: row.last_event_at,
    quietUntil: row.quiet_until,
    problem: problemIn(row),
    createdAt: row.created_at,
  });
}

/** What was written before clocks were compared has no word of them. */
function serverInfoIn({ server_info: info }: IntegrationRow): IntegrationProps['serverInfo'] {
  const kept: Partial<JiraServerInfo> | null = info;
  return info === null ? null : { ...info, clockAheadSeconds: kept?.clockAheadSeconds ?? null };
}

function problemIn(row: IntegrationRow): IntegrationProblem | null {
  const { problem_code: code, problem_message: message, problem_since: since } = row;
  return code === null || message === null || since === null ? null : { code, message, since };
}

function statisticsJson(statistics: WebhookStatistics | null): StatisticsJson | null {
  if (statistics === null) return null;
  const { lastSuccessAt, lastFailureAt, ...counts } = statistics;
  return {
    ...counts,
    lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
    lastFailureAt: lastFailureAt?.toISOString() ?? null,
  };
}

function statisticsIn(json: StatisticsJson | null): WebhookStatistics | null {
  if (json === null) return null;
  const { lastSuccessAt, lastFailureAt, ...counts } = json;
  return {
    ...counts,
    lastSuccessAt: lastSuccessAt === null ? null : new Date(lastSuccessAt),
    lastFailureAt: lastFailureAt === null ? null : new Date(lastFailureAt),
  };
}
