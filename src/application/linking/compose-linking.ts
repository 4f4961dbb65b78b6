import { JiraAccess } from '../installation/jira-access.ts';
import type { Clock } from '../ports/clock.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Log } from '../ports/log.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Storage } from '../ports/storage.ts';
import type { Trackers } from '../ports/tracker.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import { AskJira } from './ask-jira.ts';
import type { ImportFiles } from '../ports/import-files.ts';
import { FindJiraIssue } from './find-jira-issue.ts';
import { FindJiraIssues } from './find-jira-issues.ts';
import { ImportLinks } from './import-links.ts';
import { LinkIssue } from './link-issue.ts';
import { ListCreateFields } from './list-create-fields.ts';
import { ListIssueTransitions } from './list-issue-transitions.ts';
import { ListJiraProjects } from './list-jira-projects.ts';
import { ListJiraResolutions } from './list-jira-resolutions.ts';
import { ListProjectStatuses } from './list-project-statuses.ts';
import { MakeLink } from './make-link.ts';
import { ProposeFieldValues } from './propose-field-values.ts';
import { RelinkIssue } from './relink-issue.ts';
import { SearchJiraIssues } from './search-jira-issues.ts';
import { SearchJiraUsers } from './search-jira-users.ts';
import { SuggestUserMapping } from './suggest-user-mapping.ts';
import { UnlinkIssue } from './unlink-issue.ts';

export interface LinkingPorts {
  readonly storage: Pick<Storage, 'unitOfWork' | 'stores' | 'reads'>;
  readonly jira: Pick<JiraServer, 'issues' | 'search' | 'creation' | 'transitions'>;
  readonly trackers: Trackers;
  readonly importFiles: ImportFiles;
  readonly signal: WorkSignal;
  readonly randomness: Randomness;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Linking {
  readonly linkIssue: LinkIssue;
  readonly unlinkIssue: UnlinkIssue;
  readonly relinkIssue: RelinkIssue;
  readonly importLinks: ImportLinks;
  readonly searchJiraIssues: SearchJiraIssues;
  readonly searchJiraUsers: SearchJiraUsers;
  readonly proposeFieldValues: ProposeFieldValues;
  readonly listProjectStatuses: ListProjectStatuses;
  readonly listJiraProjects: ListJiraProjects;
  readonly listJiraResolutions: ListJiraResolutions;
  readonly listCreateFields: ListCreateFields;
  readonly listIssueTransitions: ListIssueTransitions;
  readonly suggestUserMapping: SuggestUserMapping;
}

/** Tying tracker issues to Jira issues, on these ports. */
export function composeLinking(ports: LinkingPorts): Linking {
  const { stores, unitOfWork, reads } = ports.storage;
  const { jira, clock, log } = ports;
  const access = new JiraAccess({ stores, unitOfWork, clock, log });
  const askJira = new AskJira({ reads, access });
  const findJiraIssue = new FindJiraIssue({ access, jira });
  const makeLink = new MakeLink(ports);
  const all = { ...ports, reads, stores, unitOfWork };
  return {
    linkIssue: new LinkIssue(all, findJiraIssue, makeLink),
    unlinkIssue: new UnlinkIssue(all),
    relinkIssue: new RelinkIssue(all, findJiraIssue, makeLink),
    importLinks: new ImportLinks(all, new FindJiraIssues({ access, jira }), makeLink),
    searchJiraIssues: new SearchJiraIssues(askJira, jira),
    searchJiraUsers: new SearchJiraUsers(askJira, jira),
    proposeFieldValues: new ProposeFieldValues(askJira, jira),
    listProjectStatuses: new ListProjectStatuses(askJira, jira),
    listJiraProjects: new ListJiraProjects(askJira, jira),
    listJiraResolutions: new ListJiraResolutions(askJira, jira),
    listCreateFields: new ListCreateFields(askJira, jira),
    listIssueTransitions: new ListIssueTransitions(askJira, jira),
    suggestUserMapping: new SuggestUserMapping(all, askJira),
  };
}
