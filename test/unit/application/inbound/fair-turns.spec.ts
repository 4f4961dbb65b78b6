import { expect } from 'chai';

import { FairTurns } from '../../../../src/application/inbound/fair-turns.ts';
import { gate } from '../../../support/gate.ts';

describe('FairTurns', () => {
  let turns: FairTurns;
  let begun: string[];
  let gates: ReturnType<typeof gate>[];

  beforeEach(() => {
    turns = new FairTurns(2);
    begun = [];
    gates = [];
  });

  /** Work that takes until `end` is called for it, in the order in which it was begun. */
  const work = (whose: string, name: string): Promise<string> =>
    turns.run(whose, async () => {
      begun.push(name);
      const end = gate();
      gates.push(end);
      await end.passed;
      return name;
    });

  const end = async (which: number): Promise<void> => {
    gates[which]?.open();
    await Promise.resolve().then(() => new Promise(setImmediate));
  };

  it('runs so many at once, and answers what each does', async () => {
    const all = [work('a', 'a1'), work('a', 'a2'), work('a', 'a3')];
    expect(begun).to.deep.equal(['a1', 'a2']);

    for (const which of [1, 0, 2]) await end(which);
    expect(await Promise.all(all)).to.deep.equal(['a1', 'a2', 'a3']);
  });

  it('gives the next turn to who has waited for none yet, however much another has to be done', async () => {
    for (const name of ['a1', 'a2', 'a3', 'a4', 'a5']) void work('a', name);
    void work('b', 'b1');
    void work('c', 'c1');

    for (const which of [0, 1, 2, 3, 4]) await end(which);
    expect(begun).to.deep.equal(['a1', 'a2', 'a3', 'b1', 'c1', 'a4', 'a5']);
  });

  it('hands the turn on also when work fails', async () => {
    const failing = [1, 2].map(() => turns.run('a', () => Promise.reject(new Error('no'))));
    const after = work('b', 'b1');
    for (const one of failing) expect(await one.catch(String)).to.equal('Error: no');

    await end(0);
    expect(await after).to.equal('b1');
  });

  it('has all turns to give again once nobody waits', async () => {
    const first = [work('a', 'a1'), work('b', 'b1'), work('a', 'a2')];
    for (const which of [0, 1, 2]) await end(which);
    await Promise.all(first);

    void work('c', 'c1');
    void work('c', 'c2');
    expect(begun.slice(3)).to.deep.equal(['c1', 'c2']);
  });
});
