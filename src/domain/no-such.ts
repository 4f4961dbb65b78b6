import type { Scope } from './api-key.ts';
import { NotFound } from './domain-error.ts';

/** The refusal of what is not there, or not in the scope of a caller who may not see everything. */
export function noSuch(name: string, { organizationId }: Scope): NotFound {
  return new NotFound(
    `There is no such ${name}${organizationId === null ? '' : ', or not for this API key'}.`,
  );
}
