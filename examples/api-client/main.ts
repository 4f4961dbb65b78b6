import createClient from 'openapi-fetch';

import type { components, paths } from './lockstep-api.ts';

type TimelineEntry = components['schemas']['TimelineEntry'];

export interface Example {
  /** Where Lockstep is. */
  readonly url: string;
  /** An API key for everything, with the role `admin`. */
  readonly key: string;
  /** A Jira, a personal access token of an account there, and an issue. */
  readonly jira: { readonly baseUrl: string; readonly token: string; readonly issue: string };
}

/** Makes an Organization, connects a Jira, links a new tracker issue, and tells what was done for the link. */
export async function runExample({ url, key, jira }: Example, say: (line: string) => void): Promise<void> {
  const api = createClient<paths>({
    baseUrl: `${url}/api/v1`,
    headers: { Authorization: `Bearer ${key}` },
  });

  const organization = good(await api.POST('/organizations', { body: { name: 'A team' } }));
  const { integration, installation } = good(
    await api.POST('/integrations', { body: { organizationId: organization.id, baseUrl: jira.baseUrl } }),
  );
  const authorized = good(
    await api.PUT('/integrations/{id}/personal-access-token', {
      params: { path: { id: integration.id } },
      body: { token: jira.token },
    }),
  );
  say(`${authorized.baseUrl} is ${authorized.state}`);

  const at = { params: { path: { id: installation.id } } };
  const issue = good(
    await api.POST('/installations/{id}/tracker-issues', { ...at, body: { title: 'It breaks' } }),
  );
  const link = good(
    await api.POST('/installations/{id}/links', {
      ...at,
      body: { trackerIssueId: issue.id, jiraIssue: jira.issue },
    }),
  );
  say(`${issue.title} is linked to ${link.jiraIssueKey ?? link.jiraIssueId}`);

  for (const { kind, sentence } of await decided(link.id)) say(`${kind}: ${sentence}`);

  /** The link's timeline, once all of it is decided on. */
  async function decided(id: string): Promise<readonly TimelineEntry[]> {
    for (;;) {
      const { items } = good(
        await api.GET('/links/{id}/timeline', { params: { path: { id }, query: { limit: 200 } } }),
      );
      if (items.length > 0 && items.every(({ decision }) => decision !== null)) return items.toReversed();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** What a good answer holds. @throws with the problem's code and advice for any other. */
function good<Data>(answer: {
  readonly data?: Data;
  readonly error?: components['schemas']['Problem'] | undefined;
}): Data {
  if (answer.data !== undefined) return answer.data;
  const { code, detail } = answer.error ?? { code: 'no problem', detail: 'nothing was told' };
  throw new Error(`${code}: ${detail ?? ''}`);
}

if (process.argv[1] === import.meta.filename) {
  const [url = '', key = '', baseUrl = '', token = '', issue = ''] = process.argv.slice(2);
  // Not awaited here: a module that awaits while it loads cannot be required, which the tests do.
  runExample({ url, key, jira: { baseUrl, token, issue } }, (line) => console.log(line)).catch(
    (error: unknown) => {
      console.error(String(error));
      process.exitCode = 1;
    },
  );
}
