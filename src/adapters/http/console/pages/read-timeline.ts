import { createHash } from 'node:crypto';
import { INSTALLATION } from '../../presenters/installation.ts';
import { INTEGRATION } from '../../presenters/integration.ts';
import { LISTED_LINK } from '../../presenters/listed-link.ts';
import { pageOf } from '../../presenters/presented.ts';
import { TIMELINE_ENTRY } from '../../presenters/timeline-entry.ts';
import { TRACKER_ISSUE } from '../../presenters/tracker-issue.ts';
import type { ConsoleContext } from '../console-state.ts';
import { ApiRefused, type Answered, type ApiOfCaller } from '../in-process-api.ts';
import type { Entry } from '../parts/entries.tsx';

const ENTRIES = pageOf(TIMELINE_ENTRY);
const MOST_OPEN = 20;

/** Everything that the page of a link tells. */
export interface TimelineOfPage {
  readonly link: Answered<typeof LISTED_LINK>;
  /** Null when the link's Installation is over for who asks, so that its Jira is not theirs to see. */
  readonly integration: Answered<typeof INTEGRATION> | null;
  readonly installation: Answered<typeof INSTALLATION> | null;
  /** Of the local tracker; null when there is no more known than the id. */
  readonly trackerIssue: Answered<typeof TRACKER_ISSUE> | null;
  /** What is still to be carried out, or was given up, at most so many of each. */
  readonly open: readonly Entry[];
  readonly entries: readonly Entry[];
  readonly next: string | null;
  readonly isFirstPage: boolean;
  /** Another for everything that is told otherwise. */
  readonly version: string;
}

/** @throws {ApiRefused} when there is no such link for who asks. */
export async function readTimeline(
  { params, state }: ConsoleContext,
  after: string | null,
): Promise<TimelineOfPage> {
  const { api } = state;
  const id = encodeURIComponent(params['id'] ?? '');
  const link = await api.ask(LISTED_LINK, `/links/${id}`);
  const stretch = after === null ? '' : `?after=${encodeURIComponent(after)}`;
  const [integration, installation, page, open] = await Promise.all([
    ifThere(api.ask(INTEGRATION, `/integrations/${link.integrationId}`)),
    ifThere(api.ask(INSTALLATION, `/installations/${link.installationId}`)),
    api.ask(ENTRIES, `/links/${id}/timeline${stretch}`),
    openOf(link, api),
  ]);
  const trackerIssue =
    installation?.tracker.kind === 'local'
      ? await ifThere(api.ask(TRACKER_ISSUE, `/tracker-issues/${link.trackerIssueId}`))
      : null;
  const told = { link, integration, installation, trackerIssue, open, entries: page.items, next: page.next };
  return {
    ...told,
    isFirstPage: after === null,
    version: versionOf({ link, trackerIssue, open, entries: page.items }),
  };
}

async function openOf(
  { id, health }: Answered<typeof LISTED_LINK>,
  api: ApiOfCaller,
): Promise<readonly Entry[]> {
  const pages = await Promise.all(
    (['due', 'waiting', 'dead'] as const)
      .filter((state) => health[state] > 0)
      .map((state) => api.ask(ENTRIES, `/effects?linkId=${id}&state=${state}&limit=${MOST_OPEN}`)),
  );
  return pages.flatMap(({ items }) => items);
}

async function ifThere<Thing>(asked: Promise<Thing>): Promise<Thing | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiRefused && error.status === 404) return null;
    throw error;
  }
}

function versionOf(told: unknown): string {
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url').slice(0, 16);
}
