import { InvalidValue } from '../domain-error.ts';

/** The statuses of Jira that a tracker issue's own asks for, by id. */
export interface StatusTargets {
  readonly onResolve: string;
  readonly onUnresolve: string;
  /** When it is ignored or archived; null leaves Jira as it is. */
  readonly onIgnore: string | null;
}

/** What a Jira issue whose tracker issue is unresolved again does when it is not to be reopened. */
export const NOT_REOPENED = ['leave', 'new_issue'] as const;
export type WhenNotReopened = (typeof NOT_REOPENED)[number];

/** How the Jira issues of one project follow their tracker issues. */
export interface StatusMapping extends StatusTargets {
  /** By id of the issue type, where it is different. */
  readonly issueTypes: Readonly<Record<string, StatusTargets>>;
  /** Which transition is taken of several to the same status: the first of these that is there, by id. */
  readonly transitionIds: readonly string[];
  /** By field id, what is set on a transition, in the shape that Jira's REST interface takes. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The resolution set on the way to `onResolve`; null sets none. */
  readonly resolutionId: string | null;
  /** So many transitions may be taken to the status, 1 to 10. */
  readonly mostHops: number;
  /** Statuses that are never gone through on the way, by id. */
  readonly forbiddenStatusIds: readonly string[];
  /** Done for longer than so many days, a Jira issue is not reopened; null sets no limit. */
  readonly reopenWithinDays: number | null;
  /** Done with one of these resolutions, such as "Won't fix", it is never reopened, by id. */
  readonly neverReopenResolutionIds: readonly string[];
  readonly whenNotReopened: WhenNotReopened;
}

/** By Jira project id. In a project that is not named, no status is carried to Jira. */
export type StatusMappings = Readonly<Record<string, StatusMapping>>;

/** What a mapping has beside its targets unless it says otherwise. */
export const PLAIN_STATUS_MAPPING: Omit<StatusMapping, keyof StatusTargets> = {
  issueTypes: {},
  transitionIds: [],
  fields: {},
  resolutionId: null,
  mostHops: 1,
  forbiddenStatusIds: [],
  reopenWithinDays: null,
  neverReopenResolutionIds: [],
  whenNotReopened: 'leave',
};

/** More would walk through a whole workflow. */
export const MOST_HOPS = 10;

/** The statuses asked for in a project and issue type; null where the project is not mapped. */
export function targetsIn(
  mappings: StatusMappings,
  { projectId, issueTypeId }: { readonly projectId: string | null; readonly issueTypeId: string | null },
): StatusTargets | null {
  if (projectId === null || !Object.hasOwn(mappings, projectId)) return null;
  const mapping = mappings[projectId] ?? null;
  if (mapping === null || issueTypeId === null || !Object.hasOwn(mapping.issueTypes, issueTypeId))
    return mapping;
  return mapping.issueTypes[issueTypeId] ?? mapping;
}

/** @throws {InvalidValue} when an id is not of digits, a number is out of its bounds, or what is asked for is forbidden. */
export function validateStatusMappings(mappings: StatusMappings): void {
  for (const [projectId, mapping] of Object.entries(mappings)) {
    const field = `statusMappings.${projectId}`;
    checkIds(field, [projectId], 'must be named by the numeric id of a Jira project');
    checkTargets(field, mapping);
    for (const [typeId, targets] of Object.entries(mapping.issueTypes)) {
      checkIds(`${field}.issueTypes.${typeId}`, [typeId], 'must be named by the numeric id of an issue type');
      checkTargets(`${field}.issueTypes.${typeId}`, targets);
    }
    checkIds(`${field}.transitionIds`, mapping.transitionIds, 'must hold numeric ids of transitions only');
    checkIds(`${field}.forbiddenStatusIds`, mapping.forbiddenStatusIds, STATUS_IDS);
    checkNotForbidden(field, mapping);
    checkIds(`${field}.neverReopenResolutionIds`, mapping.neverReopenResolutionIds, RESOLUTION_IDS);
    if (mapping.resolutionId !== null)
      checkIds(`${field}.resolutionId`, [mapping.resolutionId], RESOLUTION_ID);
    checkWhole(`${field}.mostHops`, mapping.mostHops, MOST_HOPS);
    if (mapping.reopenWithinDays !== null)
      checkWhole(`${field}.reopenWithinDays`, mapping.reopenWithinDays, 3650);
  }
}

const STATUS_IDS = 'must hold numeric ids of Jira statuses only';
const RESOLUTION_IDS = 'must hold numeric ids of Jira resolutions only';
const STATUS_ID = 'must be the numeric id of a Jira status';
const RESOLUTION_ID = 'must be the numeric id of a Jira resolution';

function checkTargets(field: string, { onResolve, onUnresolve, onIgnore }: StatusTargets): void {
  checkIds(`${field}.onResolve`, [onResolve], STATUS_ID);
  checkIds(`${field}.onUnresolve`, [onUnresolve], STATUS_ID);
  if (onIgnore !== null) checkIds(`${field}.onIgnore`, [onIgnore], STATUS_ID);
}

/** A status that is asked for and forbidden would never be come to. */
function checkNotForbidden(field: string, mapping: StatusMapping): void {
  const asked = [mapping, ...Object.values(mapping.issueTypes)].flatMap((targets) => [
    targets.onResolve,
    targets.onUnresolve,
    targets.onIgnore,
  ]);
  const both = mapping.forbiddenStatusIds.find((id) => asked.includes(id));
  if (both === undefined) return;
  throw new InvalidValue(`${field}.forbiddenStatusIds`, `must not hold ${both}, which the mapping asks for`);
}

function checkIds(field: string, ids: readonly string[], problem: string): void {
  if (!ids.every((id) => /^\d{1,19}$/.test(id))) throw new InvalidValue(field, problem);
}

function checkWhole(field: string, number: number, most: number): void {
  if (Number.isSafeInteger(number) && number >= 1 && number <= most) return;
  throw new InvalidValue(field, `must be a whole number from 1 to ${most}`);
}
