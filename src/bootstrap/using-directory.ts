import { StartRefused } from './start-refused.ts';

/** Does what needs the data directory. @throws {StartRefused} with what the file system says against it. */
export async function usingDirectory<Answer>(dataDir: string, use: () => Promise<Answer>): Promise<Answer> {
  try {
    return await use();
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error) || !('path' in error)) throw error;
    throw new StartRefused(
      `The data directory ${dataDir} cannot be used: ${error.message}. Set LOCKSTEP_DATA_DIR to a directory that Lockstep ` +
        'may write to, or DATABASE_URL for a PostgreSQL in its place.',
      { cause: error },
    );
  }
}
