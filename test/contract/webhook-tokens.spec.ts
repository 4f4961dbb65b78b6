import { JwtWebhookTokens } from '../../src/adapters/system/jwt-webhook-tokens.ts';
import { webhookTokensContract } from './webhook-tokens.contract.ts';

webhookTokensContract('jsonwebtoken', () => new JwtWebhookTokens());
