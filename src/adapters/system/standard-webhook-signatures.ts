import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MessageSignatures, SignedMessage } from '../../application/ports/message-signatures.ts';
import type { Secret } from '../../domain/secret.ts';

const PREFIX = 'whsec_';
const MOST_SIGNATURES = 20;

/**
 * Standard Webhooks, version 1 of its symmetric signatures. Over the bytes as they came: its own library makes a text of
 * them first, and takes one secret and the system's clock only.
 */
export class StandardWebhookSignatures implements MessageSignatures {
  isValid({ id, timestamp, signature, body }: SignedMessage, secret: Secret): boolean {
    const key = Buffer.from(secret.reveal().replace(PREFIX, ''), 'base64');
    const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest();
    const given = signature.split(' ', MOST_SIGNATURES).map(digestIn);
    return given.map((digest) => isSame(digest, expected)).includes(true);
  }
}

/** What follows `v1,`; nothing for signatures of other versions. */
function digestIn(signature: string): Buffer {
  const [version, digest = ''] = signature.split(',', 2);
  return Buffer.from(version === 'v1' ? digest : '', 'base64');
}

function isSame(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected);
}
