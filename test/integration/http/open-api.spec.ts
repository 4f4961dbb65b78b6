import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'chai';

import { openApiDocument } from '../../../src/adapters/http/openapi/open-api-document.ts';
import { OPERATIONS } from '../../../src/adapters/http/openapi/operations.ts';
import { Scenario } from '../../support/scenario.ts';
import { portsOf, serving } from '../../support/test-server.ts';
import { routesMade } from './api-routes-made.ts';

interface Document {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}

type Parameter =
  { readonly name: string; readonly in: string; readonly required: boolean } | { readonly $ref: string };

interface Described {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: {
    readonly required: boolean;
    readonly content: Readonly<
      Record<
        string,
        { readonly schema: { readonly properties: object; readonly required: readonly string[] } }
      >
    >;
  };
  readonly responses: Readonly<Record<string, unknown>>;
}

describe('the OpenAPI document', () => {
  const serve = serving();
  let document: Document;

  beforeEach(async () => {
    const { url } = await serve(portsOf(new Scenario()));
    document = (await (await fetch(`${url}/openapi.json`)).json()) as Document;
  });

  it('is one by the standard', async () => {
    const { valid, errors } = await new Validator().validate({ ...document });

    expect(errors ?? []).to.deep.equal([]);
    expect([valid, document.openapi]).to.deep.equal([true, '3.1.0']);
  });

  it('names every route of the admin API, and no other', () => {
    expect(Object.keys(OPERATIONS)).to.have.members(routesMade());
  });

  it('gives each a name of its own', () => {
    const names = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );

    expect(new Set(names)).to.have.property('size', Object.keys(OPERATIONS).length);
  });

  it('says what a request takes, as the schema that checks it has it', () => {
    const link = document.paths['/installations/{id}/links']?.['post'];
    const effects = document.paths['/effects']?.['get'];

    const body = link?.requestBody?.content['application/json']?.schema;
    expect(Object.keys(body?.properties ?? {})).to.include.members(['trackerIssueId', 'jiraIssue']);
    expect(body?.required).to.include.members(['trackerIssueId', 'jiraIssue']);
    expect(ownOf(link).map(({ name, in: where }) => `${where} ${name}`)).to.deep.equal(['path id']);
    expect(Object.keys(link?.responses ?? {})).to.include.members(['201', '401', '404', '409', '422']);
    expect(ownOf(effects).map(({ name }) => name)).to.include.members(['limit', 'after', 'state']);
    expect(ownOf(effects).every(({ required }) => !required)).to.equal(true);
  });

  it('begins where Lockstep is reached', () => {
    const { servers } = openApiDocument({}, { server: 'https://tools.example.com/lockstep/api/v1' });

    expect(servers).to.deep.equal([{ url: 'https://tools.example.com/lockstep/api/v1' }]);
  });
});

/** Its parameters, but for those that every operation has. */
function ownOf(described: Described | undefined) {
  return (described?.parameters ?? []).filter((parameter) => 'name' in parameter);
}
