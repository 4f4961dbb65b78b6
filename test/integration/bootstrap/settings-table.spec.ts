import { readFileSync } from 'node:fs';

import { expect } from 'chai';

import { CONFIG_VARIABLES } from '../../../src/bootstrap/config-variables.ts';
import { settingsTable } from '../../../src/bootstrap/settings-table.ts';

describe('the README', () => {
  it('has the table of all settings as they are', () => {
    const readme = readFileSync('README.md', 'utf8');
    const [, shown] = /<!-- settings -->\n\n([^]*?)\n\n<!-- \/settings -->/.exec(readme) ?? [];

    expect(shown).to.equal(settingsTable());
    for (const { name } of CONFIG_VARIABLES) expect(shown).to.contain(`\`${name}\``);
  });
});
