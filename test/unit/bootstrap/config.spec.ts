import { randomBytes } from 'node:crypto';

import { expect } from 'chai';

import { parseConfig, publicUrlOf } from '../../../src/bootstrap/config.ts';
import { ConfigError, type ConfigProblem } from '../../../src/bootstrap/config-error.ts';
import { CONFIG_VARIABLES, VARIABLES } from '../../../src/bootstrap/config-variables.ts';

const KEYS = `1:${randomBytes(32).toString('base64')}`;
const DATABASE = 'postgres://lockstep:hunter2@db.example.com:5432/lockstep';

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    const { warnings, ...config } = parseConfig({ PATH: '/bin', HOME: '/root' });

    expect(config).to.deep.equal({
      databaseUrl: null,
      dataDir: '.lockstep',
      publicUrl: null,
      port: 8080,
      host: '0.0.0.0',
      adminPort: null,
      adminHost: '127.0.0.1',
      corsOrigins: [],
      maxConnections: 5_000,
      encryptionKeys: null,
      adminKey: null,
      logLevel: 'info',
      migrate: true,
      maxBodyBytes: 10_485_760,
      allowPrivateAddresses: true,
      poolSize: 10,
      concurrency: 16,
      jiraConcurrency: 8,
      jiraTimeoutMs: 30_000,
      tracing: null,
      keepBodiesDays: 30,
      keepDecisionsDays: 180,
      keepAuditDays: 400,
    });
    expect(warnings.map(({ variable }) => variable)).to.deep.equal(['LOCKSTEP_PUBLIC_URL']);
  });

  it('takes every variable', () => {
    const { databaseUrl, encryptionKeys, adminKey, ...config } = parseConfig({
      DATABASE_URL: DATABASE,
      LOCKSTEP_DATA_DIR: '/var/lib/lockstep',
      LOCKSTEP_PUBLIC_URL: 'https://Tools.example.com:443/lockstep/',
      LOCKSTEP_PORT: '0',
      LOCKSTEP_HOST: '::1',
      LOCKSTEP_ADMIN_PORT: '8081',
      LOCKSTEP_ADMIN_HOST: '10.0.0.5',
      LOCKSTEP_CORS_ORIGINS: 'https://console.example.com, http://localhost:3000',
      LOCKSTEP_MAX_CONNECTIONS: '500',
      LOCKSTEP_ENCRYPTION_KEYS: KEYS,
      LOCKSTEP_ADMIN_KEY: 'k'.repeat(32),
      LOCKSTEP_LOG_LEVEL: 'debug',
      LOCKSTEP_MIGRATE: 'false',
      LOCKSTEP_MAX_BODY_BYTES: '65536',
      LOCKSTEP_ALLOW_PRIVATE_ADDRESSES: 'false',
      LOCKSTEP_POOL_SIZE: '1',
      LOCKSTEP_CONCURRENCY: '100',
      LOCKSTEP_JIRA_CONCURRENCY: '1',
      LOCKSTEP_JIRA_TIMEOUT_SECONDS: '120',
      LOCKSTEP_KEEP_BODIES_DAYS: '1',
      LOCKSTEP_KEEP_DECISIONS_DAYS: '3650',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example.com:4318/',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      OTEL_SERVICE_NAME: 'staging',
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.25',
    });

    expect(databaseUrl?.reveal()).to.equal(DATABASE);
    expect(encryptionKeys?.map(({ id }) => id)).to.deep.equal(['1']);
    expect(adminKey?.reveal()).to.equal('k'.repeat(32));
    expect(config).to.deep.equal({
      dataDir: '/var/lib/lockstep',
      publicUrl: 'https://tools.example.com/lockstep',
      port: 0,
      host: '::1',
      adminPort: 8081,
      adminHost: '10.0.0.5',
      corsOrigins: ['https://console.example.com', 'http://localhost:3000'],
      maxConnections: 500,
      logLevel: 'debug',
      migrate: false,
      maxBodyBytes: 65_536,
      allowPrivateAddresses: false,
      poolSize: 1,
      concurrency: 100,
      jiraConcurrency: 1,
      jiraTimeoutMs: 120_000,
      tracing: {
        url: 'http://collector.example.com:4318/v1/traces',
        serviceName: 'staging',
        sampler: 'parentbased_traceidratio',
        ratio: 0.25,
      },
      keepBodiesDays: 1,
      keepDecisionsDays: 3_650,
      keepAuditDays: 400,
      warnings: [],
    });
  });

  it('traces to an address of traces alone as it is, and not at all where that is switched off', () => {
    const OTEL_EXPORTER_OTLP_TRACES_ENDPOINT = 'https://collector.example.com/mine';
    const both = {
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318',
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT,
    };

    expect(parseConfig(both).tracing).to.deep.equal({
      ...{ url: OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, serviceName: 'lockstep' },
      ...{ sampler: 'parentbased_always_on', ratio: 1 },
    });
    expect(parseConfig({ ...both, OTEL_SDK_DISABLED: 'true' }).tracing).to.equal(null);
  });

  it('shows no secret when it is printed', () => {
    const config = parseConfig({
      DATABASE_URL: DATABASE,
      LOCKSTEP_ENCRYPTION_KEYS: KEYS,
      LOCKSTEP_ADMIN_KEY: 'k'.repeat(40),
    });

    expect(JSON.stringify(config)).to.not.match(/hunter2|kkkk/);
    expect(JSON.stringify(config)).to.not.include(KEYS.slice(2, 12));
  });

  it('is refused for everything that is wrong at once, each on a line of its own', () => {
    const error = refusalOf({
      DATABASE_URL: 'mysql://db',
      LOCKSTEP_PORT: 'http',
      LOCKSTEP_LOG_LEVEL: 'loud',
      LOCKSTEP_ADMIN_KEY: 'short',
      LOCKSTEP_PROT: '80',
    });

    expect(error.problems.map(({ variable }) => variable)).to.have.members([
      'DATABASE_URL',
      'LOCKSTEP_PORT',
      'LOCKSTEP_LOG_LEVEL',
      'LOCKSTEP_ADMIN_KEY',
      'LOCKSTEP_PROT',
      'LOCKSTEP_ENCRYPTION_KEYS',
    ]);
    expect(error.message.split('\n')).to.have.lengthOf(7);
    expect(error.message).to.include('\n  LOCKSTEP_LOG_LEVEL must be one of debug, info, warn, error');
  });

  const refused: readonly (readonly [string, string, RegExp])[] = [
    ['DATABASE_URL', '', /is empty/],
    ['DATABASE_URL', 'db.example.com', /must be the address of a PostgreSQL database/],
    ['DATABASE_URL', 'postgres://a b', /must be the address/],
    ['LOCKSTEP_DATA_DIR', 'a\0b', /path of a folder/],
    ['LOCKSTEP_PUBLIC_URL', 'lockstep.example.com', /full http or https address/],
    ['LOCKSTEP_PUBLIC_URL', 'ftp://lockstep.example.com', /full http or https address/],
    ['LOCKSTEP_PUBLIC_URL', 'https://lockstep.example.com?a=b', /leave out everything from "\?"/],
    ['LOCKSTEP_PUBLIC_URL', 'https://me:hunter2@lockstep.example.com', /user name or password/],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4317', /must be an address, as in http:/],
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'grpc://collector', /must be an address/],
    ['OTEL_EXPORTER_OTLP_PROTOCOL', 'grpc', /must be one of http\/json/],
    ['OTEL_TRACES_SAMPLER', 'jaeger_remote', /must be one of always_on/],
    ['OTEL_TRACES_SAMPLER_ARG', '1.5', /a number from 0 to 1/],
    ['OTEL_SERVICE_NAME', 'a\nb', /a name of at most 255/],
    ['OTEL_SDK_DISABLED', 'yes', /true or false/],
    ['LOCKSTEP_PORT', '65536', /whole number from 0 to 65535/],
    ['LOCKSTEP_PORT', '-1', /whole number/],
    ['LOCKSTEP_PORT', '80.5', /whole number/],
    ['LOCKSTEP_PORT', '0x50', /whole number/],
    ['LOCKSTEP_PORT', ' 80', /whole number/],
    ['LOCKSTEP_HOST', '127.0.0.1/8', /goes into LOCKSTEP_PORT/],
    ['LOCKSTEP_ADMIN_PORT', '8080', /another port than LOCKSTEP_PORT/],
    ['LOCKSTEP_ADMIN_PORT', '65536', /whole number from 0 to 65535/],
    ['LOCKSTEP_ADMIN_HOST', '10.0.0.5', /means nothing without LOCKSTEP_ADMIN_PORT/],
    ['LOCKSTEP_CORS_ORIGINS', '*', /must be origins/],
    ['LOCKSTEP_CORS_ORIGINS', 'null', /must be origins/],
    ['LOCKSTEP_CORS_ORIGINS', 'https://console.example.com/', /must be origins/],
    ['LOCKSTEP_CORS_ORIGINS', 'https://Console.example.com', /must be origins/],
    ['LOCKSTEP_CORS_ORIGINS', 'https://console.example.com:443', /must be origins/],
    ['LOCKSTEP_CORS_ORIGINS', 'https://a.example.com,', /must be origins/],
    ['LOCKSTEP_MAX_CONNECTIONS', '9', /from 10 to 100000/],
    ['LOCKSTEP_ENCRYPTION_KEYS', 'x', /key 1 must be an id/],
    ['LOCKSTEP_ADMIN_KEY', 'k'.repeat(31), /32 to 512 characters/],
    ['LOCKSTEP_ADMIN_KEY', `${'k'.repeat(32)} `, /white space/],
    ['LOCKSTEP_LOG_LEVEL', 'INFO', /must be one of/],
    ['LOCKSTEP_LOG_LEVEL', '   ', /is empty/],
    ['LOCKSTEP_MIGRATE', 'yes', /must be true or false/],
    ['LOCKSTEP_MAX_BODY_BYTES', '65535', /from 65536 to 104857600/],
    ['LOCKSTEP_MAX_BODY_BYTES', '10MB', /whole number/],
    ['LOCKSTEP_ALLOW_PRIVATE_ADDRESSES', '1', /must be true or false/],
    ['LOCKSTEP_POOL_SIZE', '0', /from 1 to 100/],
    ['LOCKSTEP_CONCURRENCY', '101', /from 1 to 100/],
    ['LOCKSTEP_JIRA_TIMEOUT_SECONDS', '121', /from 1 to 120/],
  ];
  for (const [variable, text, message] of refused) {
    it(`refuses ${variable} to be ${JSON.stringify(text)}`, () => {
      expect(problemsOf({ LOCKSTEP_ENCRYPTION_KEYS: KEYS, [variable]: text }, variable).join()).to.match(
        message,
      );
    });
  }

  it('demands encryption keys with a database of its own, whatever else is wrong with that', () => {
    expect(problemsOf({ DATABASE_URL: DATABASE }, 'LOCKSTEP_ENCRYPTION_KEYS').join()).to.match(/is required/);
    expect(problemsOf({ DATABASE_URL: 'junk' }, 'LOCKSTEP_ENCRYPTION_KEYS').join()).to.match(/is required/);
  });

  const slips = [
    ['LOCKSTEP_PROT', 'LOCKSTEP_PORT'],
    ['LOCKSTEP_PUBLIC_URI', 'LOCKSTEP_PUBLIC_URL'],
    ['LOCKSTEP_ENCRYPTION_KEY', 'LOCKSTEP_ENCRYPTION_KEYS'],
    ['LOCKSTEP_MAXBODYBYTES', 'LOCKSTEP_MAX_BODY_BYTES'],
  ] as const;
  for (const [slip, meant] of slips) {
    it(`asks whether ${slip} is ${meant}`, () => {
      expect(problemsOf({ [slip]: '1' }, slip)).to.deep.equal([
        `is no setting of Lockstep; did you mean ${meant}?`,
      ]);
    });
  }

  it('refuses an unknown variable of its own also when nothing is near', () => {
    expect(problemsOf({ LOCKSTEP_COLOUR_OF_THE_SKY: '1' }, 'LOCKSTEP_COLOUR_OF_THE_SKY')).to.deep.equal([
      'is no setting of Lockstep',
    ]);
  });

  for (const url of [
    'http://localhost:8080',
    'http://127.0.0.1',
    'http://[::1]:80/x',
    'http://a.localhost',
  ]) {
    it(`warns that Jira may not reach ${url}`, () => {
      expect(warningsOf({ LOCKSTEP_PUBLIC_URL: url })).to.have.lengthOf(1);
    });
  }

  it('says of an address that is not set that it will do for a Jira on this machine', () => {
    expect(warningsOf({}).map(({ message }) => message)).to.deep.equal([
      'is not set, which will do for a Jira on this machine; set it before one on another has to send its events',
    ]);
  });

  for (const url of ['http://10.0.0.5', 'https://localhost.example.com', 'https://lockstep.example.com/x']) {
    it(`does not warn of ${url}`, () => {
      expect(warningsOf({ LOCKSTEP_PUBLIC_URL: url })).to.deep.equal([]);
    });
  }

  it('is reached at the port listened on, unless told otherwise', () => {
    const publicUrl = 'https://lockstep.example.com';

    expect(publicUrlOf(parseConfig({}), 4711)).to.equal('http://localhost:4711');
    expect(publicUrlOf(parseConfig({ LOCKSTEP_PUBLIC_URL: publicUrl }), 4711)).to.equal(publicUrl);
  });
});

