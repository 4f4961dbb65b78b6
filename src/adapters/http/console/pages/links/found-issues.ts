import { JIRA_ISSUE_CHOICE } from '../../../presenters/jira-choices.ts';
import { itemsOf } from '../../../presenters/presented.ts';
import { ApiRefused, type ApiOfCaller } from '../../in-process-api.ts';
import { queryOf } from '../../query-values.ts';
import type { FoundIssues } from './jira-issue-field.tsx';

const MOST_SHOWN = 12;

/** The first issues that Jira has by this text; why it could not be asked, in words; null for no text. */
export async function foundIssues(
  api: ApiOfCaller,
  integrationId: string,
  text: string | null,
): Promise<FoundIssues> {
  if (text === null) return null;
  try {
    const path = `/integrations/${encodeURIComponent(integrationId)}/jira/issues${queryOf({ query: text })}`;
    const { items } = await api.ask(itemsOf(JIRA_ISSUE_CHOICE), path);
    return { items: items.slice(0, MOST_SHOWN) };
  } catch (error) {
    if (error instanceof ApiRefused && error.status !== 404) return { problem: error.message };
    throw error;
  }
}
