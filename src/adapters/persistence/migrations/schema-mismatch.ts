/** The database was migrated by a newer Lockstep: this one would not understand what it holds. */
export class SchemaTooNew extends Error {
  override readonly name = 'SchemaTooNew';

  constructor(found: string, known: string) {
    super(
      `The database is at migration "${found}", which this version of Lockstep does not know: it ends at "${known}". ` +
        'Run the newer Lockstep again, or restore the backup made before the upgrade.',
    );
  }
}

/** The database lacks migrations of this Lockstep, and nobody asked for them to be run. */
export class SchemaTooOld extends Error {
  override readonly name = 'SchemaTooOld';

  constructor(missing: readonly string[]) {
    super(
      `The database lacks the migrations ${missing.map((name) => `"${name}"`).join(', ')}. Run "lockstep migrate".`,
    );
  }
}
