import { createHash } from 'node:crypto';
import type { Fingerprints } from '../../application/ports/fingerprints.ts';

/** Fingerprints by node:crypto. */
export class Sha256Fingerprints implements Fingerprints {
  of(content: Uint8Array | string): string {
    return createHash('sha256').update(content).digest('hex');
  }
}
