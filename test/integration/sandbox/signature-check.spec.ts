import { expect } from 'chai';
import { ApplicationLinks } from '../../../sandbox/oauth/application-links.ts';
import { SignatureCheck } from '../../../sandbox/oauth/signature-check.ts';
import { VECTORS, VECTORS_PUBLIC_KEY, VECTORS_SIGNED_AT } from './signature-vectors.ts';
import type { SignatureVector } from './signature-vectors.ts';

function aCheck(publicKey = VECTORS_PUBLIC_KEY): SignatureCheck {
  const links = new ApplicationLinks();
  links.put({ consumerKey: 'lockstep', name: 'Lockstep', publicKey });
  return new SignatureCheck({ links, now: () => VECTORS_SIGNED_AT });
}

function rawOf(vector: SignatureVector) {
  const contentType = vector.body === '' ? null : 'application/x-www-form-urlencoded';
  return { ...vector, contentType, body: Buffer.from(vector.body) };
}

describe("The sandbox's signature check", () => {
  for (const vector of VECTORS) {
    it(`accepts what another implementation signed: ${vector.title}`, () => {
      expect(aCheck().verify(rawOf(vector)).link.consumerKey).to.equal('lockstep');
    });

    it(`refuses the same with anything added: ${vector.title}`, () => {
      const mark = vector.target.includes('?') ? '&' : '?';
      const changed = rawOf({ ...vector, target: `${vector.target}${mark}added=` });
      expect(() => aCheck().verify(changed)).to.throw('signature_invalid');
    });
  }

  it('refuses another method, host or form body', () => {
    const [form] = VECTORS.filter(({ title }) => title === 'a form body').map(rawOf);
    if (form === undefined) throw new Error('the vector is gone');
    expect(() => aCheck().verify({ ...form, method: 'PUT' })).to.throw('signature_invalid');
    expect(() => aCheck().verify({ ...form, host: '127.0.0.1:8091' })).to.throw('signature_invalid');
    expect(() => aCheck().verify({ ...form, body: Buffer.from('b=2&a=x+y&b=1') })).to.throw(
      'signature_invalid',
    );
  });

  it('takes the public key without header lines and line breaks', () => {
    const bare = VECTORS_PUBLIC_KEY.replace(/-----.*-----/g, '').replace(/\n/g, '');
    for (const vector of VECTORS) expect(() => aCheck(bare).verify(rawOf(vector))).not.to.throw();
  });

  it('refuses a public key that is none', () => {
    expect(() => aCheck('bm90IGEga2V5')).to.throw(RangeError, 'not an RSA public key');
  });

  it('does not count a nonce as used when the signature was wrong', () => {
    const [vector] = VECTORS.map(rawOf);
    if (vector === undefined) throw new Error('there are no vectors');
    const check = aCheck();
    expect(() => check.verify({ ...vector, method: 'POST' })).to.throw('signature_invalid');
    expect(() => check.verify(vector)).not.to.throw();
    expect(() => check.verify(vector)).to.throw('nonce_used');
  });
});
