import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';

import { expect } from 'chai';

import { readProject } from '../../support/source.ts';

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const sources = readProject('src', 'sandbox', 'test/contract', 'test/support');

/** All that a file reaches, itself too: paths of ours, and names of packages. */
function reachedFrom(...files: readonly string[]): readonly string[] {
  const importsOf = new Map(sources.map(({ path, imports }) => [path, imports]));
  const reached = new Set(files);
  for (const path of reached) for (const name of importsOf.get(path) ?? []) reached.add(name);
  return [...reached];
}

function packagesAmong(names: readonly string[]): readonly string[] {
  const packages = names
    .filter((name) => !/\.(tsx?|json)$/.test(name) && !isBuiltin(name))
    .map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
  return [...new Set(packages)].toSorted();
}

/** The source of what is built: the layouts are the same, but for the suites, which stand in `dist/testing`. */
function sourceOf(built: string): string {
  const path = built.replace(/^\.\//, '').replace(/\.(d\.ts|js)$/, '.ts');
  return path.replace('dist/testing/', 'test/').replace('dist/', 'src/');
}

describe('the package', () => {
  it('holds what runs, what tells of it, and nothing that it is made with', () => {
    const told = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      encoding: 'utf8',
    });
    const [{ files }] = JSON.parse(told) as readonly [
      { readonly files: readonly { readonly path: string }[] },
    ];
    const outside = files.map(({ path }) => path).filter((path) => !path.startsWith('dist/'));

    expect(outside).to.include.members([
      'bin/lockstep.js',
      'package.json',
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
    ]);
    const isForPeople =
      /^(README|CHANGELOG)\.md$|^LICENSE$|^docs\/([^/]+\.md|http-tracker\/.+|operations\/.+)$/;
    expect(outside).to.not.include.members(['docs/parity.md']);
    const others = outside.filter((path) => !isForPeople.test(path));
    expect(others.toSorted()).to.deep.equal(['bin/lockstep.js', 'package.json']);
  });

  it('exports, and runs, what is built of sources that are there', () => {
    const { './package.json': itself, ...modules } = manifest.exports;
    const built = Object.values(modules).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : [entry.types, entry.default],
    );

    expect(itself).to.equal('./package.json');
    expect(Object.keys(modules)).to.deep.equal(['.', './testing']);
    for (const path of built) expect(existsSync(sourceOf(path)), path).to.equal(true);
    for (const program of Object.values(manifest.bin)) expect(existsSync(program)).to.equal(true);
  });

  it('depends on what its program and its sandbox import, and on nothing that they do not name', () => {
    const programs = sources.map(({ path }) => path).filter((path) => /^(src|sandbox)\//.test(path));

    const imported = packagesAmong(reachedFrom(...programs));
    expect(imported).to.include.members(['koa', 'knex']);
    expect(imported.filter((name) => manifest.dependencies[name] === undefined)).to.deep.equal([]);
    // `pg` is named to knex, which loads it, and the files of `htmx.org` are read.
    const texts = programs.map((path) => readFileSync(path, 'utf8')).join('\n');
    const isNamed = (name: string) =>
      [`'${name}'`, `'${name}/`, `\`${name}/`].some((text) => texts.includes(text));
    expect(Object.keys(manifest.dependencies).filter((name) => !isNamed(name))).to.deep.equal([]);
  });

  it('has with the contract suites the support they need, and asks for chai and mocha where they are run', () => {
    const reached = reachedFrom('test/contract/index.ts');
    const support = reached.filter((path) => path.startsWith('test/support/'));

    expect(support.toSorted()).to.deep.equal(['test/support/builders.ts', 'test/support/gate.ts']);
    expect(reached.filter((path) => path.endsWith('.spec.ts'))).to.deep.equal([]);
    const unmet = packagesAmong(reached).filter((name) => manifest.dependencies[name] === undefined);
    expect(unmet).to.deep.equal(['chai']);
    expect(manifest.peerDependencies).to.include.keys('chai', 'mocha');
  });
});
