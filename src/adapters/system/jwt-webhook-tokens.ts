import { createSecretKey, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { WebhookTokens } from '../../application/ports/webhook-tokens.ts';
import { own } from '../../domain/foreign-json.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { Secret } from '../../domain/secret.ts';
import { WEBHOOK_TOKEN_AUDIENCE, type SigningSecret, type WebhookToken } from '../../domain/webhook-token.ts';

const ALGORITHM = 'HS256';
const LONGEST_TOKEN = 4096;
const COMPACT_JWS = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/** Ids are looked up in the store before anything is verified: nothing odd gets that far. */
const ID = /^[\w-]{1,64}$/;

/** WebhookTokens by jsonwebtoken. A key is made once for each Secret: with a text as key every check costs 50 times more. */
export class JwtWebhookTokens implements WebhookTokens {
  readonly #keys = new WeakMap<Secret, KeyObject>();

  issue(integrationId: IntegrationId, secret: SigningSecret): string {
    const payload = { id: integrationId, aud: WEBHOOK_TOKEN_AUDIENCE, jti: secret.id };
    return jwt.sign(payload, this.#keyOf(secret.value), { algorithm: ALGORITHM, noTimestamp: true });
  }

  claims(token: string): WebhookToken | null {
    if (!isReadable(token)) return null;

    const decoded = decode(token);
    if (own(own(decoded, 'header'), 'alg') !== ALGORITHM) return null;

    const payload = own(decoded, 'payload');
    const [id, secretId] = [own(payload, 'id'), own(payload, 'jti')];
    if (own(payload, 'aud') !== WEBHOOK_TOKEN_AUDIENCE || !isId(id) || !isId(secretId)) return null;
    return { integrationId: id as IntegrationId, secretId };
  }

  isSignedBy(token: string, secret: SigningSecret): boolean {
    if (this.claims(token)?.secretId !== secret.id) return false;
    try {
      jwt.verify(token, this.#keyOf(secret.value), {
        algorithms: [ALGORITHM],
        audience: WEBHOOK_TOKEN_AUDIENCE,
      });
      return true;
    } catch {
      return false;
    }
  }

  #keyOf(secret: Secret): KeyObject {
    const known = this.#keys.get(secret);
    if (known !== undefined) return known;

    const key = createSecretKey(Buffer.from(secret.reveal()));
    this.#keys.set(secret, key);
    return key;
  }
}

function isReadable(token: unknown): token is string {
  return typeof token === 'string' && token.length <= LONGEST_TOKEN && COMPACT_JWS.test(token);
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

function decode(token: string): unknown {
  try {
    return jwt.decode(token, { complete: true });
  } catch {
    return null;
  }
}
