import { parseArgs } from 'node:util';
import type { SandboxOptions } from './sandbox-options.ts';

export interface CommandLine {
  readonly options: SandboxOptions;
  readonly quiet: boolean;
  readonly json: boolean;
  readonly untilStdinCloses: boolean;
}

/** @throws {TypeError | RangeError} when an argument is wrong. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '8090' },
      'jira-version': { type: 'string', default: '10.3.2' },
      'context-path': { type: 'string', default: '' },
      quiet: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      'until-stdin-closes': { type: 'boolean', default: false },
    },
  });
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
    throw new RangeError(`not a port: ${values.port}`);
  }
  return {
    options: {
      port: Number(values.port),
      version: values['jira-version'],
      contextPath: values['context-path'],
    },
    quiet: values.quiet,
    json: values.json,
    untilStdinCloses: values['until-stdin-closes'],
  };
}
