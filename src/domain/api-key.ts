import { InvalidValue } from './domain-error.ts';
import { givenText } from './given-text.ts';
import type { ApiKeyId, OrganizationId } from './ids.ts';

/** Whose things a caller may see and change: one Organization's, or everybody's when that is null. */
export interface Scope {
  readonly organizationId: OrganizationId | null;
}

/** The scope of a caller who may see and change everything. */
export const EVERYTHING: Scope = { organizationId: null };

/**
 * What a key is good for: `read` for looking; `operate` for what is done every day, too, such as linking and replaying;
 * `admin` for what connects, is set and lets others in.
 */
export const ROLES = ['read', 'operate', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Whether who has one role may do what needs another: each has what those before it have. */
export function suffices(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** What somebody may do, and with whose things. */
export interface Grant {
  readonly scope: Scope;
  readonly role: Role;
}

/** What the operator may do, who has the database anyway. */
export const UNLIMITED: Grant = { scope: EVERYTHING, role: 'admin' };

/** Whether who has one grant may pass on the other: it is of no wider scope, and of no higher role. */
export function covers(has: Grant, given: Grant): boolean {
  const isWithin =
    has.scope.organizationId === null || has.scope.organizationId === given.scope.organizationId;
  return isWithin && suffices(has.role, given.role);
}

/** Who bears an API key: what may be seen and changed with it, and the name people read. */
export interface Caller extends Grant {
  /** Null for the key that the operator set, which is kept nowhere. */
  readonly keyId: ApiKeyId | null;
  readonly name: string;
}

/** How the operator is called among people to whom Lockstep is one program of many, such as those who read Jira. */
export const LOCKSTEPS_OPERATOR = "Lockstep's operator";

/** Who did something, in words for those who read of it in Jira or on a timeline, and never saw the keys. */
export function signatureOf({ keyId, name }: Pick<Caller, 'keyId' | 'name'>): string {
  return keyId === null ? LOCKSTEPS_OPERATOR : name;
}

/** A key of the admin API. The key itself is kept nowhere, only its fingerprint. */
export interface ApiKey extends Grant {
  readonly id: ApiKeyId;
  readonly name: string;
  readonly fingerprint: string;
  /** What the key begins with, for people to tell it from others; null for one made before that was kept. */
  readonly prefix: string | null;
  readonly createdAt: Date;
  /** From when on it is good for nothing; null for never. */
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  /** To the minute; null until it is used. */
  readonly lastUsedAt: Date | null;
}

/** How a key is: it lets people in, it is over, or somebody ended it. */
export const API_KEY_STATES = ['good', 'expired', 'revoked'] as const;
export type ApiKeyState = (typeof API_KEY_STATES)[number];

const LONGEST_NAME = 200;
const LENGTH_OF_PREFIX = 9;

/** How the key is at that moment: one that was revoked stays so, also when its time is over. */
export function stateOf({ expiresAt, revokedAt }: ApiKey, now: Date): ApiKeyState {
  if (revokedAt !== null) return 'revoked';
  return expiresAt === null || now < expiresAt ? 'good' : 'expired';
}

/** What of a key people are shown: far too little to find the rest. */
export function prefixOf(key: string): string {
  return key.slice(0, LENGTH_OF_PREFIX);
}

/** When a key is to end, as a person gave it. @throws {InvalidValue} when that is not ahead. */
export function expiryOf(expiresAt: Date | null, now: Date): Date | null {
  if (expiresAt !== null && expiresAt <= now) throw new InvalidValue('expiresAt', 'must be in the future');
  return expiresAt;
}

/** The name that a person gave a key. @throws {InvalidValue} when it is blank or longer than 200 characters. */
export function apiKeyNameOf(text: string): string {
  return givenText('name', text, LONGEST_NAME);
}
