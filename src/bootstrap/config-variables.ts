import {
  adminKey,
  apiKey,
  encryptionKeys,
  folder,
  listenAddress,
  oneOf,
  origins,
  postgresUrl,
  publicUrl,
  serviceUrl,
  wholeNumber,
  yesOrNo,
  type Parsed,
} from './config-values.ts';
import { TRACING_VARIABLES } from './tracing-variables.ts';

/** One setting: what a person has to know of it, and how its text is understood. */
export interface Variable<Value> {
  readonly name: string;
  readonly meaning: string;
  /** What holds when it is not set, in words or as its text. */
  readonly default: string;
  readonly example: string;
  readonly parse: (text: string) => Parsed<Value>;
}

const MEBIBYTE = 1024 * 1024;

/** Every setting there is, by the name it has in `Config`. */
export const VARIABLES = {
  databaseUrl: {
    name: 'DATABASE_URL',
    meaning: 'The PostgreSQL database to keep everything in.',
    default: 'an embedded database in LOCKSTEP_DATA_DIR',
    example: 'postgres://lockstep:password@db.example.com:5432/lockstep',
    parse: postgresUrl,
  },
  dataDir: {
    name: 'LOCKSTEP_DATA_DIR',
    meaning: 'The folder of the embedded database and its key file; not used with DATABASE_URL.',
    default: '.lockstep',
    example: '/var/lib/lockstep',
    parse: folder,
  },
  publicUrl: {
    name: 'LOCKSTEP_PUBLIC_URL',
    meaning: 'Where Jira and browsers reach Lockstep, with the path prefix a proxy puts before it.',
    default: 'http://localhost and the port',
    example: 'https://lockstep.example.com',
    parse: publicUrl,
  },
  port: {
    name: 'LOCKSTEP_PORT',
    meaning: 'The port to listen on; 0 takes any that is free.',
    default: '8080',
    example: '8080',
    parse: wholeNumber(0, 65_535),
  },
  host: {
    name: 'LOCKSTEP_HOST',
    // All interfaces: Jira lives on another machine, and all but the webhook's door asks for a key.
    meaning: 'The address to listen on; 127.0.0.1 keeps it to this machine.',
    default: '0.0.0.0',
    example: '127.0.0.1',
    parse: listenAddress,
  },
  adminPort: {
    name: 'LOCKSTEP_ADMIN_PORT',
    meaning:
      'A port of their own for the admin API, /metrics and /openapi.json, which LOCKSTEP_PORT then has no more.',
    default: 'all are at LOCKSTEP_PORT',
    example: '8081',
    parse: wholeNumber(0, 65_535),
  },
  adminHost: {
    name: 'LOCKSTEP_ADMIN_HOST',
    meaning: 'The address to listen on at LOCKSTEP_ADMIN_PORT; 0.0.0.0 takes all that this machine has.',
    default: '127.0.0.1',
    example: '10.0.0.5',
    parse: listenAddress,
  },
  corsOrigins: {
    name: 'LOCKSTEP_CORS_ORIGINS',
    meaning: 'Whose web pages may call the admin API from a browser: exact origins, comma between.',
    default: 'none',
    example: 'https://console.example.com',
    parse: origins,
  },
  maxConnections: {
    name: 'LOCKSTEP_MAX_CONNECTIONS',
    meaning: 'How many connections a port has open at once, from 10 to 100000; more are turned away.',
    default: '5000',
    example: '500',
    parse: wholeNumber(10, 100_000),
  },
  encryptionKeys: {
    name: 'LOCKSTEP_ENCRYPTION_KEYS',
    meaning:
      'The keys that secrets are sealed with: id:base64 of 32 random bytes, comma between; the first seals, all open.',
    default: 'required with DATABASE_URL; else a file in LOCKSTEP_DATA_DIR, made at the first start',
    example: '2026a:<output of openssl rand -base64 32>',
    parse: encryptionKeys,
  },
  adminKey: {
    name: 'LOCKSTEP_ADMIN_KEY',
    meaning:
      'An API key for everything, of 32 characters or more, beside those made with lockstep keys create.',
    default: 'none',
    example: '<output of openssl rand -hex 32>',
    parse: adminKey,
  },
  apiUrl: {
    name: 'LOCKSTEP_API_URL',
    meaning: 'Where commands that ask the running service find it; serve does not use it.',
    default: 'http://127.0.0.1 and the port',
    example: 'https://lockstep.example.com',
    parse: serviceUrl,
  },
  apiKey: {
    name: 'LOCKSTEP_API_KEY',
    meaning: 'The API key that those commands send.',
    default: 'LOCKSTEP_ADMIN_KEY',
    example: 'lk_...',
    parse: apiKey,
  },
  logLevel: {
    name: 'LOCKSTEP_LOG_LEVEL',
    meaning: 'The least that is logged: debug, info, warn or error.',
    default: 'info',
    example: 'debug',
    parse: oneOf('debug', 'info', 'warn', 'error'),
  },
  migrate: {
    name: 'LOCKSTEP_MIGRATE',
    meaning: 'Whether serve brings the schema up to date before it starts; else lockstep migrate does.',
    default: 'true',
    example: 'false',
    parse: yesOrNo,
  },
  maxBodyBytes: {
    name: 'LOCKSTEP_MAX_BODY_BYTES',
    meaning: 'The largest request body taken, in bytes, from 65536 to 104857600.',
    default: '10485760',
    example: '20971520',
    parse: wholeNumber(64 * 1024, 100 * MEBIBYTE),
  },
  allowPrivateAddresses: {
    name: 'LOCKSTEP_ALLOW_PRIVATE_ADDRESSES',
    meaning: 'Whether Jira and trackers may be at private addresses, where a Jira Server mostly is.',
    default: 'true',
    example: 'false',
    parse: yesOrNo,
  },
  poolSize: {
    name: 'LOCKSTEP_POOL_SIZE',
    meaning: 'How many connections a process opens to PostgreSQL for its work, from 1 to 100.',
    default: '10',
    example: '20',
    parse: wholeNumber(1, 100),
  },
  concurrency: {
    name: 'LOCKSTEP_CONCURRENCY',
    meaning: 'How many Jira issues a process works on at once, from 1 to 100.',
    default: '16',
    example: '32',
    parse: wholeNumber(1, 100),
  },
  jiraConcurrency: {
    name: 'LOCKSTEP_JIRA_CONCURRENCY',
    meaning:
      'How many issues of one Jira a process works on at once, from 1 to 100: a slow one leaves the rest.',
    default: '8',
    example: '4',
    parse: wholeNumber(1, 100),
  },
  jiraTimeoutSeconds: {
    name: 'LOCKSTEP_JIRA_TIMEOUT_SECONDS',
    meaning: 'How long a call of Jira may take, in seconds, from 1 to 120.',
    default: '30',
    example: '60',
    parse: wholeNumber(1, 120),
  },
  ...TRACING_VARIABLES,
  keepBodiesDays: {
    name: 'LOCKSTEP_KEEP_BODIES_DAYS',
    meaning: 'How long the raw bodies of Deliveries are kept that are done with, in days, from 1 to 3650.',
    default: '30',
    example: '14',
    parse: wholeNumber(1, 3_650),
  },
  keepDecisionsDays: {
    name: 'LOCKSTEP_KEEP_DECISIONS_DAYS',
    meaning: 'How long decisions and what tells a duplicate Delivery are kept, in days, from 1 to 3650.',
    default: '180',
    example: '365',
    parse: wholeNumber(1, 3_650),
  },
  keepAuditDays: {
    name: 'LOCKSTEP_KEEP_AUDIT_DAYS',
    meaning: 'How long it is kept who changed what, in days, from 1 to 3650.',
    default: '400',
    example: '730',
    parse: wholeNumber(1, 3_650),
  },
} as const satisfies Readonly<Record<string, Variable<unknown>>>;

/** The settings as the README's table has them. */
export const CONFIG_VARIABLES: readonly Omit<Variable<unknown>, 'parse'>[] = Object.values(VARIABLES).map(
  ({ name, meaning, default: fallback, example }) => ({ name, meaning, default: fallback, example }),
);
