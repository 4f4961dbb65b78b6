import { writeFileSync } from 'node:fs';

import { format, resolveConfig } from 'prettier';
import { stringify } from 'yaml';

import { contractDocument } from '../../src/adapters/tracker/http/contract-document.ts';

export const CONTRACT_FILE = 'docs/http-tracker/openapi.yaml';

/** The text of the file. */
export async function contractText(): Promise<string> {
  const text = stringify(contractDocument(), { aliasDuplicateObjects: false });
  return format(text, { ...(await resolveConfig(CONTRACT_FILE)), parser: 'yaml' });
}

// npx tsx test/support/write-contract-document.ts writes it anew.
if (process.argv[1] === import.meta.filename) writeFileSync(CONTRACT_FILE, await contractText());
