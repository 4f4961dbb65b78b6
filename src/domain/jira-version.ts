import { digitsOf, filledTextOf, own } from './foreign-json.ts';

/** What `GET /rest/api/2/serverInfo` tells of a Jira. */
export interface JiraServerInfo {
  readonly version: string;
  readonly major: number;
  /** Where Jira believes it lives; OAuth signatures are checked against it. */
  readonly baseUrl: string | null;
  readonly title: string | null;
  readonly isCloud: boolean;
  /** By how much Jira's clock was ahead of ours when it told this; null when it did not tell its time. */
  readonly clockAheadSeconds: number | null;
}

/** The two shapes of Jira's webhook REST API: of 9 and older, and of 10 and newer. */
export type WebhookApi = 'jira_9' | 'jira_10';

/** Which webhook API a Jira of this major version has. */
export function webhookApiOf(major: number): WebhookApi {
  return major >= 10 ? 'jira_10' : 'jira_9';
}

/** Understands the answer of `serverInfo`; null when it is not one. */
export function understandServerInfo(
  value: unknown,
  clockAheadSeconds: number | null = null,
): JiraServerInfo | null {
  const version = filledTextOf(own(value, 'version'));
  const numbers = own(value, 'versionNumbers');
  const major = majorOf(Array.isArray(numbers) ? numbers[0] : null) ?? majorOf(version?.split('.', 1)[0]);
  if (version === null || major === null) return null;

  return {
    version,
    major,
    baseUrl: filledTextOf(own(value, 'baseUrl')),
    title: filledTextOf(own(value, 'serverTitle')),
    isCloud: own(value, 'deploymentType') === 'Cloud',
    clockAheadSeconds,
  };
}

function majorOf(value: unknown): number | null {
  const digits = digitsOf(value);
  return digits === null || digits.length > 4 ? null : Number(digits);
}
