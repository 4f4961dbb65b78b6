import { JiraFailure } from '../../application/ports/jira-failure.ts';
import type { JiraAccounts, JiraConnection } from '../../application/ports/jira-server.ts';

/**
 * Does `write`. Jira says 401 both to a token that it does not take and to an account that may not do this: whether it
 * still takes the token elsewhere tells the two apart.
 * @throws {JiraFailure} `jira_forbidden` when it is the account.
 */
export async function toldApart<Answer>(
  write: Promise<Answer>,
  { accounts, connection }: { readonly accounts: JiraAccounts; readonly connection: JiraConnection },
): Promise<Answer> {
  try {
    return await write;
  } catch (error) {
    if (!(error instanceof JiraFailure) || !isDoubtful(error)) throw error;
    await accounts.myself(connection);
    throw forbidden(error);
  }
}

function isDoubtful({ code, status, oauthProblem }: JiraFailure): boolean {
  return code === 'jira_needs_reauthorization' && status === 401 && oauthProblem === null;
}

function forbidden(failure: JiraFailure): JiraFailure {
  const { status, jiraMessages, fieldMessages } = failure;
  const words = [...jiraMessages, ...Object.values(fieldMessages)].slice(0, 3).join(' ');
  const message =
    'The account may not do this (401). Give it the permission in Jira, or authorize with another account.' +
    (words === '' ? '' : ` Jira says: ${words}`);
  return new JiraFailure('jira_forbidden', message, { status, jiraMessages, fieldMessages, cause: failure });
}
