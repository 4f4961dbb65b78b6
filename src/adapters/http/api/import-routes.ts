import type { Router } from '@koa/router';
import { z } from 'zod';
import type { HttpPorts } from '../http-ports.ts';
import { HttpRefusal } from '../http-refusal.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentImportedLinks, IMPORTED_LINKS } from '../presenters/imported-links.ts';
import { readBodyBytes } from '../read-body.ts';
import type { ApiContext, ApiState } from '../request-state.ts';
import { found } from './found.ts';
import { idIn, valuesIn } from './request-values.ts';

const LIMIT = 1024 * 1024;
const CSV = { pattern: /^text\/csv$/, wanted: 'comma-separated values, with Content-Type text/csv' };
const IMPORT_QUERY = z.strictObject({ apply: z.enum(['true', 'false']).optional() });

export const IMPORT_OPERATIONS: Operations = {
  'POST /installations/:id/link-imports': {
    name: 'links import',
    summary: 'Tells what would come of each line of a file of issues to be linked; with `apply`, links them.',
    query: IMPORT_QUERY,
    bodyType: 'text/csv',
    answers: { 200: { description: 'What comes of each line.', schema: IMPORTED_LINKS } },
    refusals: [409, 502],
  },
};

export function addImportRoutes(
  router: Router<ApiState>,
  { importLinks, reads }: Pick<HttpPorts, 'importLinks' | 'reads'>,
): void {
  router.post('/installations/:id/link-imports', async (ctx) => {
    const isApplied = valuesIn(IMPORT_QUERY, ctx.query).apply === 'true';
    ctx.state.isDryRun = !isApplied;
    const { scope } = ctx.state;
    const { id } = found(await reads.installation(scope, idIn(ctx)), 'Installation');
    const asked = { scope, installationId: id, isApplied };
    const lines = await importLinks.execute({ ...asked, file: await readFile(ctx) });
    ctx.body = presentImportedLinks(lines, isApplied);
  });
}

/** @throws {HttpRefusal} for what is no text in UTF-8, too. */
async function readFile(ctx: ApiContext): Promise<string> {
  const bytes = await readBodyBytes(ctx, LIMIT, CSV);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HttpRefusal('invalid_value', 'The file is no text in UTF-8.', {
      errors: [{ field: 'file', message: 'must be text in UTF-8' }],
    });
  }
}
