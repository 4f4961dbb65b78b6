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

/** Who bears an API key: what may be seen and changed with it, and the name people read. */
export interface Caller {
  readonly scope: Scope;
  readonly name: string;
}

/** A key of the admin API. The key itself is kept nowhere, only its fingerprint. */
export interface ApiKey {
  readonly id: ApiKeyId;
  readonly name: string;
  readonly fingerprint: string;
  readonly scope: Scope;
  readonly createdAt: Date;
}

const LONGEST_NAME = 200;

/** The name that a person gave a key. @throws {InvalidValue} when it is blank or longer than 200 characters. */
export function apiKeyNameOf(text: string): string {
  return givenText('name', text, LONGEST_NAME);
}
