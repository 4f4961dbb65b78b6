import { cp, mkdir } from 'node:fs/promises';

import { FILES } from '../src/adapters/http/docs/docs-assets.ts';

/** Puts the files of the reader at `/docs` beside the built program: who installs it installs no reader. */
const from = 'node_modules/swagger-ui-dist';
const to = 'dist/adapters/http/docs/assets';

await mkdir(to, { recursive: true });
for (const file of [...FILES, 'LICENSE', 'NOTICE']) await cp(`${from}/${file}`, `${to}/${file}`);
