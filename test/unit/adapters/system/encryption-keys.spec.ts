import { randomBytes } from 'node:crypto';

import { expect } from 'chai';

import { AesSecretBox } from '../../../../src/adapters/system/aes-secret-box.ts';
import { parseEncryptionKeys, type EncryptionKey } from '../../../../src/adapters/system/encryption-keys.ts';

const KEY = randomBytes(32).toString('base64');

describe('encryption keys', () => {
  it('are read in their order', () => {
    const { keys, problems } = parseEncryptionKeys(`new:${KEY}, old_1:${randomBytes(32).toString('base64')}`);

    expect(problems).to.deep.equal([]);
    expect(keys.map(({ id }) => id)).to.deep.equal(['new', 'old_1']);
    expect(keys[0]?.key.export().toString('base64')).to.equal(KEY);
  });

  const refused: readonly (readonly [string, string, string])[] = [
    ['nothing', '', 'key 1 must be an id, a colon and the key in base64'],
    ['no id', KEY, 'key 1 must be an id, a colon and the key in base64'],
    ['an odd id', `a.b:${KEY}`, 'key 1 must have an id of 1 to 32 letters, digits, "-" and "_"'],
    ['no base64', 'a:not base64!', 'key 1 must be in base64 after the colon'],
    ['too few bytes', `a:${randomBytes(16).toString('base64')}`, 'key 1 must have 32 bytes; it has 16'],
    [
      'a key of zeros',
      `a:${Buffer.alloc(32).toString('base64')}`,
      'key 1 must be random; all its bytes are the same',
    ],
    ['an id twice', `a:${KEY},a:${KEY}`, 'key 2 has the id of another one'],
    ['a comma at the end', `a:${KEY},`, 'key 2 must be an id, a colon and the key in base64'],
  ];
  for (const [what, text, problem] of refused) {
    it(`are refused for ${what}`, () => {
      expect(parseEncryptionKeys(text).problems).to.deep.equal([problem]);
    });
  }

  it('are refused for everything that is wrong at once', () => {
    expect(parseEncryptionKeys('a,b:c,d:!').problems).to.have.lengthOf(3);
  });
});

describe('the canary', () => {
  const [a, b] = [aKey('a'), aKey('b')];

  it('finds no problem with the keys it was made with, nor with a newer one before them', () => {
    const canary = new AesSecretBox([a]).canary();

    expect(new AesSecretBox([a]).canaryProblem(canary)).to.equal(null);
    expect(new AesSecretBox([b, a]).canaryProblem(canary)).to.equal(null);
  });

  it('names the key that is missing', () => {
    const canary = new AesSecretBox([a]).canary();

    expect(new AesSecretBox([b]).canaryProblem(canary)).to.include('"a", which is not among those given');
  });

  it('tells another key under the same id', () => {
    const canary = new AesSecretBox([a]).canary();

    expect(new AesSecretBox([aKey('a')]).canaryProblem(canary)).to.include('"a" is not the one');
  });

  it('tells a damaged canary', () => {
    expect(new AesSecretBox([a]).canaryProblem('gone')).to.include('damaged');
  });
});

function aKey(id: string): EncryptionKey {
  const [key] = parseEncryptionKeys(`${id}:${randomBytes(32).toString('base64')}`).keys;
  if (key === undefined) throw new Error('no key was made');
  return key;
}
