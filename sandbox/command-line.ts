import { parseArgs } from 'node:util';
import type { SandboxOptions } from './sandbox-options.ts';

export interface CommandLine {
  readonly options: SandboxOptions;
  /** The port of a Sentry stand-in beside the Jira; null: none. */
  readonly sentryPort: number | null;
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
      'sentry-port': { type: 'string' },
      quiet: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      'until-stdin-closes': { type: 'boolean', default: false },
    },
  });
  const sentryPort = values['sentry-port'];
  return {
    options: {
      port: portIn(values.port),
      version: values['jira-version'],
      contextPath: values['context-path'],
    },
    sentryPort: sentryPort === undefined ? null : portIn(sentryPort),
    quiet: values.quiet,
    json: values.json,
    untilStdinCloses: values['until-stdin-closes'],
  };
}

/** @throws {RangeError} */
function portIn(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new RangeError(`not a port: ${text}`);
  return Number(text);
}
