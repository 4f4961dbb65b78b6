import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

import { expect } from 'chai';

import { CONFIG_VARIABLES } from '../../../src/bootstrap/config-variables.ts';
import { parseConfig } from '../../../src/bootstrap/config.ts';
import { at, dockerStages, manifests, yamlIn, type Yaml } from '../../support/deployment-files.ts';

/** What an operator puts where a file leaves a gap. */
const GIVEN: Readonly<Record<string, string>> = {
  POSTGRES_PASSWORD: '5f0c1d',
  LOCKSTEP_PUBLIC_URL: 'https://lockstep.example.com',
  LOCKSTEP_ENCRYPTION_KEYS: '2026a:a5rXO8xH3cHv5rZq1lQIVsNOEfJ2Lk0xgMGW4Y0Uw3Q=',
  LOCKSTEP_ADMIN_KEY: 'c0ffee'.repeat(6),
};

type Environment = Readonly<Record<string, string>>;

function settingsOf(environment: Environment): ReturnType<typeof parseConfig> {
  const known = CONFIG_VARIABLES.map(({ name }) => name);
  const ours = Object.keys(environment).filter((name) => /^(LOCKSTEP_|DATABASE_)/.test(name));
  expect(known).to.include.members(ours);
  return parseConfig(environment);
}

function textsIn(value: Yaml): Environment {
  const entries = Object.entries(value as Readonly<Record<string, Yaml>>);
  for (const [name, text] of entries) expect(text, name).to.be.a('string');
  return Object.fromEntries(entries) as Environment;
}

describe('the Dockerfile', () => {
  const stages = dockerStages('Dockerfile');
  const last = stages.at(-1) ?? [];
  const rest = (name: string) =>
    last.filter((instruction) => instruction.name === name).map((found) => found.rest);

  it('copies what is there, and what is let into its context', () => {
    const copied = stages
      .flat()
      .filter(({ name, rest: text }) => name === 'COPY' && !text.startsWith('--from'));
    const paths = copied
      .flatMap(({ rest: text }) => text.split(/\s+/).slice(0, -1))
      .map((path) => path.replace('./', ''));
    const letIn = readFileSync('.dockerignore', 'utf8').matchAll(/^!(.+)$/gm);

    expect(paths).to.include.members(['package-lock.json', 'src', 'bin']);
    for (const path of paths) expect(existsSync(path), path).to.equal(true);
    expect([...letIn].map(([, path]) => path)).to.include.members(paths);
  });

  it('ends in an image that runs as nobody in particular, and has no more than what runs', () => {
    expect(rest('USER')).to.deep.equal(['1000:1000']);
    expect(rest('COPY').map((text) => text.split(' ').slice(0, -1).join(' '))).to.deep.equal([
      '--from=dependencies /build/node_modules',
      '--from=build /build/dist',
      'bin',
      'package.json LICENSE',
    ]);
    expect(stages[1]?.some(({ rest: text }) => text.includes('npm ci --omit=dev'))).to.equal(true);
    expect(rest('ENTRYPOINT')).to.deep.equal(['["node", "/app/bin/lockstep.js"]']);
  });

  it('lets Node have a heap that fits into what Kubernetes gives the container', () => {
    const [, options = ''] = /NODE_OPTIONS="(.+)"/.exec(rest('ENV').join('\n')) ?? [];
    const env = { ...process.env, NODE_OPTIONS: options };
    const asked = ['-p', 'v8.getHeapStatistics().heap_size_limit / 1024 ** 2'];
    const { stdout } = spawnSync(process.execPath, asked, { env, encoding: 'utf8' });
    const [, limit] =
      /limits:\s+memory: (\d+)Mi/.exec(readFileSync('deploy/kubernetes/deployment.yaml', 'utf8')) ?? [];

    expect(Number(stdout)).to.be.within(384, Number(limit) - 64);
  });

  it('runs a Node that the package takes', () => {
    const [, major] = /ARG NODE_IMAGE=node:(\d+)/.exec(readFileSync('Dockerfile', 'utf8')) ?? [];

    expect(Number(major))
      .to.be.at.least(20)
      .and.satisfy((version: number) => version % 2 === 0);
  });

  it('looks after the health of the very port it exposes, and says when nothing answers', () => {
    const [, command] = /CMD (\[.*\])$/.exec(rest('HEALTHCHECK')[0] ?? '') ?? [];
    const [program, ...args] = JSON.parse(command ?? '[]') as readonly [string, ...string[]];

    expect(command).to.include(`?? ${rest('EXPOSE')[0] ?? ''}}/healthz`);
    expect(program).to.equal('node');
    const env = { ...process.env, LOCKSTEP_PORT: '1' };
    expect(spawnSync(process.execPath, args, { env }).status).to.equal(1);
  });
});

