import { createPublicKey, generateKeyPairSync, sign, X509Certificate, type KeyObject } from 'node:crypto';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const KEY = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const SHA256_WITH_RSA = '300d06092a864886f70d01010b0500';
const COMMON_NAME = '0603550403';
const BASIC_CONSTRAINTS = '0603551d13';
const ALTERNATIVE_NAMES = '0603551d11';

interface CertificateShape {
  readonly from?: string;
  readonly until?: string;
  /** RSA. One and the same for all when left out: who trusts one of a name trusts every other. */
  readonly privateKey?: KeyObject;
}

/** A self-signed certificate for a DNS name or 127.0.0.1, valid from and until these moments (RFC 5280). */
export function aCertificate(name: string, shape: CertificateShape = {}): Certificate {
  const { from = '20200101000000Z', until = '20991231235959Z', privateKey = KEY } = shape;
  const names = name === '127.0.0.1' ? der(0x87, Buffer.from([127, 0, 0, 1])) : der(0x82, Buffer.from(name));
  const subject = sequence(der(0x31, sequence(hex(COMMON_NAME), der(0x0c, Buffer.from(name)))));
  const extensions = sequence(
    sequence(hex(BASIC_CONSTRAINTS), der(0x01, hex('ff')), der(0x04, sequence(der(0x01, hex('ff'))))),
    sequence(hex(ALTERNATIVE_NAMES), der(0x04, sequence(names))),
  );
  const body = sequence(
    der(0xa0, hex('020102')),
    hex('02011b'),
    hex(SHA256_WITH_RSA),
    subject,
    sequence(der(0x18, Buffer.from(from)), der(0x18, Buffer.from(until))),
    subject,
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = der(0x03, Buffer.concat([hex('00'), sign('sha256', body, privateKey)]));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: new X509Certificate(sequence(body, hex(SHA256_WITH_RSA), signature)).toString(),
  };
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const head = length < 128 ? [tag, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), content]);
}

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex');
}
