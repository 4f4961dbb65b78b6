import { readFileSync } from 'node:fs';

import { expect } from 'chai';

import * as lockstep from '../../../src/index.ts';
import { readProject } from '../../support/source.ts';

const KEPT_OUT = [
  'koa',
  '@koa/router',
  'knex',
  'pg',
  'pg-boss',
  'inversify',
  'reflect-metadata',
  '@electric-sql/pglite',
];

const importsOf = new Map(readProject('src').map(({ path, imports }) => [path, imports]));

/** Every file and package that is reached from `path`. */
function reachedFrom(path: string, reached = new Set<string>()): ReadonlySet<string> {
  for (const imported of importsOf.get(path) ?? []) {
    if (reached.has(imported)) continue;
    reached.add(imported);
    reachedFrom(imported, reached);
  }
  return reached;
}

/** Files beside the use cases that hold functions they share. */
const NO_USE_CASES = [
  'ProveWebhookToken',
  'Supersede',
  'AskTracker',
  'InstallationOf',
  'UnexpectedFailure',
  'FindCaller',
  'RecentEvents',
  'PortsThatAskNobody',
  'TryPlace',
];

describe('the embedding API', () => {
  it('reaches no web server, no database, no queue and no container', () => {
    const reached = reachedFrom('src/index.ts');

    expect(
      [...reached].filter((name) => KEPT_OUT.some((kept) => name === kept || name.startsWith(`${kept}/`))),
    ).to.be.empty;
    const foreign = [
      'src/adapters/http/',
      'src/adapters/persistence/',
      'src/adapters/queue/',
      'src/bootstrap/',
    ];
    expect([...reached].filter((path) => foreign.some((folder) => path.startsWith(folder)))).to.be.empty;
  });

  it('would be seen to reach them: the walk finds what the bootstrap reaches', () => {
    const reached = reachedFrom('src/bootstrap/create-container.ts');

    expect(reached).to.include('inversify').and.include('src/domain/effect.ts');
  });

  it('has every use case', () => {
    const folders = ['inbound', 'installation', 'linking', 'access', 'tracking'].map(
      (name) => `src/application/${name}/`,
    );
    const useCases = readProject(...folders)
      .map(({ path }) => path)
      .filter((path) => /^export class /m.test(readFileSync(path, 'utf8')))
      .map((path) => path.split('/').at(-1)?.replace('.ts', '') ?? '')
      .map((name) => name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()))
      .filter((name) => !NO_USE_CASES.includes(name) && !name.startsWith('Compose'));

    expect(useCases).to.include('ReceiveIssueEvent').and.include('LinkIssue');
    expect(lockstep).to.include.keys(useCases);
  });

  it('has every refusal of the domain and of the ports', () => {
    const refusals = Object.values(lockstep).filter(
      (found) => typeof found === 'function' && found.prototype instanceof lockstep.DomainError,
    );

    expect(refusals.map((found) => (found as { name: string }).name)).to.include.members([
      'InvalidValue',
      'NotFound',
      'WebhookTokenRefused',
      'JiraFailure',
      'TrackerUnavailable',
      'LeaseLost',
    ]);
  });
});
