import type { JiraInstance } from '../jira-instance.ts';
import { GROUPS } from '../model/comment-visibility.ts';
import { isCustom } from '../model/fields/field-definition.ts';
import type { FieldDefinition } from '../model/fields/field-definition.ts';
import { schemaOf } from '../model/fields/field-schema.ts';
import { ISSUE_TYPES } from '../model/issue-types.ts';
import { issueTypeJson, priorityJson } from '../model/jira-json.ts';
import type { JsonObject } from '../model/jira-json.ts';
import { PRIORITIES } from '../model/priorities.ts';
import { fieldNamed } from '../search/jql-fields.ts';
import { callerOf } from './access.ts';
import { textIn } from './query-parameters.ts';
import type { SandboxRouter } from './request-state.ts';

const MOST_SUGGESTED = 15;

/** What there is to choose from in all of Jira, and what it suggests to who types. */
export function addChoiceRoutes(router: SandboxRouter, jira: JiraInstance): void {
  router.get('/rest/api/2/priority', (ctx) => {
    ctx.body = PRIORITIES.map((priority) => priorityJson(priority, jira.setting));
  });

  router.get('/rest/api/2/issuetype', (ctx) => {
    ctx.body = ISSUE_TYPES.map((type) => issueTypeJson(type, jira.setting));
  });

  router.get('/rest/api/2/field', (ctx) => {
    callerOf(ctx);
    ctx.body = jira.fields.all().map(fieldListedJson);
  });

  router.get('/rest/api/2/groups/picker', (ctx) => {
    callerOf(ctx);
    const groups = suggested(GROUPS, textIn(ctx.query, 'query'));
    ctx.body = {
      header: `Showing ${groups.length} of ${groups.length} matching groups`,
      total: groups.length,
      groups: groups.map(({ value, displayName }) => ({ name: value, html: displayName })),
    };
  });

  router.get('/rest/api/1.0/labels/suggest', (ctx) => {
    callerOf(ctx);
    const token = textIn(ctx.query, 'query') ?? '';
    const suggestions = suggested(labelsIn(jira), token);
    ctx.body = {
      token,
      suggestions: suggestions.map(({ value, displayName }) => ({ label: value, html: displayName })),
    };
  });

  router.get('/rest/api/2/jql/autocompletedata/suggestions', (ctx) => {
    callerOf(ctx);
    const field = fieldNamed(textIn(ctx.query, 'fieldName') ?? '');
    ctx.body = { results: suggested(valuesOf(field, jira), textIn(ctx.query, 'fieldValue')) };
  });
}

function fieldListedJson(field: FieldDefinition): JsonObject {
  const { id, name } = field;
  const custom = isCustom(id);
  const clauseNames = custom ? [`cf[${id.slice('customfield_'.length)}]`, name] : [id];
  return {
    id,
    name,
    custom,
    orderable: true,
    navigable: true,
    searchable: true,
    clauseNames,
    schema: schemaOf(field),
  };
}

/** Those that begin with what is typed, or have a word that does, which is shown in bold. */
function suggested(
  values: readonly string[],
  typed: string | null,
): readonly { readonly value: string; readonly displayName: string }[] {
  const wanted = (typed ?? '').trim().toLowerCase();
  return values
    .filter((value) => ` ${value.toLowerCase()}`.includes(` ${wanted}`))
    .slice(0, MOST_SUGGESTED)
    .map((value) => ({ value, displayName: inBold(value, wanted) }));
}

function inBold(value: string, wanted: string): string {
  const at = value.toLowerCase().indexOf(wanted);
  const end = at + wanted.length;
  if (wanted === '' || at === -1) return escaped(value);
  return `${escaped(value.slice(0, at))}<b>${escaped(value.slice(at, end))}</b>${escaped(value.slice(end))}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

function valuesOf(field: string, jira: JiraInstance): readonly string[] {
  const definition = jira.fields.find(field);
  switch (field) {
    case 'labels':
      return labelsIn(jira);
    case 'project':
      return jira.projects.all().map(({ key }) => key);
    case 'status':
      return jira.statuses.all().map(({ name }) => name);
    case 'priority':
      return PRIORITIES.map(({ name }) => name);
    case 'issuetype':
      return ISSUE_TYPES.map(({ name }) => name);
    case 'assignee':
    case 'reporter':
      return jira.users.all().map(({ name }) => name);
    default:
      return definition === null
        ? []
        : [...definition.options.map(({ value }) => value), ...inUse(field, jira)];
  }
}

function labelsIn({ issues }: JiraInstance): readonly string[] {
  return [...new Set(issues.all().flatMap(({ labels }) => labels))].toSorted();
}

/** What issues have in a custom field of labels. */
function inUse(field: string, { issues }: JiraInstance): readonly string[] {
  const values = issues.all().map(({ values: all }) => all[field]?.json);
  const lists = values.filter((value) => Array.isArray(value)) as readonly (readonly unknown[])[];
  return [...new Set(lists.flat().filter((each): each is string => typeof each === 'string'))].toSorted();
}
