import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect } from 'chai';

import { freePort, LockstepProgram } from '../support/e2e-process.ts';
import { until } from '../support/e2e-until.ts';
import { Installed } from './installed.ts';

/** As strict as can be; nothing is known but what the package brings and Node has. */
const TSCONFIG = {
  compilerOptions: {
    ...{ module: 'nodenext', target: 'es2023', outDir: 'built', rootDir: '.', types: ['node', 'mocha'] },
    ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    skipLibCheck: false,
  },
  include: ['*.ts'],
};

/** What a page is made of beside its markup. */
async function assetsOf(page: Response): Promise<readonly string[]> {
  const named = (await page.text()).matchAll(
    /<(?:link rel="stylesheet"|script defer)[^>]* (?:src|href)="([^"]+)"/g,
  );
  return [...named].map(([, address]) => new URL(address ?? '', page.url).href);
}

describe('the package, installed into a directory of its own', function () {
  this.timeout(300_000);

  let installed: Installed;
  let service: LockstepProgram | null = null;

  before(async () => {
    installed = await Installed.with('mocha', 'chai', '@types/node', '@types/mocha', 'typescript');
  });

  afterEach(() => service?.signal('SIGKILL'));
  after(() => installed.remove());

  it('brings its types, for the strictest of programs, which runs', async () => {
    await installed.give('examples/embed/main.ts', 'embed.ts');
    await installed.give('test/package/host/crashes.spec.ts', 'crashes.spec.ts');
    await writeFile(join(installed.directory, 'tsconfig.json'), JSON.stringify(TSCONFIG));
    await installed.run('tsc', '--project', '.');

    expect(await installed.run('node', 'built/embed.js')).to.include('accepted: CRASH-1 is resolved');
  });

  it('has suites that a host runs on an adapter of its own', async () => {
    const told = await installed.run('mocha', 'built/crashes.spec.js');

    expect(told).to.include("Tracker contract: the host's crashes");
    expect(told)
      .to.match(/\d{2,} passing/)
      .and.not.match(/\d (failing|pending)/);
  });

  it('tells its version, and each command of the API', async () => {
    expect(await installed.run('lockstep', '--version')).to.match(/^\d+\.\d+\.\d+\n$/);
    expect(await installed.run('lockstep', 'links', '--help')).to.include('timeline');
  });

  it('serves on its embedded database, with the pages that people read, and ends when it is told to', async () => {
    const [port, LOCKSTEP_DATA_DIR] = [await freePort(), join(installed.directory, 'data')];
    const settings = { LOCKSTEP_PORT: String(port), LOCKSTEP_HOST: '127.0.0.1', LOCKSTEP_DATA_DIR };
    service = LockstepProgram.start(['serve'], settings, installed.program);
    const get = (path: string) => fetch(`http://127.0.0.1:${port}/${path}`);
    await until('the service to be ready', async () => ((await get('readyz')).ok ? true : null), 200_000);

    expect((await get('healthz')).status).to.equal(200);
    expect(await (await get('openapi.json')).json()).to.have.property('openapi');
    for (const path of ['docs', 'console']) {
      const assets = await assetsOf(await get(path));
      expect(assets).to.have.lengthOf(3);
      for (const address of assets) expect((await fetch(address)).status, address).to.equal(200);
    }

    service.signal('SIGTERM');
    expect((await service.ended()).code).to.equal(0);
  });

  it('plays the demo, with the sandbox that it brings', async () => {
    expect(await installed.run('lockstep', 'demo', '--exit')).to.include('Lockstep itself did that');
  });
});
