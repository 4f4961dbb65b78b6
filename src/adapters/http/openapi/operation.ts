import type { z } from 'zod';
import type { Role } from '../../../domain/api-key.ts';

/** What a good answer holds. */
export interface Answer {
  readonly description: string;
  /** Of its body, which is JSON: what the presenter gives. Left out where it has none. */
  readonly schema?: z.ZodType;
}

/** One route of the admin API, as its document tells it. */
export interface Operation {
  /** What it is called: a thing and what is done to it, such as `links create`, which is its command, too. */
  readonly name: string;
  /** What a key must at least have; left out, `read` for what changes nothing and `operate` for the rest. */
  readonly role?: Role;
  /** Whether it changes nothing, though it is a POST for what it is asked with: the audit trail is for changes. */
  readonly isQuestion?: boolean;
  /** What it does, in one sentence. */
  readonly summary: string;
  /** What is taken in the query. */
  readonly query?: z.ZodType;
  /** What is taken as JSON; the very schema that the route checks it with. */
  readonly body?: z.ZodType;
  /** Whether a request without body is taken, too. */
  readonly isBodyOptional?: boolean;
  /** The media type of the body where it is not JSON. */
  readonly bodyType?: string;
  /** The good answers, by status. */
  readonly answers: Readonly<Record<number, Answer>>;
  /** Whether what it answers is too much to be kept beside a change to it. */
  readonly isLarge?: boolean;
  /** The statuses of refusals beyond those that every route may give. */
  readonly refusals?: readonly number[];
}

/** By method and path, such as `GET /links/:id`. */
export type Operations = Readonly<
  Record<`${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`, Operation>
>;

/** What a key must at least have for an operation, by the method of its route. */
export function roleNeeded(method: string, { role }: Operation): Role {
  return role ?? (method === 'GET' || method === 'HEAD' ? 'read' : 'operate');
}
