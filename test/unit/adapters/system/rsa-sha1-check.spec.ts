import { expect } from 'chai';

import { assertRsaSha1Works } from '../../../../src/adapters/system/rsa-sha1-check.ts';

describe('the check for RSA-SHA1', () => {
  it('passes where OpenSSL signs with it', async () => {
    await assertRsaSha1Works();
  });

  it('says what to do where OpenSSL refuses, with its reason', async () => {
    const cause = new Error('error:03000098:digital envelope routines::invalid digest');
    const refused = await failureOf(() => {
      throw cause;
    });

    expect(refused.message).to.include('RSA-SHA1').and.include('Allow SHA-1 signatures');
    expect(refused.cause).to.equal(cause);
  });

  it('says what to do where the signature is wrong', async () => {
    expect((await failureOf(() => new Uint8Array(256))).message).to.include('RSA-SHA1');
  });
});

async function failureOf(sign: () => Uint8Array): Promise<Error> {
  try {
    await assertRsaSha1Works(sign);
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('it passed');
}
