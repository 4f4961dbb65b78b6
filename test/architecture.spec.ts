import { expect } from 'chai';

import { readProject, readSource as read, type Source, type Trait } from './support/source.ts';

type Rule = (sources: readonly Source[]) => readonly string[];

const LONGEST_FILE = 250;

/** Folders that hold something each; a rule over nothing would pass in silence. */
const LAYERS = [
  ...['src/domain/', 'src/application/inbound/', 'src/application/installation/', 'src/application/linking/'],
  'src/application/creation/',
  'src/domain/creation/',
  ...['src/application/reconciliation/', 'src/application/operation/', 'src/application/tracking/'],
  ...['src/application/outbound/'],
  ...[
    'src/application/access/',
    'src/application/ports/',
    'src/adapters/http/',
    'src/adapters/persistence/',
    'src/adapters/queue/',
  ],
  ...['src/adapters/jira-server/', 'src/adapters/tracker/', 'src/adapters/memory/', 'src/adapters/system/'],
  'src/adapters/telemetry/',
  ...['src/bootstrap/', 'sandbox/'],
];

const isIn =
  (...folders: readonly string[]) =>
  (path: string): boolean =>
    folders.some((folder) => path.startsWith(folder));
const isOurs = isIn('src/', 'sandbox/', 'test/', 'examples/', 'bench/');

/** What adapters share that call others: which addresses may be called, and how. */
const WAY_OUT = 'src/adapters/egress/';

/** Files under `folder` may import nothing but what `isAllowed`. */
function importsOnly(folder: string, isAllowed: (imported: string, importer: string) => boolean): Rule {
  return (sources) =>
    sources
      .filter(({ path }) => path.startsWith(folder))
      .flatMap(({ path, imports }) =>
        imports.filter((name) => !isAllowed(name, path)).map((name) => `${path} imports ${name}`),
      );
}

function never(trait: Trait, isForbiddenIn: (path: string) => boolean): Rule {
  return (sources) =>
    sources
      .filter(({ path, traits }) => isForbiddenIn(path) && traits.has(trait))
      .map(({ path }) => `${path}: ${trait}`);
}

/** `src/adapters/http/`, and of the trackers each its own: `src/adapters/tracker/local/`. */
function adapterFolder(path: string): string {
  const segments = path.split('/');
  const depth = segments[2] === 'tracker' && segments.length > 4 ? 4 : 3;
  return `${segments.slice(0, depth).join('/')}/`;
}

function circles(sources: readonly Source[]): readonly string[] {
  const importsOf = new Map(
    sources.filter(({ path }) => isIn('src/')(path)).map(({ path, imports }) => [path, imports]),
  );
  const done = new Set<string>();
  const found: string[] = [];

  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) found.push([...way.slice(way.indexOf(path)), path].join(' -> '));
    if (done.has(path)) return;
    done.add(path);
    for (const imported of importsOf.get(path) ?? []) visit(imported, [...way, path]);
  };
  for (const path of importsOf.keys()) visit(path, []);
  return found;
}

/** What an embedder gets with `src/index.ts`, however far behind it. */
function embeddingReaches(sources: readonly Source[]): readonly string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const reached = new Set(['src/index.ts']);
  for (const path of reached) for (const imported of byPath.get(path)?.imports ?? []) reached.add(imported);
  return [...reached].filter((name) =>
    /^(inversify|koa|@koa\/.*|knex|pg|pg-boss|src\/bootstrap\/.*)$/.test(name),
  );
}

