import { expect } from 'chai';

import type { Randomness } from '../../src/application/ports/randomness.ts';

const MANY = 2000;

/** What every Randomness promises. */
export function randomnessContract(adapter: string, open: () => Randomness): void {
  describe(`Randomness contract: ${adapter}`, () => {
    const randomness = open();

    it('makes UUIDs, none of them twice', () => {
      const ids = Array.from({ length: MANY }, () => randomness.id());

      expect(new Set(ids).size).to.equal(MANY);
      for (const id of ids) expect(id).to.match(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    });

    it('makes ids each of which sorts after those before', () => {
      const ids = Array.from({ length: MANY }, () => randomness.id());

      expect(ids.toSorted()).to.deep.equal(ids);
    });

    it('makes an id that sorts after those of an earlier millisecond', () => {
      const before = Date.now();
      const earlier = randomness.id();
      while (Date.now() <= before + 1);

      expect(randomness.id() > earlier).to.equal(true);
    });

    it('makes secrets of 256 bits or more, none of them twice, in letters that need no encoding', () => {
      const secrets = Array.from({ length: MANY }, () => randomness.secret().reveal());

      expect(new Set(secrets).size).to.equal(MANY);
      for (const secret of secrets) expect(secret).to.match(/^[\w-]{43,}$/);
    });

    it('makes chances from 0 up to, but not including, 1, all over', () => {
      const chances = Array.from({ length: MANY }, () => randomness.chance());

      expect(Math.min(...chances)).to.be.within(0, 0.1);
      expect(Math.max(...chances))
        .to.be.within(0.9, 1)
        .and.below(1);
    });
  });
}
