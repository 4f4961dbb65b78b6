import { timingSafeEqual } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { WebhookTokens } from '../../application/ports/webhook-tokens.ts';
import { own } from '../../domain/foreign-json.ts';
import type { IntegrationId } from '../../domain/ids.ts';
import type { Secret } from '../../domain/secret.ts';
import { WEBHOOK_TOKEN_AUDIENCE, type SigningSecret, type WebhookToken } from '../../domain/webhook-token.ts';
import { SecretKeys } from './secret-keys.ts';

const ALGORITHM = 'HS256';
const LONGEST_TOKEN = 4096;
const MOST_READ = 256;
const COMPACT_JWS = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/** Ids are looked up in the store before anything is verified: nothing odd gets that far. */
const ID = /^[\w-]{1,64}$/;

/**
 * WebhookTokens by jsonwebtoken. With a text as key in the place of a KeyObject every check costs 50 times more. A token
 * has no times: one that a secret signed stays so, and is known again, for Jira sends the same with every event.
 */
export class JwtWebhookTokens implements WebhookTokens {
  readonly #keys = new SecretKeys();
  /** The token that each secret was last found to have signed; gone with its secret. */
  readonly #signed = new WeakMap<Secret, { readonly id: string; readonly bytes: Buffer }>();
  /** What tokens say that came, be they anybody's: it proves nothing. */
  readonly #read = new Map<string, WebhookToken>();

  issue(integrationId: IntegrationId, secret: SigningSecret): string {
    const payload = { id: integrationId, aud: WEBHOOK_TOKEN_AUDIENCE, jti: secret.id };
    return jwt.sign(payload, this.#keys.of(secret.value), { algorithm: ALGORITHM, noTimestamp: true });
  }

  claims(token: string): WebhookToken | null {
    const known = this.#read.get(token);
    if (known !== undefined) return known;

    const read = readClaims(token);
    if (this.#read.size >= MOST_READ) this.#read.clear();
    if (read !== null) this.#read.set(token, read);
    return read;
  }

  isSignedBy(token: string, secret: SigningSecret): boolean {
    const bytes = Buffer.from(token);
    const known = this.#signed.get(secret.value);
    if (known?.id === secret.id && isSame(known.bytes, bytes)) return true;

    if (!this.#isSigned(token, secret)) return false;
    this.#signed.set(secret.value, { id: secret.id, bytes });
    return true;
  }

  #isSigned(token: string, secret: SigningSecret): boolean {
    if (this.claims(token)?.secretId !== secret.id) return false;
    try {
      jwt.verify(token, this.#keys.of(secret.value), {
        algorithms: [ALGORITHM],
        audience: WEBHOOK_TOKEN_AUDIENCE,
      });
      return true;
    } catch {
      return false;
    }
  }
}

function readClaims(token: string): WebhookToken | null {
  if (!isReadable(token)) return null;

  const decoded = decode(token);
  if (own(own(decoded, 'header'), 'alg') !== ALGORITHM) return null;

  const payload = own(decoded, 'payload');
  const [id, secretId] = [own(payload, 'id'), own(payload, 'jti')];
  if (own(payload, 'aud') !== WEBHOOK_TOKEN_AUDIENCE || !isId(id) || !isId(secretId)) return null;
  return { integrationId: id as IntegrationId, secretId };
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
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
