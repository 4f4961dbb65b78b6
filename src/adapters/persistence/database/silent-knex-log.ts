const quiet = (): void => undefined;

/** Knex writes to the console what it also throws; who catches it logs it once, and in the log's own form. */
export const SILENT_KNEX_LOG = { warn: quiet, error: quiet, deprecate: quiet, debug: quiet };
