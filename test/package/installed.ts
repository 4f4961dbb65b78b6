import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { packInto } from '../../scripts/pack-into.ts';

/** How files of this clone name what others import of the package. */
const NAMED_IN_PACKAGE = [
  [/'(\.\.\/)+src\/index\.ts'/g, `'lockstep'`],
  [/'(\.\.\/)+contract\/index\.ts'/g, `'lockstep/testing'`],
] as const;

/** Lockstep as somebody has it who installed it into a directory with nothing else in it. */
export class Installed {
  readonly directory: string;

  private constructor(directory: string) {
    this.directory = directory;
  }

  /** Packs this clone and installs that, and packages of this clone beside it, from the registry that npm is set to. */
  static async with(...beside: readonly string[]): Promise<Installed> {
    const directory = await mkdtemp(join(tmpdir(), 'lockstep-installed-'));
    const tarball = await packInto(directory);
    await writeFile(join(directory, 'package.json'), '{"name":"host","private":true,"type":"module"}');
    const { devDependencies } = JSON.parse(await readFile('package.json', 'utf8')) as {
      readonly devDependencies: Readonly<Record<string, string>>;
    };
    const versions = beside.map((name) => `${name}@${devDependencies[name] ?? ''}`);
    const quiet = ['--no-audit', '--no-fund', '--prefer-offline'];
    await promisify(execFile)('npm', ['install', ...quiet, tarball, ...versions], { cwd: directory });
    return new Installed(directory);
  }

  get program(): string {
    return join(this.directory, 'node_modules/lockstep/bin/lockstep.js');
  }

  /** Writes a file of this clone beside the package, as it would be written there. */
  async give(source: string, name: string): Promise<void> {
    const text = await readFile(source, 'utf8');
    const named = NAMED_IN_PACKAGE.reduce((told, [ours, theirs]) => told.replaceAll(ours, theirs), text);
    await writeFile(join(this.directory, name), named);
  }

  /** What a program that is installed here tells. @throws when it ends badly, with what it told. */
  async run(program: string, ...args: readonly string[]): Promise<string> {
    const { status, stdout, stderr } = await this.#ended(['--no', '--', program, ...args]);
    if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended badly:\n${stdout}\n${stderr}`);
    return stdout;
  }

  async #ended(args: readonly string[]): Promise<{ status: unknown; stdout: string; stderr: string }> {
    return new Promise((resolve) => {
      execFile('npx', args, { cwd: this.directory }, (error, stdout, stderr) => {
        resolve({ status: error === null ? 0 : error.code, stdout, stderr });
      });
    });
  }

  async remove(): Promise<void> {
    await rm(this.directory, { recursive: true, force: true });
  }
}
