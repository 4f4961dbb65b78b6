import type { JsonObject, JsonSetting } from './jira-json.ts';

export interface Component {
  readonly id: string;
  readonly name: string;
}

export interface Version {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  readonly released: boolean;
}

export interface SecurityLevel {
  readonly id: string;
  readonly name: string;
}

export function componentJson({ id, name }: Component, { baseUrl }: JsonSetting): JsonObject {
  return { self: `${baseUrl}/rest/api/2/component/${id}`, id, name };
}

export function versionJson(
  { id, ...version }: Version,
  project: { readonly id: string },
  { baseUrl }: JsonSetting,
): JsonObject {
  const self = `${baseUrl}/rest/api/2/version/${id}`;
  return { self, id, description: '', ...version, projectId: Number(project.id) };
}

export function securityLevelJson({ id, name }: SecurityLevel, { baseUrl }: JsonSetting): JsonObject {
  return { self: `${baseUrl}/rest/api/2/securitylevel/${id}`, id, description: '', name };
}
