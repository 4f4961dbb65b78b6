import { urlIn } from './url-in.ts';

/** A webhook as it stands in a Jira, the two API generations made alike. */
export interface JiraWebhook {
  readonly id: string;
  readonly name: string | null;
  readonly url: string;
  readonly events: readonly string[];
  readonly isEnabled: boolean;
  /** Whether Jira leaves the body out of its requests. */
  readonly excludesBody: boolean;
  /** The JQL that narrows it; empty when it fires for every issue. */
  readonly filter: string;
}

/** A webhook as we want it. */
export interface WantedWebhook {
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
}

export const WEBHOOK_NAME = 'Lockstep';

/** What Lockstep listens to; one webhook with few events is Atlassian's own advice. */
export const WEBHOOK_EVENTS: readonly string[] = [
  'jira:issue_created',
  'jira:issue_updated',
  'jira:issue_deleted',
  'comment_created',
  'comment_updated',
  'comment_deleted',
];

/** The path that Jira posts to, below the public URL; a token follows. */
export const WEBHOOK_PATH = '/extensions/jira-server/issue-updated';

/** The address Jira posts to: a secret, for it holds the token. */
export function webhookUrl(publicUrl: string, token: string): string {
  return `${publicUrl}${WEBHOOK_PATH}/${token}`;
}

/** The token in `url` when it is an address of ours, of the same origin and path; null for another program's webhook. */
export function webhookTokenIn(url: string, publicUrl: string): string | null {
  const [theirs, ours] = [urlIn(url), new URL(`${publicUrl}${WEBHOOK_PATH}/`)];
  if (theirs === null) return null;
  if (theirs.origin !== ours.origin || !theirs.pathname.startsWith(ours.pathname)) return null;

  return tokenIn(theirs.pathname.slice(ours.pathname.length));
}

/** The token in `url` when it is the address of any Lockstep's webhook, wherever that is reached; else null. */
export function anyWebhookTokenIn(url: string): string | null {
  const path = urlIn(url)?.pathname ?? '';
  const start = path.lastIndexOf(`${WEBHOOK_PATH}/`);
  return start < 0 ? null : tokenIn(path.slice(start + WEBHOOK_PATH.length + 1));
}

/** Whether Jira sends us what we want: name, address, all events and no others, switched on, whole bodies, no filter. */
export function isAsWanted(webhook: JiraWebhook, wanted: WantedWebhook): boolean {
  return (
    (webhook.name === null || webhook.name === wanted.name) &&
    webhook.url === wanted.url &&
    webhook.isEnabled &&
    !webhook.excludesBody &&
    webhook.filter === '' &&
    webhook.events.toSorted().join() === wanted.events.toSorted().join()
  );
}

function tokenIn(rest: string): string | null {
  const token = rest.replace(/\/$/, '');
  return token === '' || token.includes('/') ? null : token;
}
