import { createSecretKey, randomBytes } from 'node:crypto';

import { AesSecretBox } from '../../../src/adapters/system/aes-secret-box.ts';

/** A real one, with a key of its own. */
export function aSecretBox(): AesSecretBox {
  return new AesSecretBox([{ id: 'test', key: createSecretKey(randomBytes(32)) }]);
}
