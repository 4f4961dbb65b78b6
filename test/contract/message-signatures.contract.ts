import { expect } from 'chai';
import { Webhook } from 'standardwebhooks';

import type { MessageSignatures, SignedMessage } from '../../src/application/ports/message-signatures.ts';
import { Secret } from '../../src/domain/secret.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OTHER = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const AT = new Date('2026-03-04T12:00:00Z');
const BODY = '{"title":"Größe 🎈"}';

/** What every MessageSignatures promises. The signatures are made by the library of Standard Webhooks. */
export function messageSignaturesContract(adapter: string, make: () => MessageSignatures): void {
  describe(`MessageSignatures contract: ${adapter}`, () => {
    const sign = (secret = SECRET) => new Webhook(secret).sign('msg_1', AT, BODY);
    const isValid = (message: Partial<SignedMessage> = {}, secret = SECRET) =>
      make().isValid(
        {
          ...{ id: 'msg_1', timestamp: String(AT.getTime() / 1000), signature: sign() },
          ...{ body: new TextEncoder().encode(BODY), ...message },
        },
        new Secret(secret),
      );

    it('takes what the library signs, with or without the prefix of the secret', () => {
      expect(isValid()).to.equal(true);
      expect(isValid({}, SECRET.slice('whsec_'.length))).to.equal(true);
    });

    it('takes one right signature among several', () => {
      for (const signature of [
        `${sign(OTHER)} ${sign()}`,
        `${sign()} ${sign(OTHER)}`,
        `v1a,xyz v1,not-base64! ${sign()}`,
      ]) {
        expect(isValid({ signature }), signature).to.equal(true);
      }
    });

    it('refuses when anything is another: id, time, body, secret or version', () => {
      const bytes = new TextEncoder().encode(BODY);
      const refused: readonly (readonly [Partial<SignedMessage>, string?])[] = [
        [{ id: 'msg_2' }],
        [{ timestamp: '1772625601' }],
        [{ timestamp: '1772625600.0' }],
        [{ body: bytes.slice(1) }],
        [{ body: new Uint8Array([...bytes, 32]) }],
        [{}, OTHER],
        [{ signature: sign(OTHER) }],
        [{ signature: sign().replace('v1,', 'v1a,') }],
        [{ signature: sign().slice(0, -4) }],
        [{ signature: '' }],
        [{ signature: 'v1,' }],
        [{ signature: 'v1' }],
      ];
      for (const [message, secret] of refused)
        expect(isValid(message, secret), JSON.stringify(message)).to.equal(false);
    });

    it('tells bytes apart that make the same text', () => {
      const broken = new Uint8Array([0x22, 0xff, 0x22]);
      const signature = new Webhook(SECRET).sign('msg_1', AT, Buffer.from(broken));

      expect(isValid({ body: broken, signature })).to.equal(false);
    });
  });
}