const RULES: Readonly<Record<string, Rule>> = {
  'the domain imports nothing but itself': importsOnly('src/domain/', isIn('src/domain/')),
  'the application imports the domain and itself': importsOnly(
    'src/application/',
    isIn('src/domain/', 'src/application/'),
  ),
  'an adapter imports the application, the domain, its own folder, the way out and packages': importsOnly(
    'src/adapters/',
    (name, importer) =>
      !isOurs(name) || isIn('src/domain/', 'src/application/', WAY_OUT, adapterFolder(importer))(name),
  ),
  'src imports nothing of the other trees': importsOnly(
    'src/',
    (name) => !isOurs(name) || isIn('src/')(name),
  ),
  'the sandbox shares no code with src or its tests': importsOnly(
    'sandbox/',
    (name) => !isOurs(name) || isIn('sandbox/')(name),
  ),
  'inversify is known to bootstrap alone': importsOnly(
    '',
    (name, importer) =>
      !/^(inversify|reflect-metadata)(\/|$)/.test(name) ||
      !isIn('src/', 'sandbox/')(importer) ||
      isIn('src/bootstrap/')(importer),
  ),
  'bootstrap alone reads the environment': never(
    'process.env',
    (path) => isIn('src/')(path) && !isIn('src/bootstrap/')(path),
  ),
  'domain and application read no clock': never('clock', isIn('src/domain/', 'src/application/')),
  'domain and application draw no lots': never('chance', isIn('src/domain/', 'src/application/')),
  'src asks no URL.canParse, which Node 20 comes to answer wrongly': never('URL.canParse', isIn('src/')),
  'no hook is run for the tests of every other file': never('hook of all', isIn('test/')),
  'there are no decorators': never('decorator', isOurs),
  'exports have names': never('export default', isOurs),
  'imports in src go round in no circle': circles,
  'the embedding API brings no container, web server, database or queue': embeddingReaches,
  // The barrel is a list, a line for each module: it may be as long as there are such.
  [`no file has more than ${LONGEST_FILE} lines`]: (sources) =>
    sources
      .filter(
        ({ path, lines }) =>
          isIn('src/', 'sandbox/')(path) && path !== 'src/index.ts' && lines > LONGEST_FILE,
      )
      .map(({ path, lines }) => `${path} has ${lines} lines`),
  'no layer is empty': (sources) =>
    LAYERS.filter((layer) => !sources.some(({ path }) => path.startsWith(layer))),
};

/** For each rule files that break it, one a line: `path: text`. A rule that finds nothing wrong in one is worthless. */
const PLANTED: Readonly<Record<string, readonly (readonly [path: string, text: string])[]>> = {
  'the domain imports nothing but itself': [
    ['src/domain/a.ts', `import { createHash } from 'node:crypto';`],
    ['src/domain/a.ts', `import type { Knex } from 'knex';`],
    ['src/domain/a.ts', `export * from '../application/b.ts';`],
    ['src/domain/a.ts', `const later = await import('../bootstrap/b.ts');`],
  ],
  'the application imports the domain and itself': [
    ['src/application/inbound/a.ts', `import { b } from '../../adapters/memory/b.ts';`],
    ['src/application/a.ts', `import { setTimeout } from 'node:timers/promises';`],
  ],
  'an adapter imports the application, the domain, its own folder, the way out and packages': [
    ['src/adapters/http/a.ts', `import { b } from '../persistence/b.ts';`],
    ['src/adapters/tracker/local/a.ts', `import { b } from '../sentry/b.ts';`],
    ['src/adapters/http/a.ts', `import { b } from '../../bootstrap/b.ts';`],
    ['src/adapters/http/a.ts', `import { b } from '../http-other/b.ts';`],
    ['src/adapters/egress/a.ts', `import { b } from '../jira-server/b.ts';`],
  ],
  'src imports nothing of the other trees': [
    ['src/bootstrap/a.ts', `import { b } from '../../sandbox/b.ts';`],
    ['src/index.ts', `export { b } from '../test/contract/b.contract.ts';`],
  ],
  'the sandbox shares no code with src or its tests': [
    ['sandbox/a.ts', `import { b } from '../src/domain/b.ts';`],
    ['sandbox/oauth/a.ts', `import { b } from '../../test/support/b.ts';`],
  ],
  'inversify is known to bootstrap alone': [
    ['src/application/a.ts', `import { Container } from 'inversify';`],
    ['src/adapters/http/a.ts', `import 'reflect-metadata';`],
  ],
  'bootstrap alone reads the environment': [
    ['src/adapters/http/a.ts', `const port = process.env['PORT'];`],
    ['src/adapters/http/a.ts', `const { env } = process;`],
    ['src/adapters/http/a.ts', `const port = process['env'];`],
    ['src/adapters/http/a.ts', `import { env } from 'node:process';`],
    ['src/adapters/http/a.ts', `const port = globalThis.process.env;`],
  ],
  'domain and application read no clock': [
    ['src/domain/a.ts', `const now = new Date();`],
    ['src/domain/a.ts', `const now = new Date;`],
    ['src/application/a.ts', `const now = Date.now();`],
    ['src/application/a.ts', `const now = Date();`],
  ],
  'domain and application draw no lots': [
    ['src/domain/a.ts', `const lot = Math.random();`],
    ['src/application/a.ts', `const id = crypto.randomUUID();`],
  ],
  'src asks no URL.canParse, which Node 20 comes to answer wrongly': [
    ['src/domain/a.ts', `const isAddress = URL.canParse(text);`],
  ],
  'there are no decorators': [['src/adapters/http/a.ts', `@injectable() export class A {}`]],
  'exports have names': [
    ['sandbox/a.ts', `export default class A {}`],
    ['src/a.ts', `const a = 1; export default a;`],
    ['test/a.ts', `const a = 1; export { a as default };`],
    ['src/domain/a.ts', `export default function a() {}`],
  ],
  'the embedding API brings no container, web server, database or queue': [
    ['src/index.ts', `import knex from 'knex';`],
    ['src/index.ts', `export { serve } from './bootstrap/serve.ts';`],
  ],
  [`no file has more than ${LONGEST_FILE} lines`]: [['src/domain/a.ts', 'a;\n'.repeat(LONGEST_FILE + 1)]],
  'no hook is run for the tests of every other file': [['test/a.spec.ts', 'beforeEach(() => undefined);']],
  'no layer is empty': [['src/domain/a.ts', '']],
};

