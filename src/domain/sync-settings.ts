import { InvalidValue } from './domain-error.ts';
import { validateStatusMappings, type StatusMappings } from './outbound/status-mapping.ts';

/** How a tracker issue is resolved, where the tracker can; else it is simply resolved. */
export const RESOLUTION_STRATEGIES = [
  'resolve',
  'resolve_in_current_release',
  'resolve_in_next_release',
] as const;
export type ResolutionStrategy = (typeof RESOLUTION_STRATEGIES)[number];

/**
 * What several tracker issues that hang on one Jira issue do when it is done no more. `each`: each follows Jira.
 * `all`: while one of them was unresolved in the tracker, by a person or by the tracker itself, none of the others is
 * unresolved for its sake. Only tracker issues of one Installation look at each other.
 */
export const STATUS_RULES = ['each', 'all'] as const;
export type StatusRule = (typeof STATUS_RULES)[number];

/** What is kept in lockstep for the issues of one Jira project, and how. */
export interface ProjectRules {
  /** Whether a Jira issue that becomes done resolves the tracker issue, and one that is done no more unresolves it. */
  readonly inboundStatus: boolean;
  /** Whether the tracker issue is assigned to the person the Jira issue is assigned to. */
  readonly inboundAssignee: boolean;
  /** Whether comments on the Jira issue are written to the tracker issue. */
  readonly inboundComments: boolean;
  /** Whether that goes also for comments that only a role or a group may read in Jira. */
  readonly restrictedComments: boolean;
  /** Whether the deletion of the Jira issue resolves the tracker issue. */
  readonly resolvesOnDeletion: boolean;
  readonly resolutionStrategy: ResolutionStrategy;
  /** The ids of the resolutions by which a done issue is ignored in the tracker rather than resolved. */
  readonly ignoredResolutionIds: readonly string[];
  readonly statusRule: StatusRule;
  /** Whether the Jira issue follows the tracker issue's status, where its project has a status mapping. */
  readonly outboundStatus: boolean;
  /** Whether the Jira issue is assigned to the person the tracker issue is assigned to. */
  readonly outboundAssignee: boolean;
  /** Whether comments on the tracker issue are written to the Jira issue. */
  readonly outboundComments: boolean;
  /** Who may read those in Jira; null for all who see the issue. */
  readonly commentVisibility: CommentVisibility | null;
  /** Whether the Jira issue has a remote link to the tracker issue, when that has a page. */
  readonly remoteLinks: boolean;
}

/** The project role, or the group, that may read a comment in Jira. */
export interface CommentVisibility {
  readonly type: 'role' | 'group';
  readonly value: string;
}

/** Who a person of Jira is in the tracker, either way: goes before anything that is found by key, name or e-mail. */
export interface UserMapping {
  /** The user's key or name in Jira. */
  readonly jiraUser: string;
  /** The user's id in the tracker. */
  readonly trackerUser: string;
}

/** What an Installation keeps in lockstep, and how. */
export interface SyncSettings extends ProjectRules {
  /**
   * By Jira project id, the ids of the statuses that mean "done" there. In a project that is not named, a status
   * means "done" by its category.
   */
  readonly doneStatusIds: Readonly<Record<string, readonly string[]>>;
  /** By Jira project id, what is different there. */
  readonly projectRules: Readonly<Record<string, Partial<ProjectRules>>>;
  readonly userMapping: readonly UserMapping[];
  readonly statusMappings: StatusMappings;
  /** The fields of Jira that are left out of the form by which an issue is made, by id. */
  readonly ignoredFieldIds: readonly string[];
}

export const DEFAULT_SYNC_SETTINGS: SyncSettings = {
  inboundStatus: true,
  inboundAssignee: true,
  inboundComments: false,
  restrictedComments: false,
  resolvesOnDeletion: false,
  resolutionStrategy: 'resolve',
  ignoredResolutionIds: [],
  statusRule: 'each',
  outboundStatus: true,
  outboundAssignee: false,
  outboundComments: false,
  commentVisibility: null,
  remoteLinks: true,
  doneStatusIds: {},
  projectRules: {},
  userMapping: [],
  statusMappings: {},
  ignoredFieldIds: [],
};

/** What applies to an issue of this project; of one whose project nobody knows, what applies in general. */
export function rulesIn(settings: SyncSettings, projectId: string | null): ProjectRules {
  const { projectRules } = settings;
  const special = projectId !== null && Object.hasOwn(projectRules, projectId) ? projectRules[projectId] : {};
  return { ...settings, ...special };
}

/**
 * The settings, once they are known to make sense.
 * @throws {InvalidValue} when an id of Jira is not of digits, a project's set of done statuses is empty, a number is out of
 * its bounds, or a person of Jira is mapped twice.
 */
export function validateSyncSettings(settings: SyncSettings): SyncSettings {
  for (const [projectId, statusIds] of Object.entries(settings.doneStatusIds)) {
    const field = `doneStatusIds.${projectId}`;
    checkProject(field, projectId);
    if (statusIds.length === 0) throw new InvalidValue(field, 'must hold at least one status id');
    if (!statusIds.every(isId)) throw new InvalidValue(field, 'must hold numeric ids of Jira statuses only');
  }
  checkResolutions('ignoredResolutionIds', settings);
  for (const [projectId, rules] of Object.entries(settings.projectRules)) {
    checkProject(`projectRules.${projectId}`, projectId);
    checkResolutions(`projectRules.${projectId}.ignoredResolutionIds`, rules);
  }
  checkUserMapping(settings.userMapping);
  validateStatusMappings(settings.statusMappings);
  return settings;
}

function checkProject(field: string, projectId: string): void {
  if (!isId(projectId)) throw new InvalidValue(field, 'must be named by the numeric id of a Jira project');
}

function checkResolutions(field: string, { ignoredResolutionIds = [] }: Partial<ProjectRules>): void {
  if (!ignoredResolutionIds.every(isId)) {
    throw new InvalidValue(field, 'must hold numeric ids of Jira resolutions only');
  }
}

function checkUserMapping(mapping: readonly UserMapping[]): void {
  const seen = new Set<string>();
  for (const [index, { jiraUser, trackerUser }] of mapping.entries()) {
    const field = `userMapping.${index}`;
    if (jiraUser.trim() === '') throw new InvalidValue(`${field}.jiraUser`, 'must not be blank');
    if (trackerUser.trim() === '') throw new InvalidValue(`${field}.trackerUser`, 'must not be blank');
    const name = jiraUser.trim().toLowerCase();
    if (seen.has(name)) throw new InvalidValue(`${field}.jiraUser`, `maps "${jiraUser}" a second time`);
    seen.add(name);
  }
}

function isId(text: string): boolean {
  return /^\d{1,19}$/.test(text);
}