describe('the table of variables', () => {
  it('names each once, with a meaning, a default and an example', () => {
    const names = CONFIG_VARIABLES.map(({ name }) => name);

    expect(new Set(names)).to.have.lengthOf(names.length);
    for (const row of CONFIG_VARIABLES) expect(Object.values(row)).to.not.include('');
  });

  it('gives defaults and examples that are what they say', () => {
    const { tracing } = parseConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' });
    const defaults: Readonly<Record<string, unknown>> = {
      ...{ ...parseConfig({}), jiraTimeoutSeconds: 30, otlpProtocol: 'http/json' },
      ...{ otelServiceName: tracing?.serviceName, otelSampler: tracing?.sampler },
      ...{ otelSamplerArg: tracing?.ratio, otelDisabled: tracing === null },
    };
    const inWords = [
      ...['databaseUrl', 'publicUrl', 'adminPort', 'corsOrigins', 'encryptionKeys', 'adminKey'],
      ...['apiUrl', 'apiKey', 'otlpEndpoint', 'otlpTracesEndpoint'],
    ];

    for (const [key, variable] of Object.entries(VARIABLES)) {
      if (!inWords.includes(key)) {
        expect(variable.parse(variable.default), key).to.deep.include({ value: defaults[key] });
      }
      if (!variable.example.includes('<')) {
        expect(variable.parse(variable.example), key).to.include({ kind: 'value' });
      }
    }
  });
});

type Environment = Readonly<Record<string, string>>;

function refusalOf(env: Environment): ConfigError {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
  throw new Error('it was taken');
}

function problemsOf(env: Environment, variable: string): readonly string[] {
  return refusalOf(env)
    .problems.filter((problem) => problem.variable === variable)
    .map(({ message }) => message);
}

function warningsOf(env: Environment): readonly ConfigProblem[] {
  return parseConfig(env).warnings;
}
