import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { FAULT } from '../../../sandbox/control/control-schemas.ts';
import { FAULT_NAMES } from '../../../sandbox/faults/fault-kinds.ts';

const README = readFileSync(new URL('../../../sandbox/README.md', import.meta.url), 'utf8');

describe("The sandbox's README", () => {
  it('has a row for each fault, and no other', () => {
    const section = README.slice(README.indexOf('## Faults'), README.indexOf('## Control API'));
    const rows = [...section.matchAll(/^\| `([a-z]+-[a-z-]+)`/gm)].map(([, name]) => name);
    expect(rows.toSorted()).to.deep.equal(FAULT_NAMES.toSorted());
    for (const setting of Object.keys(FAULT.shape)) expect(section).to.contain(`\`${setting}\``);
  });
});
