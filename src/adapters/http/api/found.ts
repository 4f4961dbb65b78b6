import { NotFound } from '../../../domain/domain-error.ts';

/** The thing itself. @throws {NotFound} when there is none, or none that the key's scope has. */
export function found<Thing>(thing: Thing | null, name: string): Thing {
  if (thing === null) throw new NotFound(`There is no such ${name}, or not for this API key.`);
  return thing;
}
