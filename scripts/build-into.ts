import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';

import { HTMX_FILE, HTMX_PATH } from '../src/adapters/http/console/console-assets.ts';
import { FILES } from '../src/adapters/http/docs/docs-assets.ts';

/** The reader at `/docs`, which is put beside the built program: who installs that installs no reader. */
const READER = 'node_modules/swagger-ui-dist';

/** What pages of the console ask for news with. */
const HTMX = 'node_modules/htmx.org';

/** What the licence asks to go along. */
const NOTICES = ['LICENSE', 'NOTICE', 'swagger-ui-bundle.js.LICENSE.txt'];

/**
 * Builds what is installed into `dist`, which is made anew: the program of `src`, the sandbox that its demo plays with,
 * and the contract suites. `inHaste` leaves out what only whoever imports it needs: a check of the types, and declarations.
 */
export async function buildInto(dist: string, { inHaste = false } = {}): Promise<void> {
  const compiled = await mkdtemp(join(tmpdir(), 'lockstep-build-'));
  try {
    await promisify(execFile)(process.execPath, [
      ...['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', compiled],
      ...(inHaste ? ['--noCheck', '--declaration', 'false'] : []),
    ]);
    await rm(dist, { recursive: true, force: true });
    await cp(join(compiled, 'src'), dist, { recursive: true });
    await cp(join(compiled, 'sandbox'), join(dist, 'sandbox'), { recursive: true, filter: isNoDeclaration });
    await cp(join(compiled, 'test'), join(dist, 'testing'), { recursive: true });
  } finally {
    await rm(compiled, { recursive: true, force: true });
  }
  await Promise.all((await filesIn(dist)).map((file) => mendImports(dist, file)));
  await copyAssets(dist);
}

/** Nobody imports the sandbox. */
function isNoDeclaration(file: string): boolean {
  return !file.endsWith('.d.ts');
}

/**
 * The suites stand beside the program here, and not beside its sources; and what TypeScript leaves of `.ts` in
 * declarations is read by the newer of its versions only.
 */
async function mendImports(dist: string, file: string): Promise<void> {
  const path = join(dist, file);
  const text = await readFile(path, 'utf8');
  const placed = file.startsWith('testing') ? text.replaceAll(/(?<=['"]\.\.\/\.\.\/)src\//g, '') : text;
  const mended = file.endsWith('.d.ts')
    ? placed.replaceAll(/(?<=['"]\.[^'"\n]*)\.tsx?(?=['"])/g, '.js')
    : placed;
  if (mended !== text) await writeFile(path, mended);
}

/** What is no source, but is read by one from beside it. */
async function copyAssets(dist: string): Promise<void> {
  const beside = (await filesIn('src')).filter((file) => !['.ts', '.tsx'].includes(extname(file)));
  for (const file of beside) await cp(join('src', file), join(dist, file));
  for (const file of [...FILES, ...NOTICES])
    await cp(join(READER, file), join(dist, 'adapters/http/docs/assets', file));
  const console = join(dist, 'adapters/http/console/assets');
  await cp(join(HTMX, HTMX_PATH), join(console, HTMX_FILE));
  await cp(join(HTMX, 'LICENSE'), join(console, `${HTMX_FILE}.LICENSE`));
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, '/').length));
}
