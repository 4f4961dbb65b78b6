import { expect } from 'chai';

import type { SecretBox } from '../../src/application/ports/secret-box.ts';
import { InvariantViolated } from '../../src/domain/domain-error.ts';
import { Secret } from '../../src/domain/secret.ts';

const PLACE = 'integration_credentials.private_key/1';

/** What every SecretBox promises. `open('a', 'b')` makes one with these keys, the same for the same names. */
export function secretBoxContract(
  adapter: string,
  open: (...keys: readonly [string, ...string[]]) => SecretBox,
): void {
  describe(`SecretBox contract: ${adapter}`, () => {
    for (const text of ['', 'a', 'grüße, 世界 \u{1f512}', 'x'.repeat(10_000)]) {
      it(`opens what it sealed: ${text.length} characters`, () => {
        const box = open('a');

        expect(box.open(box.seal(new Secret(text), PLACE), PLACE).reveal()).to.equal(text);
      });
    }

    it('seals the same secret differently each time, and does not show it', () => {
      const sealed = [1, 2].map(() => open('a').seal(new Secret('the secret itself'), PLACE));

      expect(sealed[0]).to.not.equal(sealed[1]);
      expect(sealed.join()).to.not.include('the secret itself');
    });

    it('opens what any of its keys sealed, after a new one was put first', () => {
      const sealed = open('a').seal(new Secret('s'), PLACE);

      expect(open('b', 'a').open(sealed, PLACE).reveal()).to.equal('s');
    });

    it('seals with the first key', () => {
      const sealed = open('b', 'a').seal(new Secret('s'), PLACE);

      expect(open('b').open(sealed, PLACE).reveal()).to.equal('s');
      expect(() => open('a').open(sealed, PLACE)).to.throw(InvariantViolated);
    });

    it('tells what its first key sealed from what another did', () => {
      const [old, renewed] = [open('a'), open('b', 'a')].map((box) => box.seal(new Secret('s'), PLACE));

      expect(open('b', 'a').isCurrent(renewed ?? '')).to.equal(true);
      expect(open('b', 'a').isCurrent(old ?? '')).to.equal(false);
      expect(open('b', 'a').isCurrent('never sealed')).to.equal(false);
    });

    it('refuses what was sealed for another place', () => {
      const sealed = open('a').seal(new Secret('s'), PLACE);

      expect(() => open('a').open(sealed, `${PLACE}2`)).to.throw(InvariantViolated);
    });

    it('refuses what was changed, in any one character', () => {
      const box = open('a');
      const sealed = box.seal(new Secret('s'), PLACE);
      const changed = Array.from(sealed, (letter, index) => {
        const other = letter === 'A' ? 'B' : 'A';
        return sealed.slice(0, index) + other + sealed.slice(index + 1);
      });

      for (const text of changed) expect(() => box.open(text, PLACE), text).to.throw(InvariantViolated);
    });

    it('refuses what was changed only where base64 says nothing', () => {
      const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
      const sealed = open('a').seal(new Secret('s'), PLACE);
      const last = letters.indexOf(sealed.slice(-1));
      const changed = sealed.slice(0, -1) + (letters[last ^ 1] ?? '');

      expect(() => open('a').open(changed, PLACE)).to.throw(InvariantViolated);
    });

    for (const text of ['', 'plain text', 'v1.a', 'v1...', 'v1.a.b.c', `v1.a.${'A'.repeat(16)}.A`]) {
      it(`refuses ${JSON.stringify(text)}, which was never sealed`, () => {
        expect(() => open('a').open(text, PLACE)).to.throw(InvariantViolated);
      });
    }
  });
}
