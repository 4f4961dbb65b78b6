import { startSentry, type SentrySandbox } from '../../../../sandbox/sentry/start-sentry.ts';
import type { SentryOptions } from '../../../../sandbox/sentry/sentry-options.ts';
import type { InternalIntegration } from '../../../../sandbox/sentry/model/directory.ts';
import type { Issue } from '../../../../sandbox/sentry/model/issue.ts';

/** A Sentry with the organization `example`, the project `web`, ada and bo in it, an integration and an issue. */
export interface RunningSentry extends SentrySandbox {
  readonly integration: InternalIntegration;
  readonly issue: Issue;
}

/** Starts Sentries, and closes them after each test of the suite it is called in. */
export function runningSentry(): (
  options?: SentryOptions & { readonly webhookUrl?: string },
) => Promise<RunningSentry> {
  const open: SentrySandbox[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()));
  });
  return async ({ webhookUrl, ...options } = {}) => {
    const sandbox = await startSentry(options);
    open.push(sandbox);
    const { sentry } = sandbox;
    sentry.createOrganization({ slug: 'example' });
    sentry.createProject({ organization: 'example', slug: 'web' });
    for (const username of ['ada', 'bo']) sentry.addMember({ organization: 'example', username });
    const integration = sentry.createIntegration({
      organization: 'example',
      webhookUrl: webhookUrl ?? null,
      resources: ['issue', 'comment', 'error', 'event_alert'],
    });
    const issue = sentry.createIssue({ project: 'web', title: 'TypeError: cart is undefined' });
    return { ...sandbox, integration, issue };
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Readonly<Record<string, unknown>> & readonly Readonly<Record<string, unknown>>[];
}

/** Calls the API with a token. */
export async function callSentry(
  { url }: { readonly url: string },
  token: string,
  { method = 'GET', path, body }: { method?: string; path: string; body?: unknown },
): Promise<Answer> {
  const answer = await fetch(path.startsWith('http') ? path : `${url}/api/0${path}`, {
    method,
    redirect: 'manual',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('Content-Type')?.includes('json') === true;
  return {
    status: answer.status,
    headers: answer.headers,
    json: (isJson ? JSON.parse(text) : {}) as Answer['json'],
  };
}
