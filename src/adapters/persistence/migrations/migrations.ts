import { firstTables } from './0001-first-tables.ts';
import type { Migration } from './migration.ts';

/** Every step of the schema, oldest first. Append only. */
export const MIGRATIONS: readonly Migration[] = [firstTables];
