import type { ComponentChildren } from 'preact';
import { ExactMoment, Moment } from '../../parts/moment.tsx';
import { Facts } from '../../parts/said.tsx';
import type { AnsweredIntegration } from './asked.ts';
import { WebhookBadge } from './states.tsx';

/** What is known of the Integration, its Jira and its webhook. */
export function HealthFacts({ of: integration }: { readonly of: AnsweredIntegration }) {
  const { serverInfo, account, authorizedBy, authorizationExpiresAt, webhook, quietUntil } = integration;
  return (
    <>
      <h2>Jira, and as whom</h2>
      <Facts
        of={[
          [
            'Jira',
            serverInfo === null ? 'not known yet' : `${serverInfo.title ?? 'Jira'}, ${serverInfo.version}`,
          ],
          [
            'Account',
            account === null ? 'none yet' : `${account.displayName ?? account.name} (${account.name})`,
          ],
          ['Authorized by', authorizedBy === null ? null : WAYS[authorizedBy]],
          [
            'Until',
            authorizationExpiresAt === null ? null : (
              <>
                <ExactMoment at={authorizationExpiresAt} /> (<Moment at={authorizationExpiresAt} />)
              </>
            ),
          ],
          ['Asked for a pause until', quietUntil === null ? null : <ExactMoment at={quietUntil} />],
          ['Certificate', certificateOf(integration)],
          ['Consumer key', <code>{integration.consumerKey}</code>],
          ['Connected', <Moment at={integration.createdAt} />],
        ]}
      />
      <h2>Webhook</h2>
      <Facts
        of={[
          ['State', <WebhookBadge of={integration} />],
          ['Number in Jira', webhook.jiraWebhookId],
          ['Checked', webhook.checkedAt === null ? 'never' : <Moment at={webhook.checkedAt} />],
          ['Its address', webhook.isProven ? 'an event has come by it' : 'no event has come by it yet'],
          ['Signed bodies', SIGNATURES[integration.bodySignature]],
          ...statisticsOf(webhook.statistics),
        ]}
      />
    </>
  );
}

const WAYS = { oauth: 'the application link', personal_access_token: 'a personal access token' } as const;

const SIGNATURES: Readonly<Record<AnsweredIntegration['bodySignature'], string>> = {
  unknown: 'not known yet: Jira 10 and newer sign them',
  required: 'yes: one that is not signed is refused',
};

function certificateOf({ baseUrl, tls }: AnsweredIntegration): string | null {
  if (baseUrl.startsWith('http:')) return 'none: calls go without TLS';
  if (!tls.isVerified) return 'not checked';
  return tls.caCertificate === null ? null : 'checked, by an authority of yours';
}

function statisticsOf(
  statistics: AnsweredIntegration['webhook']['statistics'],
): readonly (readonly [string, ComponentChildren])[] {
  if (statistics === null) return [];
  const { successes, failures, errors, lastFailure, lastFailureAt } = statistics;
  return [
    ['Jira’s requests of about a day', `${successes} answered well, ${failures} not, ${errors} not at all`],
    [
      'Last failure',
      lastFailureAt === null ? null : (
        <>
          <Moment at={lastFailureAt} />
          {lastFailure !== null && `: ${lastFailure}`}
        </>
      ),
    ],
  ];
}
