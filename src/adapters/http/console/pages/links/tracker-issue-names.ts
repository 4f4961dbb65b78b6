import { TRACKER_ISSUE } from '../../../presenters/tracker-issue.ts';
import type { ApiOfCaller } from '../../in-process-api.ts';
import { ApiRefused } from '../../in-process-api.ts';
import type { NamedInstallation } from '../../named-installations.ts';
import type { ShownLink } from './link-standing.tsx';

/**
 * By id, the titles of the linked tracker issues that live in Lockstep; other trackers are not asked for the sake of a
 * list. Of no more than are on a page.
 */
export async function trackerIssueTitles(
  api: ApiOfCaller,
  links: readonly Pick<ShownLink, 'installationId' | 'trackerIssueId'>[],
  installations: readonly NamedInstallation[],
): Promise<ReadonlyMap<string, string>> {
  const local = new Set(installations.filter(({ tracker }) => tracker.kind === 'local').map(({ id }) => id));
  const ids = links
    .filter(({ installationId }) => local.has(installationId))
    .map(({ trackerIssueId }) => trackerIssueId);
  const titles = await Promise.all(
    [...new Set(ids)].map(async (id) => [id, await titleOf(api, id)] as const),
  );
  return new Map(titles.filter((entry): entry is [string, string] => entry[1] !== null));
}

/** Null where there is none, or none any more. */
async function titleOf(api: ApiOfCaller, id: string): Promise<string | null> {
  try {
    return (await api.ask(TRACKER_ISSUE, `/tracker-issues/${encodeURIComponent(id)}`)).title;
  } catch (error) {
    if (error instanceof ApiRefused && error.status === 404) return null;
    throw error;
  }
}
