import { z } from 'zod';
import { API_KEY_STATES, ROLES, stateOf, type ApiKey, type Caller } from '../../../domain/api-key.ts';
import { ownId, time, type Presented } from './presented.ts';

const organizationId = () => ownId().nullable().describe('Whose things it is for; null is everything.');

export const API_KEY = z
  .strictObject({
    id: ownId(),
    name: z.string(),
    prefix: z.string().nullable().describe('What the key begins with; null for an old one.'),
    organizationId: organizationId(),
    role: z.enum(ROLES),
    state: z.enum(API_KEY_STATES),
    createdAt: time(),
    expiresAt: time().nullable(),
    revokedAt: time().nullable(),
    lastUsedAt: time().nullable().describe('To the minute; null until it is used.'),
  })
  .meta({ id: 'ApiKey', description: 'What is known of an API key, which is not the key.' });

export const MADE_API_KEY = API_KEY.extend({
  key: z.string().describe('The key itself, shown this once.'),
}).meta({ id: 'MadeApiKey' });

export const CALLER = z
  .strictObject({
    apiKeyId: ownId().nullable().describe('Null for LOCKSTEP_ADMIN_KEY.'),
    name: z.string(),
    organizationId: organizationId(),
    role: z.enum(ROLES),
  })
  .meta({ id: 'Caller' });

/** Never the key, nor its fingerprint. */
export function presentApiKey(key: ApiKey, now: Date): Presented<typeof API_KEY> {
  const { id, name, prefix, role, createdAt, expiresAt, revokedAt, lastUsedAt } = key;
  const state = stateOf(key, now);
  const { organizationId: whose } = key.scope;
  return {
    id,
    name,
    prefix,
    organizationId: whose,
    role,
    state,
    createdAt,
    expiresAt,
    revokedAt,
    lastUsedAt,
  };
}

/** Who asks, as far as their key tells. */
export function presentCaller({ keyId, name, scope, role }: Caller): Presented<typeof CALLER> {
  return { apiKeyId: keyId, name, organizationId: scope.organizationId, role };
}
