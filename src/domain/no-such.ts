import type { Scope } from './api-key.ts';
import { NotFound } from './domain-error.ts';

/**
 * The refusal of what is not there, or not in the scope of a caller who may not see everything; with a sentence that
 * leads on, where there is one.
 */
export function noSuch(
  name: string,
  { organizationId }: Scope,
  { hint }: { readonly hint?: string } = {},
): NotFound {
  const said = `There is no such ${name}${organizationId === null ? '' : ', or not for this API key'}.`;
  return new NotFound(hint === undefined ? said : `${said} ${hint}`);
}
