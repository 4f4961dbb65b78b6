import type { StatusTargets } from './outbound/status-mapping.ts';
import type { JiraResolution } from './resolution-rule.ts';
import type { StatusesOfType } from './project-statuses.ts';
import type { SyncSettings } from './sync-settings.ts';

/** Something of Jira's that settings name by its id, and the field in which they do. */
export interface NamedInJira {
  readonly field: string;
  readonly what:
    | { readonly kind: 'project'; readonly project: string }
    | { readonly kind: 'issue_type'; readonly project: string; readonly issueType: string }
    /** Of this issue type; of any when that is null. */
    | {
        readonly kind: 'status';
        readonly project: string;
        readonly issueType: string | null;
        readonly status: string;
      }
    | { readonly kind: 'resolution'; readonly resolution: string };
}

/** What a Jira has, as far as it was asked. */
export interface ThingsOfJira {
  /** By project id, the statuses by issue type; null where Jira shows no such project. */
  readonly statuses: ReadonlyMap<string, readonly StatusesOfType[] | null>;
  readonly resolutions: readonly JiraResolution[];
}

/** Everything of Jira's that the settings name, and those of before did not. */
export function newlyNamed(settings: SyncSettings, before: SyncSettings): readonly NamedInJira[] {
  const known = new Set(namedIn(before).map(({ what }) => JSON.stringify(what)));
  return namedIn(settings).filter(({ what }) => !known.has(JSON.stringify(what)));
}

/** Why this is nothing in Jira, to the person who wrote the settings; null when it is there. */
export function whyUnknown({ what }: NamedInJira, { statuses, resolutions }: ThingsOfJira): string | null {
  if (what.kind === 'resolution') {
    if (resolutions.some(({ id }) => id === what.resolution)) return null;
    return `Jira has no resolution with the id ${what.resolution}; there are ${choiceOf(resolutions)}`;
  }
  const types = statuses.get(what.project) ?? null;
  if (types === null) return `Jira shows no project with the id ${what.project} to Lockstep's account`;
  if (what.kind === 'project') return null;

  const { issueType } = what;
  const asked = types.filter(({ issueTypeId }) => issueType === null || issueTypeId === issueType);
  if (what.kind === 'issue_type' || asked.length === 0) {
    return asked.length > 0
      ? null
      : `project ${what.project} has no issue type with the id ${issueType ?? ''}`;
  }
  const there = [
    ...new Map(asked.flatMap(({ statuses: own }) => own.map((one) => [one.id, one.name]))).entries(),
  ];
  if (there.some(([id]) => id === what.status)) return null;
  const choice = choiceOf(there.map(([id, name]) => ({ id, name })));
  return `no issue there can have the status ${what.status}; there are ${choice}`;
}

function choiceOf(things: readonly { readonly id: string; readonly name: string | null }[]): string {
  return things.map(({ id, name }) => `${id} (${name ?? 'without a name'})`).join(', ');
}

function namedIn(settings: SyncSettings): readonly NamedInJira[] {
  return [
    ...Object.entries(settings.doneStatusIds).flatMap(([project, ids]) =>
      ids.map((status) => statusNamed(`doneStatusIds.${project}`, { project, issueType: null, status })),
    ),
    ...resolutionsNamed('ignoredResolutionIds', settings.ignoredResolutionIds),
    ...Object.entries(settings.projectRules).flatMap(([project, { ignoredResolutionIds = [] }]) => [
      { field: `projectRules.${project}`, what: { kind: 'project', project } as const },
      ...resolutionsNamed(`projectRules.${project}.ignoredResolutionIds`, ignoredResolutionIds),
    ]),
    ...namedInMappings(settings),
  ];
}

function namedInMappings({ statusMappings }: SyncSettings): readonly NamedInJira[] {
  return Object.entries(statusMappings).flatMap(([project, mapping]) => {
    const field = `statusMappings.${project}`;
    const of = (name: string, ids: readonly string[]) =>
      ids.map((status) => statusNamed(`${field}.${name}`, { project, issueType: null, status }));
    return [
      { field, what: { kind: 'project', project } as const },
      ...targetsNamed(field, { project, issueType: null }, mapping),
      ...Object.entries(mapping.issueTypes).flatMap(([issueType, targets]) => [
        {
          field: `${field}.issueTypes.${issueType}`,
          what: { kind: 'issue_type', project, issueType } as const,
        },
        ...targetsNamed(`${field}.issueTypes.${issueType}`, { project, issueType }, targets),
      ]),
      ...of('forbiddenStatusIds', mapping.forbiddenStatusIds),
      ...resolutionsNamed(`${field}.neverReopenResolutionIds`, mapping.neverReopenResolutionIds),
      ...resolutionsNamed(
        `${field}.resolutionId`,
        mapping.resolutionId === null ? [] : [mapping.resolutionId],
      ),
    ];
  });
}

interface Whose {
  readonly project: string;
  readonly issueType: string | null;
}

function targetsNamed(field: string, whose: Whose, targets: StatusTargets): readonly NamedInJira[] {
  const { onResolve, onUnresolve, onIgnore } = targets;
  return Object.entries({ onResolve, onUnresolve, onIgnore }).flatMap(([name, status]) =>
    status === null ? [] : [statusNamed(`${field}.${name}`, { ...whose, status })],
  );
}

function statusNamed(field: string, named: Whose & { readonly status: string }): NamedInJira {
  return { field, what: { kind: 'status', ...named } };
}

function resolutionsNamed(field: string, ids: readonly string[]): readonly NamedInJira[] {
  return ids.map((resolution) => ({ field, what: { kind: 'resolution', resolution } }));
}
