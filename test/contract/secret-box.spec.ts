import { createHash, createSecretKey } from 'node:crypto';

import { AesSecretBox } from '../../src/adapters/system/aes-secret-box.ts';
import type { EncryptionKey } from '../../src/adapters/system/encryption-keys.ts';
import { secretBoxContract } from './secret-box.contract.ts';

secretBoxContract(
  'AES-256-GCM',
  (first, ...others) => new AesSecretBox([keyOf(first), ...others.map(keyOf)]),
);

function keyOf(id: string): EncryptionKey {
  return { id, key: createSecretKey(createHash('sha256').update(id).digest()) };
}
