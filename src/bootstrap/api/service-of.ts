import { ConfigError, type ConfigProblem } from '../config-error.ts';
import { readVariable, type Environment } from '../config.ts';
import { VARIABLES } from '../config-variables.ts';
import { StartRefused } from '../start-refused.ts';
import type { Service } from './ask-service.ts';

/**
 * The running service that commands are for, as `env` has it: they need no more of the settings, and may be given on
 * another machine.
 * @throws {ConfigError} with everything that is wrong.
 * @throws {StartRefused} when there is no key.
 */
export function serviceOf(env: Environment): Service {
  const problems: ConfigProblem[] = [];
  const url = readVariable(env, VARIABLES.apiUrl, problems);
  const key = readVariable(env, VARIABLES.apiKey, problems);
  const adminKey = readVariable(env, VARIABLES.adminKey, problems);
  const adminPort = readVariable(env, VARIABLES.adminPort, problems);
  const port = adminPort ?? readVariable(env, VARIABLES.port, problems) ?? 8080;
  if (problems.length > 0) throw new ConfigError(problems);

  const sent = key ?? adminKey;
  if (sent === null) {
    throw new StartRefused(
      'Set LOCKSTEP_API_KEY to an API key of the running service; "lockstep keys create" makes one.',
    );
  }
  return { url: url ?? `http://127.0.0.1:${port}`, key: sent };
}
