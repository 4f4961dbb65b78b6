import { StandardWebhookSignatures } from '../../src/adapters/system/standard-webhook-signatures.ts';
import { messageSignaturesContract } from './message-signatures.contract.ts';

messageSignaturesContract('Standard Webhooks', () => new StandardWebhookSignatures());
