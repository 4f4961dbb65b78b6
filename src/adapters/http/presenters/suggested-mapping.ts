import { z } from 'zod';
import type { SuggestedMapping } from '../../../domain/suggested-mapping.ts';
import { list, type Presented } from './presented.ts';

export const SUGGESTED_MAPPING = z
  .strictObject({
    jiraUser: z.string().describe('What a mapping names them by.'),
    displayName: z.string().nullable(),
    email: z.string().nullable().describe('Null where Jira does not show it.'),
    standing: z
      .enum(['mapped', 'found', 'proposed', 'unknown'])
      .describe('`found`: without a mapping. `proposed`: a person has to say whether it is they.'),
    foundBy: z.enum(['mapping', 'key', 'name', 'email']).nullable(),
    trackerUsers: list(
      z.strictObject({ id: z.string(), name: z.string(), email: z.string().nullable() }),
    ).describe('Who they are in the tracker, or may be.'),
  })
  .meta({ id: 'SuggestedMapping' });

/** Who can be named neither by key nor by login cannot be mapped. */
export function presentSuggestedMapping({
  person,
  standing,
  foundBy,
  trackerUsers,
}: SuggestedMapping): Presented<typeof SUGGESTED_MAPPING> {
  return {
    jiraUser: person.key ?? person.name ?? '',
    displayName: person.displayName ?? person.name,
    email: person.emailAddress,
    ...{ standing, foundBy },
    trackerUsers: trackerUsers.map(({ id, name, email }) => ({ id, name, email })),
  };
}
