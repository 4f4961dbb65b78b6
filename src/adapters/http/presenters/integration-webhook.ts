import { z } from 'zod';
import type { Integration } from '../../../domain/integration.ts';
import type { WebhookStatistics } from '../../../domain/webhook-health.ts';
import { count, time, type Presented } from './presented.ts';

const STATISTICS = z.strictObject({
  successes: count(),
  failures: count().describe('Answered with something else than a success.'),
  errors: count().describe('Not answered at all.'),
  lastSuccessAt: time().nullable(),
  lastFailureAt: time().nullable(),
  lastFailure: z.string().nullable(),
});

export const WEBHOOK = z
  .strictObject({
    mode: z
      .enum(['none', 'managed', 'manual', 'missing'])
      .describe(
        '`none`: not tried yet. `managed`: made by Lockstep. `manual`: a person keeps it. `missing`: tried again.',
      ),
    jiraWebhookId: z.string().nullable(),
    api: z.enum(['jira_9', 'jira_10']).nullable().describe('Which of Jira’s webhook interfaces it has.'),
    checkedAt: time().nullable(),
    isProven: z.boolean().describe('Whether an event has come since its address was made or changed.'),
    problem: z.string().nullable().describe('What is wrong, to the person who can mend it.'),
    statistics: STATISTICS.nullable().describe('How Jira 10 and newer says that its requests fared.'),
  })
  .meta({ id: 'Webhook' });

export function presentWebhook(integration: Integration): Presented<typeof WEBHOOK> {
  const { mode, jiraWebhookId, api, checkedAt, isProven, statistics } = integration.toProps().webhook;
  return {
    ...{ mode, jiraWebhookId, api, checkedAt, isProven },
    problem: integration.webhookProblem,
    statistics: presentStatistics(statistics),
  };
}

function presentStatistics(statistics: WebhookStatistics | null): Presented<typeof STATISTICS> | null {
  if (statistics === null) return null;
  const { successes, failures, errors, lastSuccessAt, lastFailureAt, lastFailure } = statistics;
  return { successes, failures, errors, lastSuccessAt, lastFailureAt, lastFailure };
}
