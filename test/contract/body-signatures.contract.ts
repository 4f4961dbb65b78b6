import { createHmac } from 'node:crypto';

import { expect } from 'chai';

import type { BodySignatures } from '../../src/application/ports/body-signatures.ts';
import { Secret } from '../../src/domain/secret.ts';

/** What every BodySignatures promises. */
export function bodySignaturesContract(adapter: string, open: () => BodySignatures): void {
  describe(`BodySignatures contract: ${adapter}`, () => {
    const signatures = open();
    const secret = new Secret('the secret of a webhook');
    const body = Buffer.from([0x7b, 0x22, 0xff, 0x00, 0x22, 0x7d]);
    const right = `sha256=${createHmac('sha256', secret.reveal()).update(body).digest('hex')}`;

    it('takes the signature of the raw body, in small or capital letters', () => {
      expect(signatures.isValid(body, right, secret)).to.equal(true);
      expect(signatures.isValid(body, right.toUpperCase(), secret)).to.equal(true);
    });

    it('refuses the signature of another body', () => {
      expect(signatures.isValid(Buffer.concat([body, Buffer.from(' ')]), right, secret)).to.equal(false);
    });

    it('refuses the signature by another secret', () => {
      expect(signatures.isValid(body, right, new Secret('another'))).to.equal(false);
    });

    const sha1 = createHmac('sha1', secret.reveal()).update(body).digest('hex');
    for (const odd of [
      '',
      'sha256=',
      right.slice(7),
      right.slice(0, -1),
      `${right}0`,
      `${right}\n`,
      `sha1=${sha1}`,
    ]) {
      it(`refuses ${JSON.stringify(odd.slice(0, 16))} of ${odd.length} characters`, () => {
        expect(signatures.isValid(body, odd, secret)).to.equal(false);
      });
    }

    it('refuses a signature of any other letters or length without an error', () => {
      const odd = [right.replace(/[0-9a-f]$/, 'g'), `${right}é`, 'x'.repeat(1_000_000), 'sha256='.repeat(40)];

      expect(odd.map((signature) => signatures.isValid(body, signature, secret))).to.not.include(true);
    });
  });
}
