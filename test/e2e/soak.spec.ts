import { randomInt } from 'node:crypto';

import { expect } from 'chai';

import { runSoak } from '../soak/soak.ts';

describe('SIGKILLs at random moments, of processes of Lockstep and of PostgreSQL', function () {
  this.timeout(180_000);

  // The whole of it is `npm run soak`.
  it('lose no acknowledged Delivery and do nothing twice', async () => {
    const seed = randomInt(2 ** 31);
    const said: string[] = [`seed ${seed}`];
    const { laws, kills, acknowledged } = await runSoak({
      seed,
      kills: 4,
      services: 2,
      issues: 6,
      changesPerSecond: 15,
      longestPauseMs: 1_500,
      say: (line) => said.push(line),
    });

    expect(kills).to.deep.equal({ services: 3, postgres: 1 });
    expect(acknowledged, said.join('\n')).to.be.above(0);
    for (const { name, cases, broken } of laws) {
      expect(cases, `${name}: ${said.join('\n')}`).to.be.above(0);
      expect(broken, `${name}: ${said.join('\n')}`).to.deep.equal([]);
    }
  });
});
