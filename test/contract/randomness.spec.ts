import { CryptoRandomness } from '../../src/adapters/system/crypto-randomness.ts';
import { randomnessContract } from './randomness.contract.ts';

randomnessContract('node:crypto and uuid', () => new CryptoRandomness());