const INNOCENT: readonly Source[] = [
  read(
    'src/domain/a.ts',
    `import { b } from './b.ts'; const at = new Date(0); switch (b) { default: break; }`,
  ),
  read(
    'src/application/inbound/a.ts',
    `import type { B } from '../ports/b.ts'; import { c } from '../../domain/c.ts';`,
  ),
  read(
    'src/adapters/tracker/local/a.ts',
    `import { b } from './b.ts'; import { d } from '../../../domain/d.ts';`,
  ),
  read(
    'src/adapters/http/a.ts',
    `import Koa from 'koa'; ip.process('x'); process.exit(0); const now = new Date();`,
  ),
  read('src/bootstrap/main.ts', `import { Container } from 'inversify'; const { env } = process;`),
  read('sandbox/a.ts', `import { b } from './b.ts'; ${'a;\n'.repeat(LONGEST_FILE - 1)}`),
];

describe('the architecture', () => {
  const sources = readProject('src', 'sandbox', 'test', 'examples', 'bench');

  for (const [law, rule] of Object.entries(RULES)) {
    it(law, () => {
      expect(rule(sources)).to.deep.equal([]);
    });
  }
});

describe('the rules of the architecture', () => {
  for (const [law, plants] of Object.entries(PLANTED)) {
    it(`would find it if not: ${law}`, () => {
      for (const [path, text] of plants) expect(RULES[law]?.([read(path, text)]), text).to.not.be.empty;
    });
  }

  it('would find a circle, of whatever length, and of types too', () => {
    const ring = [
      read('src/domain/a.ts', `import type { B } from './b.ts';`),
      read('src/domain/b.ts', `export { c } from '../domain/c.ts';`),
      read('src/domain/c.ts', `import { a } from './a.ts';`),
    ];
    expect(circles(ring)).to.deep.equal([
      'src/domain/a.ts -> src/domain/b.ts -> src/domain/c.ts -> src/domain/a.ts',
    ]);
    expect(circles([read('src/a.ts', `import { a } from './a.ts';`)])).to.have.lengthOf(1);
    expect(circles(ring.slice(1))).to.deep.equal([]);
  });

  it('leave alone what is allowed', () => {
    for (const [law, rule] of Object.entries(RULES)) {
      if (law !== 'no layer is empty') expect(rule(INNOCENT), law).to.deep.equal([]);
    }
  });

  it('are each tried on a violation', () => {
    const tried = [...Object.keys(PLANTED), 'imports in src go round in no circle'];
    expect(tried.sort()).to.deep.equal(Object.keys(RULES).sort());
  });
});
