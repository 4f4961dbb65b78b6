import { z } from 'zod';
import type { Operation, Operations } from '../../adapters/http/openapi/operation.ts';

/** How the text of an option becomes a value. */
export type OptionKind = 'text' | 'number' | 'flag' | 'json';

/** One value that an operation takes, as an option of its command. */
export interface ApiOption {
  /** Its name in the query or the body, such as `jiraIssue`. */
  readonly name: string;
  /** As it is typed, such as `jira-issue`. */
  readonly flag: string;
  readonly place: 'query' | 'body';
  readonly kind: OptionKind;
  /** The values that it may have; none when any may be. */
  readonly choices: readonly string[];
  readonly isRequired: boolean;
  readonly isNullable: boolean;
}

/** A place in the path of an operation. */
export interface ApiPlace {
  /** As the path has it, such as `id`. */
  readonly name: string;
  /** What belongs there, such as `installation-id`. */
  readonly label: string;
}

/** An operation of the admin API as a command: `lockstep <group> <verb> <places> [options]`. */
export interface ApiCommand {
  readonly group: string;
  readonly verb: string;
  readonly method: string;
  /** Such as `/links/:id`. */
  readonly path: string;
  /** What stands in the path, in order. */
  readonly places: readonly ApiPlace[];
  readonly options: readonly ApiOption[];
  /** `json` is made of options, `file` is sent as it is. */
  readonly body: 'none' | 'json' | 'file';
  /** Whether its query takes what no option names, too. */
  readonly takesMore: boolean;
  readonly mediaType: string;
  readonly operation: Operation;
}

interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
}

/** Every operation as a command: what the API can do, the command line can. */
export function apiCommands(operations: Operations): readonly ApiCommand[] {
  return Object.entries(operations).map(([route, operation]) => commandOf(route, operation));
}

function commandOf(route: string, operation: Operation): ApiCommand {
  const [method = '', path = ''] = route.split(' ');
  const [group = '', verb = ''] = operation.name.split(' ');
  const { query, body, bodyType: mediaType = 'application/json' } = operation;
  const forms = [query, body].map(formsOf);
  const [ofQuery = [], ofBody = []] = forms;
  return {
    ...{ group, verb, method, path, mediaType, operation, places: placesIn(path) },
    options: [...optionsIn(ofQuery, 'query'), ...optionsIn(ofBody, 'body')],
    body: bodyOf(operation, mediaType),
    takesMore: ofQuery.some(({ additionalProperties = false }) => additionalProperties !== false),
  };
}

function bodyOf({ body }: Operation, mediaType: string): ApiCommand['body'] {
  if (!/[/+]json$/.test(mediaType)) return 'file';
  return body === undefined ? 'none' : 'json';
}

/** `/installations/:id/links` has one place, where the id of an Installation belongs. */
function placesIn(path: string): readonly ApiPlace[] {
  return [...path.matchAll(/([\w-]+)\/:(\w+)/g)].map(([, before = '', name = '']) => ({
    name,
    label: name === 'id' ? `${singularOf(before)}-id` : flagOf(name),
  }));
}

function singularOf(plural: string): string {
  return plural.replace(/ies$/, 'y').replace(/s$/, '');
}

/** The forms that a value may have: one, but for a union. */
function formsOf(schema: z.ZodType | undefined): readonly JsonSchema[] {
  if (schema === undefined) return [];
  return alternatives(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema);
}

function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  const { anyOf, oneOf } = schema;
  return anyOf === undefined && oneOf === undefined
    ? [schema]
    : [...(anyOf ?? []), ...(oneOf ?? [])].flatMap(alternatives);
}

/** What one of several forms does not have is required by none. */
function optionsIn(forms: readonly JsonSchema[], place: ApiOption['place']): readonly ApiOption[] {
  const properties = Object.assign({}, ...forms.map((form) => form.properties ?? {})) as Record<
    string,
    JsonSchema
  >;
  return Object.entries(properties).map(([name, property]) => ({
    ...{ name, place, flag: flagOf(name) },
    isRequired: forms.every(({ required = [] }) => required.includes(name)),
    isNullable: alternatives(property).some(({ type }) => type === 'null'),
    kind: place === 'query' ? 'text' : kindOf(property),
    choices: choicesIn(forms.map(({ properties: own = {} }) => own[name] ?? {})),
  }));
}

/** Such as `jira-issue` for `jiraIssue`. */
export function flagOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function kindOf(property: JsonSchema): OptionKind {
  const types = alternatives(property)
    .map(({ type = 'string' }) => type)
    .filter((type) => type !== 'null');
  if (types.some((type) => type === 'object' || type === 'array')) return 'json';
  if (types.every((type) => type === 'number' || type === 'integer')) return 'number';
  return types.every((type) => type === 'boolean') ? 'flag' : 'text';
}

function choicesIn(properties: readonly JsonSchema[]): readonly string[] {
  const named = properties
    .flatMap(alternatives)
    .flatMap((form) => form.enum ?? ('const' in form ? [form.const] : []));
  return [...new Set(named.filter((choice) => typeof choice === 'string'))];
}
