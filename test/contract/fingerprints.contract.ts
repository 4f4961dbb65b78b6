import { expect } from 'chai';

import type { Fingerprints } from '../../src/application/ports/fingerprints.ts';

/** What every Fingerprints promises. */
export function fingerprintsContract(adapter: string, open: () => Fingerprints): void {
  describe(`Fingerprints contract: ${adapter}`, () => {
    const fingerprints = open();

    it('are SHA-256 in lower-case hexadecimal', () => {
      // The example of FIPS 180-2, appendix B.1.
      expect(fingerprints.of('abc')).to.equal(
        'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      );
    });

    it('take a text as UTF-8', () => {
      expect(fingerprints.of('grüße 世界')).to.equal(fingerprints.of(new TextEncoder().encode('grüße 世界')));
    });

    it('tell bytes apart that are no text', () => {
      expect(fingerprints.of(Uint8Array.of(0xff))).to.not.equal(fingerprints.of(Uint8Array.of(0xfe)));
    });
  });
}
