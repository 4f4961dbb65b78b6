import type { EncryptionKey } from '../adapters/system/encryption-keys.ts';
import type { LogLevel } from '../adapters/system/pino-log.ts';
import type { Secret } from '../domain/secret.ts';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import { suggestionFor } from './config-suggestion.ts';
import type { Parsed } from './config-values.ts';
import { CONFIG_VARIABLES, VARIABLES, type Variable } from './config-variables.ts';
import { tracingOf, type TracingConfig } from './tracing-config.ts';

/** How Lockstep is set up. */
export interface Config {
  /** Null: the embedded database in `dataDir`. */
  readonly databaseUrl: Secret | null;
  readonly dataDir: string;
  /** Null: this machine, at the port that is listened on. See `publicUrlOf`. */
  readonly publicUrl: string | null;
  readonly port: number;
  readonly host: string;
  /** Null: what operators call is at `port`, too. */
  readonly adminPort: number | null;
  readonly adminHost: string;
  readonly corsOrigins: readonly string[];
  readonly maxConnections: number;
  /** The first seals. Null, with the embedded database only: those of the key file in `dataDir`. */
  readonly encryptionKeys: readonly [EncryptionKey, ...EncryptionKey[]] | null;
  readonly adminKey: Secret | null;
  readonly logLevel: LogLevel;
  readonly migrate: boolean;
  readonly maxBodyBytes: number;
  readonly allowPrivateAddresses: boolean;
  readonly poolSize: number;
  readonly concurrency: number;
  readonly jiraConcurrency: number;
  readonly jiraTimeoutMs: number;
  /** Null: nothing is traced. */
  readonly tracing: TracingConfig | null;
  readonly keepBodiesDays: number;
  readonly keepDecisionsDays: number;
  readonly keepAuditDays: number;
  /** What will do, and yet may not be meant. */
  readonly warnings: readonly ConfigProblem[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

const PREFIX = 'LOCKSTEP_';

/**
 * Understands the settings of `env`. Junk is refused, never replaced; no secret has a default; a variable that begins
 * with `LOCKSTEP_` and means nothing is refused, for it may be a slip of the pen.
 * @throws {ConfigError} with everything that is wrong.
 */
export function parseConfig(env: Environment): Config {
  const problems: ConfigProblem[] = unknownVariables(env);
  const given = <Value>(variable: Variable<Value>): Value | null => readVariable(env, variable, problems);

  const values = {
    databaseUrl: given(VARIABLES.databaseUrl),
    dataDir: given(VARIABLES.dataDir) ?? '.lockstep',
    publicUrl: given(VARIABLES.publicUrl),
    port: given(VARIABLES.port) ?? 8080,
    host: given(VARIABLES.host) ?? '0.0.0.0',
    adminPort: given(VARIABLES.adminPort),
    adminHost: given(VARIABLES.adminHost) ?? '127.0.0.1',
    corsOrigins: given(VARIABLES.corsOrigins) ?? [],
    maxConnections: given(VARIABLES.maxConnections) ?? 5_000,
    encryptionKeys: given(VARIABLES.encryptionKeys),
    adminKey: given(VARIABLES.adminKey),
    logLevel: given(VARIABLES.logLevel) ?? 'info',
    migrate: given(VARIABLES.migrate) ?? true,
    maxBodyBytes: given(VARIABLES.maxBodyBytes) ?? 10 * 1024 * 1024,
    allowPrivateAddresses: given(VARIABLES.allowPrivateAddresses) ?? true,
    poolSize: given(VARIABLES.poolSize) ?? 10,
    concurrency: given(VARIABLES.concurrency) ?? 16,
    jiraConcurrency: given(VARIABLES.jiraConcurrency) ?? 8,
    jiraTimeoutMs: (given(VARIABLES.jiraTimeoutSeconds) ?? 30) * 1000,
    tracing: tracingOf({
      endpoint: given(VARIABLES.otlpEndpoint),
      tracesEndpoint: given(VARIABLES.otlpTracesEndpoint),
      serviceName: given(VARIABLES.otelServiceName),
      sampler: given(VARIABLES.otelSampler),
      ratio: given(VARIABLES.otelSamplerArg),
      isDisabled: given(VARIABLES.otelDisabled),
    }),
    keepBodiesDays: given(VARIABLES.keepBodiesDays) ?? 30,
    keepDecisionsDays: given(VARIABLES.keepDecisionsDays) ?? 180,
    keepAuditDays: given(VARIABLES.keepAuditDays) ?? 400,
  };
  given(VARIABLES.otlpProtocol);
  if (isSet(env, 'DATABASE_URL') && !isSet(env, VARIABLES.encryptionKeys.name)) {
    problems.push({
      variable: VARIABLES.encryptionKeys.name,
      message: 'is required with DATABASE_URL: an id, a colon and the output of openssl rand -base64 32',
    });
  }
  problems.push(...adminDoorProblems(env, values));
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...values, warnings: warningsAbout(values.publicUrl) };
}

function adminDoorProblems(
  env: Environment,
  { port, adminPort }: Pick<Config, 'port' | 'adminPort'>,
): ConfigProblem[] {
  if (adminPort === null && isSet(env, VARIABLES.adminHost.name)) {
    const message =
      'means nothing without LOCKSTEP_ADMIN_PORT, which puts the admin API on a port of its own';
    return [{ variable: VARIABLES.adminHost.name, message }];
  }
  if (adminPort === null || adminPort === 0 || adminPort !== port) return [];
  return [{ variable: VARIABLES.adminPort.name, message: 'must be another port than LOCKSTEP_PORT' }];
}

/** Where Lockstep is reached, once it is known which port it listens on. */
export function publicUrlOf({ publicUrl }: Pick<Config, 'publicUrl'>, port: number): string {
  return publicUrl ?? `http://localhost:${port}`;
}

/** What one variable says; null when it is not set, or cannot be understood, which is added to `problems`. */
export function readVariable<Value>(
  env: Environment,
  variable: Variable<Value>,
  problems: ConfigProblem[],
): Value | null {
  const text = textOf(env, variable.name);
  if (text === undefined) return null;

  const parsed: Parsed<Value> =
    text.trim() === ''
      ? { kind: 'problems', problems: ['is empty: leave the variable out, or give it a value'] }
      : variable.parse(text);
  if (parsed.kind === 'value') return parsed.value;

  problems.push(...parsed.problems.map((message) => ({ variable: variable.name, message })));
  return null;
}

function unknownVariables(env: Environment): ConfigProblem[] {
  const known = CONFIG_VARIABLES.map(({ name }) => name);
  return Object.keys(env)
    .filter((name) => name.startsWith(PREFIX) && !known.includes(name) && isSet(env, name))
    .map((variable) => {
      const meant = suggestionFor(variable, known);
      const hint = meant === null ? '' : `; did you mean ${meant}?`;
      return { variable, message: `is no setting of Lockstep${hint}` };
    });
}

function warningsAbout(publicUrl: string | null): readonly ConfigProblem[] {
  if (publicUrl !== null && !isLoopback(new URL(publicUrl).hostname)) return [];
  const message =
    publicUrl === null
      ? 'is not set, which will do for a Jira on this machine; set it before one on another has to send its events'
      : 'is an address of this machine, which will do for a Jira here; one on another cannot send its events there';
  return [{ variable: VARIABLES.publicUrl.name, message }];
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])$/.test(hostname);
}

function isSet(env: Environment, name: string): boolean {
  return textOf(env, name) !== undefined;
}

function textOf(env: Environment, name: string): string | undefined {
  return Object.hasOwn(env, name) ? env[name] : undefined;
}
