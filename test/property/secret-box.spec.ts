import { createSecretKey } from 'node:crypto';

import { expect } from 'chai';
import fc from 'fast-check';

import { AesSecretBox } from '../../src/adapters/system/aes-secret-box.ts';
import { parseEncryptionKeys } from '../../src/adapters/system/encryption-keys.ts';
import { InvariantViolated } from '../../src/domain/domain-error.ts';
import { Secret } from '../../src/domain/secret.ts';

const BOX = new AesSecretBox([{ id: 'a', key: createSecretKey(Buffer.alloc(32, 'key')) }]);
/** Any text that UTF-8 can hold. */
const text = () => fc.string({ unit: 'grapheme', maxLength: 200 });

describe('a secret box, whatever is put into it', () => {
  it('opens at its own place what it sealed, and shows none of it', () => {
    fc.assert(
      fc.property(text(), text(), (secret, place) => {
        const sealed = BOX.seal(new Secret(secret), place);

        expect(BOX.open(sealed, place).reveal()).to.equal(secret);
        expect(sealed).to.match(/^[\w.-]+$/);
      }),
    );
  });

  it('opens nothing at another place', () => {
    fc.assert(
      fc.property(text(), text(), text(), (secret, place, other) => {
        fc.pre(place !== other);
        const sealed = BOX.seal(new Secret(secret), place);

        expect(() => BOX.open(sealed, other)).to.throw(InvariantViolated);
      }),
    );
  });

  it('answers a text it never sealed with a typed error', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^v1\.[ab]\.[\w-]{16}\.[\w-]{22,60}$/)),
        (sealed) => {
          expect(() => BOX.open(sealed, 'place')).to.throw(InvariantViolated);
          expect(BOX.canaryProblem(sealed)).to.be.a('string');
        },
      ),
    );
  });

  it('makes of each entry of a text a key or a problem', () => {
    fc.assert(
      fc.property(fc.string(), (keys) => {
        const parsed = parseEncryptionKeys(keys);

        expect(parsed.keys.length + parsed.problems.length).to.equal(keys.split(',').length);
      }),
    );
  });
});
