import type { Router } from '@koa/router';
import { FIELD_VALUE } from '../../../presenters/jira-choices.ts';
import { itemsOf } from '../../../presenters/presented.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleState } from '../../console-state.ts';
import { ApiRefused } from '../../in-process-api.ts';
import { inQuery, oneInQuery, queryOf } from '../../query-values.ts';
import { foundIssues } from './found-issues.ts';
import { FoundJiraIssues } from './jira-issue-field.tsx';

/** What Jira can be asked for while one types in a field. */
export const SEARCHES = ['issues', 'users', 'values'] as const;

const SHORTEST = 2;

/** What Jira has by what is typed, in the place of what it had before. */
export function addJiraChoiceRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  router.get('/links/jira-issues', async (ctx) => {
    const text = inQuery(ctx, 'jiraIssue') ?? '';
    const isEnough = text.length >= SHORTEST;
    const integration = inQuery(ctx, 'integration') ?? '';
    const found = isEnough ? await foundIssues(ctx.state.api, integration, text) : null;
    pages.showPart(ctx, <FoundJiraIssues found={found} />);
  });

  /** The options of a `datalist`; none when Jira could not be asked, for one can type what one means. */
  router.get('/links/jira-values', async (ctx) => {
    const search = oneInQuery(ctx, 'search', SEARCHES) ?? 'values';
    const query = inQuery(ctx, inQuery(ctx, 'typed') ?? '');
    const integration = encodeURIComponent(inQuery(ctx, 'integration') ?? '');
    const [project, field] = [inQuery(ctx, 'project'), inQuery(ctx, 'field')];
    const more = { issues: {}, users: { project }, values: { field } }[search];
    const path = `/integrations/${integration}/jira/${search}${queryOf({ query, ...more })}`;
    const items = query === undefined ? [] : await valuesAt(ctx.state.api, path);
    pages.showPart(
      ctx,
      items.map(({ value, label }) => <option value={value} label={label} />),
    );
  });
}

async function valuesAt(
  api: ConsoleState['api'],
  path: string,
): Promise<readonly { readonly value: string; readonly label: string }[]> {
  try {
    return (await api.ask(itemsOf(FIELD_VALUE), path)).items;
  } catch (error) {
    if (error instanceof ApiRefused && error.status !== 404) return [];
    throw error;
  }
}
