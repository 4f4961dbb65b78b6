import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';

import { expect } from 'chai';

import type { KeyPair, KeyPairs } from '../../src/application/ports/key-pairs.ts';
import { InvalidValue } from '../../src/domain/domain-error.ts';
import { Secret } from '../../src/domain/secret.ts';

const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

/** What every KeyPairs promises. */
export function keyPairsContract(adapter: string, open: () => KeyPairs): void {
  describe(`KeyPairs contract: ${adapter}`, () => {
    const keyPairs = open();
    let rsa: KeyObject;

    before(() => {
      rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    });

    it('makes a new pair of 2048 bits each time, in the forms that Jira and OpenSSL read', async () => {
      const [pair, other] = await Promise.all([keyPairs.generate(), keyPairs.generate()]);

      expect(pair.publicKey).to.match(/^-----BEGIN PUBLIC KEY-----\n/);
      expect(pair.privateKey.reveal()).to.match(/^-----BEGIN PRIVATE KEY-----\n/);
      expect(createPublicKey(pair.publicKey).asymmetricKeyDetails?.modulusLength).to.equal(2048);
      expect(fitTogether(pair)).to.equal(true);
      expect(pair.publicKey).to.not.equal(other.publicKey);
    });

    const readable: readonly (readonly [string, () => string])[] = [
      ['PKCS#8', () => pem(rsa, 'pkcs8')],
      ['PKCS#1', () => pem(rsa, 'pkcs1')],
      ['lines that end as on Windows', () => pem(rsa, 'pkcs8').replaceAll('\n', '\r\n')],
      ['white space around it', () => `\n  ${pem(rsa, 'pkcs1')}\n\n`],
      ['its certificate beside it', () => CERTIFICATE + pem(rsa, 'pkcs8')],
    ];
    for (const [form, text] of readable) {
      it(`reads an admin's own key: ${form}`, () => {
        const pair = keyPairs.read(new Secret(text()));

        expect(pair.publicKey).to.equal(createPublicKey(rsa).export({ type: 'spki', format: 'pem' }));
        expect(pair.privateKey.reveal()).to.equal(pem(rsa, 'pkcs8'));
      });
    }

    const refused: readonly (readonly [string, () => string, RegExp])[] = [
      ['an empty text', () => '', /must be a PEM/],
      ['a text that is no PEM', () => 'MIIEvQIBADANBgkq', /must be a PEM/],
      ['a passphrase, PKCS#8', () => encrypted(rsa, 'pkcs8'), /no passphrase/],
      ['a passphrase, PKCS#1', () => encrypted(rsa, 'pkcs1'), /no passphrase/],
      [
        'the public key',
        () => String(createPublicKey(rsa).export({ type: 'spki', format: 'pem' })),
        /public key/,
      ],
      [
        'the public key, PKCS#1',
        () => String(createPublicKey(rsa).export({ type: 'pkcs1', format: 'pem' })),
        /public/,
      ],
      ['a certificate', () => CERTIFICATE, /is a certificate; the private key is needed/],
      ['an EC key, SEC1', () => ecKey('sec1'), /of type EC/],
      ['an EC key, PKCS#8', () => ecKey('pkcs8'), /of type EC/],
      ['an Ed25519 key', () => pem(generateKeyPairSync('ed25519').privateKey, 'pkcs8'), /of type ED25519/],
      ['an RSA-PSS key', () => pssKey(), /of type RSA-PSS/],
      ['a key of OpenSSH', () => pem(rsa, 'pkcs8').replaceAll(' PRIVATE', ' OPENSSH PRIVATE'), /OpenSSH/],
      [
        '1024 bits',
        () => pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey, 'pkcs8'),
        /has 1024/,
      ],
      ['a damaged key', () => pem(rsa, 'pkcs8').replace(/\n.{20}/, '\n####'), /is damaged/],
      [
        'nothing between the lines',
        () => '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----',
        /is damaged/,
      ],
      ['a key that is cut off', () => pem(rsa, 'pkcs8').slice(0, 900), /is cut off/],
      ['two keys', () => pem(rsa, 'pkcs8') + pem(rsa, 'pkcs1'), /there are several/],
    ];
    for (const [what, text, reason] of refused) {
      it(`refuses ${what}, says so, and shows nothing of it`, () => {
        const given = text();
        const error = refusal(() => keyPairs.read(new Secret(given)));

        expect(error.field).to.equal('privateKey');
        expect(error.message).to.match(reason);
        const lines = given.split(/\r?\n/).filter((line) => line.length > 8 && !line.includes('---'));
        expect(lines.filter((line) => `${error.message}${error.stack ?? ''}`.includes(line))).to.deep.equal(
          [],
        );
      });
    }
  });
}

function pem(key: KeyObject, type: 'pkcs1' | 'pkcs8'): string {
  return key.export({ type, format: 'pem' }).toString();
}

function encrypted(key: KeyObject, type: 'pkcs1' | 'pkcs8'): string {
  return key.export({ type, format: 'pem', cipher: 'aes-256-cbc', passphrase: 'passphrase' }).toString();
}

function ecKey(type: 'sec1' | 'pkcs8'): string {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type, format: 'pem' })
    .toString();
}

function pssKey(): string {
  return pem(generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey, 'pkcs8');
}

function fitTogether({ publicKey, privateKey }: KeyPair): boolean {
  const data = Buffer.from('sample');
  return verify('RSA-SHA1', data, publicKey, sign('RSA-SHA1', data, createPrivateKey(privateKey.reveal())));
}

function refusal(attempt: () => unknown): InvalidValue {
  try {
    attempt();
  } catch (error) {
    if (error instanceof InvalidValue) return error;
    throw error;
  }
  throw new Error('it was taken');
}
