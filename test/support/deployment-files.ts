import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseAllDocuments } from 'yaml';

/** A YAML value, as far as tests look into one. */
export type Yaml = string | number | boolean | null | readonly Yaml[] | { readonly [name: string]: Yaml };

const KUBERNETES = 'deploy/kubernetes';

/** The documents of a YAML file. @throws when it is none, or names something twice. */
export function yamlIn(file: string): readonly Yaml[] {
  return parseAllDocuments(readFileSync(file, 'utf8')).map((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw error;
    return document.toJS() as Yaml;
  });
}

/** By file, what is applied to Kubernetes, examples too. */
export function manifests(): ReadonlyMap<string, Yaml> {
  const files = readdirSync(KUBERNETES).filter((name) => name.endsWith('.yaml'));
  return new Map(
    files.flatMap((file) => yamlIn(join(KUBERNETES, file)).map((value) => [file, value] as const)),
  );
}

/** What stands in `value` under the names, one in the other; null when nothing does. */
export function at(value: Yaml | undefined, ...path: readonly (string | number)[]): Yaml {
  let found: unknown = value;
  for (const name of path) {
    if (typeof found !== 'object' || found === null) return null;
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  return (found ?? null) as Yaml;
}

/** One instruction of a Dockerfile, its lines put together. */
export interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** The stages of a Dockerfile, each from its FROM on. */
export function dockerStages(file: string): readonly (readonly Instruction[])[] {
  const lines = readFileSync(file, 'utf8')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n');
  const stages: Instruction[][] = [];
  for (const line of lines.filter((text) => text.trim() !== '')) {
    const [, name = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    if (name === 'FROM') stages.push([]);
    stages.at(-1)?.push({ name, rest });
  }
  return stages;
}
