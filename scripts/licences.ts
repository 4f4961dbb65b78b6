import { readFile, writeFile } from 'node:fs/promises';

import { format, resolveConfig } from 'prettier';

import { LICENCES_DOCUMENT, licencesDocument, type Lock } from './licences-document.ts';

const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as Lock;
const options = { ...(await resolveConfig(LICENCES_DOCUMENT)), parser: 'markdown' };
await writeFile(LICENCES_DOCUMENT, await format(licencesDocument(lock), options));
