import { readFile, stat } from 'node:fs/promises';
import { importSentence } from '../adapters/http/import-sentence.ts';
import { ImportLinks } from '../application/linking/import-links.ts';
import { EVERYTHING } from '../domain/api-key.ts';
import type { InstallationId } from '../domain/ids.ts';
import { countsOf, isImportProblem, type ImportedLine } from '../domain/link-import.ts';
import type { Config } from './config.ts';
import { recordByCli } from './record-by-cli.ts';
import { StartRefused } from './start-refused.ts';
import { withContainer } from './with-container.ts';

/** The options of the command as they were given. */
export interface ImportOptions {
  readonly installation: string;
  readonly apply?: boolean;
}

const INSTEAD =
  'Or ask the running service: POST /api/v1/installations/<id>/link-imports with the file as text/csv.';
const LARGEST_FILE = 5 * 1024 * 1024;

/**
 * Tells what would come of each line of a file of issues to be linked, or links them; answers the exit code: 1 when a line
 * has a problem. A service that runs beside it finds in the store what is to be done for the links.
 * @throws {StartRefused} when there is no such file.
 */
export async function runImport(
  config: Config,
  path: string,
  options: ImportOptions,
  tell: (line: string) => void,
): Promise<number> {
  const file = await textOf(path);
  const isApplied = options.apply === true;
  return withContainer(config, INSTEAD, async ({ container, storage }) => {
    const installationId = options.installation as InstallationId;
    const asked = { scope: EVERYTHING, installationId, file, isApplied };
    const installation = await storage.reads.installation(EVERYTHING, installationId);
    const lines = await recordByCli(storage, {
      ...{ operation: 'links import', thingKind: 'links', thingId: null, isDryRun: !isApplied },
      organizationId: installation?.toProps().organizationId ?? null,
      make: () => container.get(ImportLinks).execute(asked),
    });
    for (const line of lines) tell(`line ${line.line}: ${importSentence(line)}`);
    tell(summaryOf(lines, isApplied));
    return lines.some(({ outcome }) => isImportProblem(outcome)) ? 1 : 0;
  });
}

async function textOf(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > LARGEST_FILE)
      throw new StartRefused(`${path} has more than ${LARGEST_FILE} bytes: take it apart.`);
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    if (error instanceof TypeError) throw new StartRefused(`${path} is no text in UTF-8.`);
    throw new StartRefused(`${path} cannot be read: ${error instanceof Error ? error.message : 'see above'}`);
  }
}

function summaryOf(lines: readonly ImportedLine[], isApplied: boolean): string {
  const { linkable, linked, already_linked: already } = countsOf(lines);
  const problems = lines.filter(({ outcome }) => isImportProblem(outcome)).length;
  const done = isApplied ? `${linked} linked` : `${linkable} to be linked`;
  const count = lines.length === 1 ? '1 line' : `${lines.length} lines`;
  const told = `${count}: ${done}, ${already} linked already, ${problems} with a problem.`;
  return isApplied || linkable === 0 ? told : `${told} Nothing was changed: --apply links them.`;
}
