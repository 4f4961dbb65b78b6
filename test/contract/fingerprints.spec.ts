import { Sha256Fingerprints } from '../../src/adapters/system/sha256-fingerprints.ts';
import { fingerprintsContract } from './fingerprints.contract.ts';

fingerprintsContract('node:crypto', () => new Sha256Fingerprints());
