import type { InMemoryJiraServer } from '../../src/adapters/memory/in-memory-jira-server.ts';
import type { JiraIssueId } from '../../src/domain/ids.ts';
import { newlyNamed } from '../../src/domain/named-in-jira.ts';
import { DEFAULT_SYNC_SETTINGS, type SyncSettings } from '../../src/domain/sync-settings.ts';

/** Puts the projects and statuses that these settings name into a Jira that has none of them yet. */
export function putNamed(jira: InMemoryJiraServer, settings: Partial<SyncSettings>): void {
  for (const { what } of newlyNamed({ ...DEFAULT_SYNC_SETTINGS, ...settings }, DEFAULT_SYNC_SETTINGS)) {
    if (what.kind === 'resolution') continue;
    const id = `9${what.project}` as JiraIssueId;
    jira.putIssue({ id, key: `P${what.project}-1`, projectId: what.project });
    if (what.kind === 'status') jira.putStatus({ id: what.status, name: null, category: 'indeterminate' });
  }
}
