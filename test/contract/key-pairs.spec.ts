import { RsaKeyPairs } from '../../src/adapters/system/rsa-key-pairs.ts';
import { keyPairsContract } from './key-pairs.contract.ts';

keyPairsContract('node:crypto', () => new RsaKeyPairs());
