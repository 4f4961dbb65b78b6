import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'chai';

import type { EncryptionKey } from '../../../../src/adapters/system/encryption-keys.ts';
import {
  addKeyToFile,
  keepFirstKeyInFile,
  loadOrCreateKeyFile,
} from '../../../../src/adapters/system/key-file.ts';
import { InvalidValue } from '../../../../src/domain/domain-error.ts';

describe('the key file', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'key-file-'));
    path = join(folder, 'data', 'encryption-keys');
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('is made with a key of its own, for its owner alone', async () => {
    const keys = await loadOrCreateKeyFile(path);

    expect(keys).to.have.lengthOf(1);
    expect((await stat(path)).mode & 0o777).to.equal(0o600);
    expect((await readFile(path, 'utf8')).trim()).to.equal(`1:${textOf(keys[0])}`);
  });

  it('is read the next time', async () => {
    const [first] = await loadOrCreateKeyFile(path);
    const [again] = await loadOrCreateKeyFile(path);

    expect(textOf(again)).to.equal(textOf(first));
  });

  it('is one and the same for processes that start together, and leaves nothing else behind', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => loadOrCreateKeyFile(path)));

    expect(new Set(all.map(([key]) => textOf(key)))).to.have.lengthOf(1);
    expect(await readdir(join(folder, 'data'))).to.deep.equal(['encryption-keys']);
  });

  it('gets a new key before the one it has, for its owner alone, and then forgets the old one', async () => {
    const [old] = await loadOrCreateKeyFile(path);

    const both = await addKeyToFile(path);

    expect(both.map(({ id }) => id)).to.deep.equal(['2', '1']);
    expect((await loadOrCreateKeyFile(path)).map(textOf)).to.deep.equal(both.map(textOf));
    expect(textOf(both[0])).not.to.equal(textOf(old));
    expect((await stat(path)).mode & 0o777).to.equal(0o600);

    await keepFirstKeyInFile(path);

    expect((await loadOrCreateKeyFile(path)).map(textOf)).to.deep.equal([textOf(both[0])]);
    expect(await readdir(join(folder, 'data'))).to.deep.equal(['encryption-keys']);
  });

  it('gets no further key while it holds several: a rotation was interrupted', async () => {
    const both = await addKeyToFile(path);

    expect((await addKeyToFile(path)).map(textOf)).to.deep.equal(both.map(textOf));
  });

  it('may hold several keys', async () => {
    const [first] = await loadOrCreateKeyFile(path);
    const newer = Buffer.alloc(32, 'ab').toString('base64');
    await writeFile(path, `2:${newer},1:${textOf(first)}\n`);

    expect((await loadOrCreateKeyFile(path)).map(({ id }) => id)).to.deep.equal(['2', '1']);
  });

  for (const mode of [0o640, 0o604, 0o660]) {
    it(`is refused when others can use it: ${mode.toString(8)}`, async () => {
      await loadOrCreateKeyFile(path);
      await chmod(path, mode);

      expect((await refusalOf(path)).message).to.include('chmod 600');
    });
  }

  it('is refused when it holds something else, which is not shown', async () => {
    await loadOrCreateKeyFile(path);
    await writeFile(path, '1:c2VjcmV0LWJ1dC1zaG9ydA==');

    const { message } = await refusalOf(path);
    expect(message).to.include('must have 32 bytes');
    expect(message).to.not.include('c2VjcmV0');
  });

  it('is refused when it is empty, rather than made anew', async () => {
    await loadOrCreateKeyFile(path);
    await writeFile(path, '');

    expect((await refusalOf(path)).message).to.include('does not hold encryption keys');
    expect(await readFile(path, 'utf8')).to.equal('');
  });

  it('is refused when it is a folder', async () => {
    expect((await refusalOf(folder)).message).to.include('must be a small file');
  });
});

function textOf(key: EncryptionKey | undefined): string | undefined {
  return key?.key.export().toString('base64');
}

async function refusalOf(path: string): Promise<InvalidValue> {
  try {
    await loadOrCreateKeyFile(path);
  } catch (error) {
    if (error instanceof InvalidValue) return error;
    throw error;
  }
  throw new Error('it was taken');
}