describe('compose.yaml', () => {
  const [compose = null] = yamlIn('compose.yaml');
  const lockstep = at(compose, 'services', 'lockstep');
  const asked = (text: string) => [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name ?? '');

  it('asks for what .env.example names, and for nothing else', () => {
    const named = [...readFileSync('.env.example', 'utf8').matchAll(/^(\w+)=/gm)].map(([, name]) => name);

    expect([...new Set(asked(readFileSync('compose.yaml', 'utf8')))].toSorted()).to.deep.equal(
      named.toSorted(),
    );
  });

  it('gives settings that Lockstep takes, and publishes the ports that these name', () => {
    const filled = Object.entries(textsIn(at(lockstep, 'environment'))).map(
      ([name, text]) =>
        [name, text.replaceAll(/\$\{(\w+)[^}]*\}/g, (_, gap: string) => GIVEN[gap] ?? '')] as const,
    );

    const { port, adminPort, adminHost, databaseUrl } = settingsOf(Object.fromEntries(filled));
    expect(databaseUrl?.reveal()).to.equal('postgres://lockstep:5f0c1d@postgres:5432/lockstep');
    expect(adminHost).to.equal('0.0.0.0');
    expect(at(lockstep, 'ports')).to.deep.equal([`${port}:8080`, `127.0.0.1:${String(adminPort)}:8081`]);
  });

  it('waits for the database, and gives Lockstep nothing that it can write to or gain by', () => {
    expect(at(lockstep, 'depends_on', 'postgres', 'condition')).to.equal('service_healthy');
    expect(at(compose, 'services', 'postgres', 'healthcheck', 'test', 1)).to.equal('pg_isready');
    expect(lockstep).to.deep.include({ read_only: true, cap_drop: ['ALL'], tmpfs: ['/tmp'] });
    expect(at(compose, 'volumes')).to.have.keys('database');
  });
});

