import type { SentryOptions } from './sentry-options.ts';
import { startSentry, type SentrySandbox } from './start-sentry.ts';

/** A Sentry with something in it to try. */
export interface FurnishedSentry {
  readonly sandbox: SentrySandbox;
  /** What a person needs to know of it; of its secrets, how to ask for them. */
  readonly welcome: readonly string[];
}

/** Starts a Sentry with an organization, a project, two people, an integration and an issue. */
export async function furnishSentry(options: SentryOptions): Promise<FurnishedSentry> {
  const sandbox = await startSentry(options);
  const { sentry } = sandbox;
  sentry.createOrganization({ slug: 'example', name: 'Example' });
  sentry.createProject({ organization: 'example', slug: 'web' });
  for (const username of ['ada', 'bo']) sentry.addMember({ organization: 'example', username });
  const { uuid } = sentry.createIntegration({ organization: 'example' });
  const issue = sentry.createIssue({ project: 'web', title: 'TypeError: cart is undefined' });
  return {
    sandbox,
    welcome: [
      'Sentry (a stand-in, everything in memory)',
      `  base URL       ${sandbox.url}`,
      `  control API    ${sandbox.controlUrl}`,
      '  organization   example, with the project web, and ada and bo in it',
      `  issue          ${issue.id}`,
      `  integration    ${uuid}`,
      `  token, secret  curl -s ${sandbox.controlUrl}/integrations/${uuid}`,
    ],
  };
}
