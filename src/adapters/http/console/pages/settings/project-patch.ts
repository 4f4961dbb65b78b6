import { isObject } from '../../../../../domain/foreign-json.ts';
import { SWITCHES } from './project-rule-fields.tsx';
import type { Settings, SettingsPatch } from './settings-parts.ts';

type Mapping = Settings['statusMappings'][string];

/** What a project's form changes: null takes out what is not to be said of the project any more. */
export function projectPatch(form: URLSearchParams, present: Settings, projectId: string): SettingsPatch {
  const done = form.getAll('done');
  const mapping = present.statusMappings[projectId];
  return {
    doneStatusIds: { [projectId]: done.length === 0 ? null : done },
    statusMappings: { [projectId]: form.get('isMapped') === null ? null : mappingPatch(form, mapping) },
    projectRules: { [projectId]: rulesPatch(form, present.projectRules[projectId]) },
  };
}

function mappingPatch(form: URLSearchParams, before: Mapping | undefined): Readonly<Record<string, unknown>> {
  const targets = targetsIn(form, '');
  return {
    ...targets,
    resolutionId: textIn(form, 'resolutionId'),
    issueTypes: typesPatch(form, targets, before),
    transitionIds: form.getAll('transitionIds'),
    fields: fieldsPatch(form.get('fields') ?? '', before),
    mostHops: numberIn(form, 'mostHops') ?? 1,
    forbiddenStatusIds: form.getAll('forbiddenStatusIds'),
    reopenWithinDays: numberIn(form, 'reopenWithinDays'),
    neverReopenResolutionIds: form.getAll('neverReopenResolutionIds'),
    whenNotReopened: form.get('whenNotReopened') ?? 'leave',
  };
}

/** A type with one status of its own has the project's for the rest. */
function typesPatch(
  form: URLSearchParams,
  project: ReturnType<typeof targetsIn>,
  before: Mapping | undefined,
): Readonly<Record<string, unknown>> {
  const named = [...form.keys()]
    .map((name) => /^type-(\d+)-onResolve$/.exec(name)?.[1])
    .filter((id) => id !== undefined);
  const ids = new Set([...named, ...Object.keys(before?.issueTypes ?? {})]);
  const types = [...ids].map((id) => {
    if (!named.includes(id)) return [id, before?.issueTypes[id] ?? null] as const;
    const own = targetsIn(form, `type-${id}-`);
    if (Object.values(own).every((status) => status === null)) return [id, null] as const;
    const onIgnore = own.onIgnore === 'leave' ? null : (own.onIgnore ?? project.onIgnore);
    const onResolve = own.onResolve ?? project.onResolve;
    return [id, { onResolve, onUnresolve: own.onUnresolve ?? project.onUnresolve, onIgnore }] as const;
  });
  return Object.fromEntries(types);
}

function targetsIn(form: URLSearchParams, prefix: string) {
  return {
    onResolve: textIn(form, `${prefix}onResolve`),
    onUnresolve: textIn(form, `${prefix}onUnresolve`),
    onIgnore: textIn(form, `${prefix}onIgnore`),
  };
}

/** What is no object goes on as it is, for the API to say so at the field. */
function fieldsPatch(text: string, before: Mapping | undefined): unknown {
  const known = before?.fields ?? {};
  const gone: Record<string, unknown> = Object.fromEntries(Object.keys(known).map((name) => [name, null]));
  if (text.trim() === '') return gone;
  try {
    const given: unknown = JSON.parse(text);
    return isObject(given) ? Object.assign(gone, given) : given;
  } catch {
    return text;
  }
}

/** Rules that the form does not have stay as they are. */
function rulesPatch(
  form: URLSearchParams,
  before: Settings['projectRules'][string] | undefined,
): Readonly<Record<string, unknown>> | null {
  const switches = SWITCHES.map((name) => {
    const given = textIn(form, `rule-${name}`);
    return [name, given === null ? null : given === 'true'] as const;
  });
  const words = (['resolutionStrategy', 'statusRule'] as const).map(
    (name) => [name, textIn(form, `rule-${name}`)] as const,
  );
  const patch: Readonly<Record<string, unknown>> = Object.fromEntries<unknown>([...switches, ...words]);
  const kept = Object.keys(before ?? {}).some((name) => !Object.hasOwn(patch, name));
  return kept || Object.values(patch).some((value) => value !== null) ? patch : null;
}

function textIn(form: URLSearchParams, name: string): string | null {
  const text = (form.get(name) ?? '').trim();
  return text === '' ? null : text;
}

/** What is no number goes on as a text, for the API to say so at the field. */
function numberIn(form: URLSearchParams, name: string): number | string | null {
  const text = textIn(form, name);
  return text === null ? null : /^\d{1,9}$/.test(text) ? Number(text) : text;
}