describe('the manifests for Kubernetes', () => {
  const all = manifests();
  const of = (file: string): Yaml => all.get(file) ?? null;
  const pod = at(of('deployment.yaml'), 'spec', 'template', 'spec');
  const container = at(pod, 'containers', 0);
  const labels = { 'app.kubernetes.io/name': 'lockstep' };

  it('are all applied, but for the examples', () => {
    const applied = [...all.keys()].filter((file) => !/\.example\.yaml$|^kustomization/.test(file));

    expect(at(of('kustomization.yaml'), 'resources')).to.have.members(applied);
  });

  it('give settings that Lockstep takes, from the ConfigMap and the Secret that every container names', () => {
    const settings = {
      ...textsIn(at(of('config-map.yaml'), 'data')),
      ...textsIn(at(of('secret.example.yaml'), 'stringData')),
    };

    const { port, adminPort, migrate } = settingsOf({ ...settings, ...GIVEN });
    expect(migrate).to.equal(false);
    expect(at(container, 'ports')).to.deep.equal([
      { name: 'http', containerPort: port },
      { name: 'admin', containerPort: adminPort },
    ]);
    const from = [{ configMapRef: { name: 'lockstep' } }, { secretRef: { name: 'lockstep' } }];
    for (const each of [container, at(pod, 'initContainers', 0)])
      expect(at(each, 'envFrom')).to.deep.equal(from);
    expect(at(of('config-map.yaml'), 'metadata', 'name')).to.equal('lockstep');
    expect(at(of('secret.example.yaml'), 'metadata', 'name')).to.equal('lockstep');
  });

  it('migrate before anything serves, in two replicas that are never away together', () => {
    expect(at(pod, 'initContainers', 0, 'args')).to.deep.equal(['migrate']);
    expect(at(container, 'args')).to.deep.equal(['serve']);
    expect(at(of('deployment.yaml'), 'spec', 'replicas')).to.equal(2);
    expect(at(of('deployment.yaml'), 'spec', 'strategy', 'rollingUpdate', 'maxUnavailable')).to.equal(0);
    expect(at(of('pod-disruption-budget.yaml'), 'spec', 'minAvailable')).to.equal(1);
  });

  it('run it as nobody in particular, on a file system that it cannot write to', () => {
    expect(at(pod, 'securityContext')).to.deep.include({ runAsNonRoot: true, runAsUser: 1000 });
    for (const each of [container, at(pod, 'initContainers', 0)]) {
      expect(at(each, 'securityContext')).to.deep.equal({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      });
    }
  });

  it('ask for its health where it tells it', () => {
    const paths = ['startupProbe', 'livenessProbe', 'readinessProbe'].map((probe) =>
      at(container, probe, 'httpGet'),
    );

    expect(paths).to.deep.equal([
      { path: '/healthz', port: 'http' },
      { path: '/healthz', port: 'http' },
      { path: '/readyz', port: 'http' },
    ]);
  });

  it('lead Services, the budget and the spread to the pods, and operators to a Service of their own', () => {
    expect(at(of('deployment.yaml'), 'spec', 'template', 'metadata', 'labels')).to.deep.equal(labels);
    expect(at(of('deployment.yaml'), 'spec', 'selector', 'matchLabels')).to.deep.equal(labels);
    expect(at(pod, 'topologySpreadConstraints', 0, 'labelSelector', 'matchLabels')).to.deep.equal(labels);
    expect(at(of('pod-disruption-budget.yaml'), 'spec', 'selector', 'matchLabels')).to.deep.equal(labels);
    for (const [file, port] of [
      ['service.yaml', 'http'],
      ['admin-service.yaml', 'admin'],
    ] as const) {
      expect(at(of(file), 'spec', 'selector')).to.deep.equal(labels);
      expect(at(of(file), 'spec', 'ports', 0, 'targetPort'), file).to.equal(port);
    }
    const watched = at(of('service-monitor.example.yaml'), 'spec', 'selector', 'matchLabels');
    expect(at(of('admin-service.yaml'), 'metadata', 'labels')).to.deep.equal(watched);
    expect(at(of('service-monitor.example.yaml'), 'spec', 'endpoints', 0, 'port')).to.equal('admin');
  });

  it('are put together by kubectl, where it is there', function () {
    if (spawnSync('kubectl', ['version', '--client']).status !== 0) this.skip();
    const made = execFileSync('kubectl', ['kustomize', 'deploy/kubernetes'], { encoding: 'utf8' });

    expect(made).to.include('image: registry.example.com/lockstep:');
    expect(made.match(/^ {2}namespace: lockstep$/gm)).to.have.lengthOf(5);
  });
});

describe('the version', () => {
  it('is the same wherever an image is named', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };

    expect(at(yamlIn('compose.yaml')[0], 'services', 'lockstep', 'image')).to.equal(`lockstep:${version}`);
    expect(at(manifests().get('kustomization.yaml'), 'images', 0, 'newTag')).to.equal(version);
  });
});
