import { stopTestDatabases } from './test-database.ts';

/** Mocha's root hooks; loaded by `require` in `.mocharc.json`. */
export const mochaHooks = {
  async afterAll(): Promise<void> {
    await stopTestDatabases();
  },
};
