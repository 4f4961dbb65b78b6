import { z } from 'zod';
import { list, time, type Presented } from './presented.ts';

/** What runs here. */
export interface AboutLockstep {
  readonly version: string;
  /** Such as `PostgreSQL 15.8`. */
  readonly database: string;
  /** The newest migration that was applied. */
  readonly schema: string | null;
  /** Those that matter to who operates it; no secret among them. */
  readonly settings: readonly { readonly name: string; readonly value: string }[];
}

export const ABOUT = z
  .strictObject({
    version: z.string(),
    node: z.string(),
    database: z.string(),
    schema: z.string().nullable().describe('The newest migration that was applied.'),
    publicUrl: z.string(),
    clock: time(),
    settings: list(z.strictObject({ name: z.string(), value: z.string() })).describe(
      'For a key for everything; no secret is among them.',
    ),
  })
  .meta({ id: 'About' });

interface Around {
  readonly publicUrl: string;
  readonly now: Date;
  /** Whether the settings are told, too. */
  readonly isForEverything: boolean;
}

export function presentAbout(
  { version, database, schema, settings }: AboutLockstep,
  { publicUrl, now, isForEverything }: Around,
): Presented<typeof ABOUT> {
  const told = isForEverything ? settings.map(({ name, value }) => ({ name, value })) : [];
  return { version, node: process.version, database, schema, publicUrl, clock: now, settings: told };
}
