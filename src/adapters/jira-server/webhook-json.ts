import { filledTextOf, idTextOf, isObject, own, ownPath } from '../../domain/foreign-json.ts';
import type { WebhookApi } from '../../domain/jira-version.ts';
import type { JiraWebhook, WantedWebhook } from '../../domain/jira-webhook.ts';
import type { Secret } from '../../domain/secret.ts';
import { jsonIn } from './foreign-words.ts';

/** Understands a webhook of either API of Jira; null when it has no id or no URL. */
export function understandWebhook(api: WebhookApi, value: unknown): JiraWebhook | null {
  const id = api === 'jira_9' ? idOfSelf(own(value, 'self')) : idTextOf(own(value, 'id'));
  const url = filledTextOf(own(value, 'url'));
  if (id === null || url === null) return null;

  const events = own(value, 'events');
  return {
    id,
    url,
    name: filledTextOf(own(value, 'name')),
    events: Array.isArray(events) ? events.filter((event) => typeof event === 'string') : [],
    ...(api === 'jira_9' ? settingsOf9(value) : settingsOf10(value)),
  };
}

type Settings = Pick<JiraWebhook, 'isEnabled' | 'excludesBody' | 'filter'>;

/** `filter`, `jqlFilter` and `excludeIssueDetails` are what older versions of Jira call it. */
function settingsOf9(value: unknown): Settings {
  const filters = own(value, 'filters') ?? own(value, 'filter') ?? own(value, 'jqlFilter');
  return {
    isEnabled: isTrue(own(value, 'enabled') ?? true),
    excludesBody: isTrue(own(value, 'excludeBody') ?? own(value, 'excludeIssueDetails') ?? false),
    filter: filterIn(filters),
  };
}

function settingsOf10(value: unknown): Settings {
  const configuration = own(value, 'configuration');
  return {
    isEnabled: isTrue(own(value, 'active') ?? own(configuration, 'ACTIVE') ?? true),
    excludesBody: isTrue(own(configuration, 'EXCLUDE_BODY') ?? false),
    filter: filterIn(own(configuration, 'FILTERS')),
  };
}

/** Of the API of Jira 9 and older. The empty filter takes away one that stands. */
export function legacyWebhookBody({ name, url, events }: WantedWebhook): unknown {
  return {
    name,
    url,
    events,
    filters: { 'issue-related-events-section': '' },
    excludeBody: false,
    enabled: true,
  };
}

/**
 * Of the API of Jira 10 and newer, where every value of `configuration` is a text. `standing` is the webhook as Jira
 * has it: whether Jira checks our certificate is its admin's choice, and stays.
 */
export function modernWebhookBody(wanted: WantedWebhook, bodySecret: Secret, standing: unknown): unknown {
  return {
    name: wanted.name,
    url: wanted.url,
    events: wanted.events,
    configuration: { FILTERS: '', EXCLUDE_BODY: 'false', ACTIVE: 'true', SECRET: bodySecret.reveal() },
    active: true,
    sslVerificationRequired: ownPath(standing, 'sslVerificationRequired') !== false,
  };
}

function idOfSelf(value: unknown): string | null {
  const path = (filledTextOf(value) ?? '').split(/[?#]/, 1)[0] ?? '';
  const segments = path.replace(/\/$/, '').split('/');
  return segments.length < 2 ? null : (filledTextOf(segments.at(-1)) ?? null);
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

/** JQL, or a map from sections to JQL, also one written as text. */
function filterIn(value: unknown): string {
  const text = filledTextOf(value);
  const map = text?.trim().startsWith('{') === true ? (jsonIn(text) ?? text) : value;
  if (!isObject(map)) return text?.trim() ?? '';
  return Object.values(map)
    .map(filledTextOf)
    .filter((jql) => jql !== null)
    .join(' AND ');
}
