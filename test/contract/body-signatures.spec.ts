import { HmacBodySignatures } from '../../src/adapters/system/hmac-body-signatures.ts';
import { bodySignaturesContract } from './body-signatures.contract.ts';

bodySignaturesContract('node:crypto', () => new HmacBodySignatures());
