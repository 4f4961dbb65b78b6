import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

import { openApiDocument } from '../src/adapters/http/openapi/open-api-document.ts';
import { OPERATIONS } from '../src/adapters/http/openapi/operations.ts';

export const CLIENT_TYPES = 'examples/api-client/lockstep-api.ts';

/** The types of the admin API, made of its OpenAPI document. */
export async function clientTypes(): Promise<string> {
  const document = openApiDocument(OPERATIONS, { server: '/api/v1' });
  const types = astToString(await openapiTS(JSON.stringify(document), { defaultNonNullable: false }));
  const note = '// Made by `npm run generate:client`: change src/adapters/http instead.\n';
  return format(note + types, { ...(await resolveConfig(CLIENT_TYPES)), parser: 'typescript' });
}
