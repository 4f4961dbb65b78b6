import { readFileSync } from 'node:fs';

import { expect } from 'chai';
import { format, resolveConfig } from 'prettier';

import {
  installedWith,
  isPermissive,
  LICENCES_DOCUMENT,
  licencesDocument,
  scriptsIn,
  type Lock,
} from '../../../scripts/licences-document.ts';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly allowScripts: Readonly<Record<string, boolean>>;
};

describe('what is installed with Lockstep', () => {
  it('has permissive licences only', () => {
    const installed = installedWith(lock);

    expect(installed.map(({ name }) => name)).to.include.members(['koa', 'pg', '@electric-sql/pglite']);
    expect(installed.filter(({ licence }) => !isPermissive(licence))).to.deep.equal([]);
  });

  it('is listed, with its licences; else run "npm run licences"', async () => {
    const options = { ...(await resolveConfig(LICENCES_DOCUMENT)), parser: 'markdown' };

    expect(readFileSync(LICENCES_DOCUMENT, 'utf8')).to.equal(await format(licencesDocument(lock), options));
  });

  it('runs no script when it is installed, and what it is developed with runs those that were judged', () => {
    expect(scriptsIn(lock, 'production')).to.deep.equal([]);
    expect(Object.keys(allowScripts).toSorted()).to.deep.equal(scriptsIn(lock, 'development'));
  });
});

describe('a licence', () => {
  for (const licence of ['MIT', 'BSD-3-Clause', '(MIT OR GPL-3.0-only)', 'MIT AND ISC']) {
    it(`is permissive: ${licence}`, () => {
      expect(isPermissive(licence)).to.equal(true);
    });
  }
  for (const licence of [
    'GPL-3.0-only',
    'MIT AND AGPL-3.0-only',
    'SSPL-1.0',
    'SEE LICENSE IN x',
    'none told',
    '',
  ]) {
    it(`is not: ${licence}`, () => {
      expect(isPermissive(licence)).to.equal(false);
    });
  }
});
