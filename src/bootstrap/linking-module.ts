import { ContainerModule } from 'inversify';
import { composeLinking, type Linking } from '../application/linking/compose-linking.ts';
import { CsvImportFiles } from '../adapters/csv/csv-import-files.ts';
import { ImportLinks } from '../application/linking/import-links.ts';
import { LinkIssue } from '../application/linking/link-issue.ts';
import { RelinkIssue } from '../application/linking/relink-issue.ts';
import { SearchJiraIssues } from '../application/linking/search-jira-issues.ts';
import { SearchJiraUsers } from '../application/linking/search-jira-users.ts';
import { ProposeFieldValues } from '../application/linking/propose-field-values.ts';
import { ListProjectStatuses } from '../application/linking/list-project-statuses.ts';
import { ListCreateFields } from '../application/linking/list-create-fields.ts';
import { ListIssueTransitions } from '../application/linking/list-issue-transitions.ts';
import { ListJiraProjects } from '../application/linking/list-jira-projects.ts';
import { ListJiraResolutions } from '../application/linking/list-jira-resolutions.ts';
import { SuggestUserMapping } from '../application/linking/suggest-user-mapping.ts';
import { UnlinkIssue } from '../application/linking/unlink-issue.ts';
import type { Clock } from '../application/ports/clock.ts';
import type { ImportFiles } from '../application/ports/import-files.ts';
import type { JiraServer } from '../application/ports/jira-server.ts';
import type { Log } from '../application/ports/log.ts';
import type { Randomness } from '../application/ports/randomness.ts';
import type { Storage } from '../application/ports/storage.ts';
import type { Trackers } from '../application/ports/tracker.ts';
import type { WorkSignal } from '../application/ports/work-signal.ts';
import { AddLocalTrackerIssue } from '../application/tracking/add-local-tracker-issue.ts';
import { AddLocalTrackerUser } from '../application/tracking/add-local-tracker-user.ts';
import {
  CLOCK,
  IMPORT_FILES,
  JIRA_SERVER,
  LINKING,
  LOG,
  RANDOMNESS,
  STORAGE,
  TRACKERS,
  WORK_SIGNAL,
} from './tokens.ts';

/** Links, and the issues of the local tracker. */
export const linkingModule = new ContainerModule(({ bind }) => {
  bind(IMPORT_FILES).toResolvedValue(() => new CsvImportFiles(), []);
  bind(LINKING).toResolvedValue(
    (
      storage: Storage,
      jira: JiraServer,
      trackers: Trackers,
      importFiles: ImportFiles,
      signal: WorkSignal,
      randomness: Randomness,
      clock: Clock,
      log: Log,
    ) => composeLinking({ storage, jira, trackers, importFiles, signal, randomness, clock, log }),
    [STORAGE, JIRA_SERVER, TRACKERS, IMPORT_FILES, WORK_SIGNAL, RANDOMNESS, CLOCK, LOG],
  );
  bind(LinkIssue).toResolvedValue((all: Linking) => all.linkIssue, [LINKING]);
  bind(UnlinkIssue).toResolvedValue((all: Linking) => all.unlinkIssue, [LINKING]);
  bind(SearchJiraIssues).toResolvedValue((all: Linking) => all.searchJiraIssues, [LINKING]);
  bind(SearchJiraUsers).toResolvedValue((all: Linking) => all.searchJiraUsers, [LINKING]);
  bind(ProposeFieldValues).toResolvedValue((all: Linking) => all.proposeFieldValues, [LINKING]);
  bind(ListProjectStatuses).toResolvedValue((all: Linking) => all.listProjectStatuses, [LINKING]);
  bind(ListJiraProjects).toResolvedValue((all: Linking) => all.listJiraProjects, [LINKING]);
  bind(ListJiraResolutions).toResolvedValue((all: Linking) => all.listJiraResolutions, [LINKING]);
  bind(ListCreateFields).toResolvedValue((all: Linking) => all.listCreateFields, [LINKING]);
  bind(ListIssueTransitions).toResolvedValue((all: Linking) => all.listIssueTransitions, [LINKING]);
  bind(SuggestUserMapping).toResolvedValue((all: Linking) => all.suggestUserMapping, [LINKING]);
  bind(ImportLinks).toResolvedValue((all: Linking) => all.importLinks, [LINKING]);
  bind(RelinkIssue).toResolvedValue((all: Linking) => all.relinkIssue, [LINKING]);
  bind(AddLocalTrackerIssue).toResolvedValue(
    ({ reads, trackerIssues }: Storage, randomness: Randomness, clock: Clock) =>
      new AddLocalTrackerIssue({ reads, trackerIssues, randomness, clock }),
    [STORAGE, RANDOMNESS, CLOCK],
  );
  bind(AddLocalTrackerUser).toResolvedValue(
    ({ reads, trackerUsers }: Storage, randomness: Randomness, clock: Clock) =>
      new AddLocalTrackerUser({ reads, trackerUsers, randomness, clock }),
    [STORAGE, RANDOMNESS, CLOCK],
  );
});
