import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';

import { Ajv2020 } from 'ajv/dist/2020.js';

import { contractDocument } from '../../src/adapters/tracker/http/contract-document.ts';
import { ownPath } from '../../src/domain/foreign-json.ts';

/** Stands between Lockstep and a tracker, and holds what either says to the document of the contract. */
export interface ContractProxy {
  readonly url: string;
  /** What passed that is not as the document has it. */
  readonly offences: readonly string[];
  /** The types of what passed. */
  readonly passed: readonly string[];
  close(): void;
}

/** Passes everything on to `target`, an origin. */
export async function startContractProxy(target: string): Promise<ContractProxy> {
  const check = documentCheck();
  const offences: string[] = [];
  const passed: string[] = [];

  const pass = async (request: IncomingMessage): Promise<{ status: number; body: string }> => {
    const body = await text(request);
    const sent: unknown = JSON.parse(body);
    const [first] = [sent].flat();
    const type = String(ownPath(first, 'type'));
    const isCall = !(request.url ?? '').endsWith('/events');
    const operation = isCall ? ['webhooks', type, 'post'] : ['paths', EVENTS_PATH, 'post'];
    passed.push(type);
    offences.push(
      ...check([...operation, 'requestBody'], sent).map((offence) => `asked ${type}: ${offence}`),
    );

    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => /^(content-type|webhook-.*)$/.test(name)),
    ) as Record<string, string>;
    const answer = await fetch(target + (request.url ?? ''), { method: 'POST', headers, body });
    const answered = await answer.text();
    if (answer.status === 200) {
      const found = check([...operation, 'responses', '200'], JSON.parse(answered));
      offences.push(...found.map((offence) => `answered ${type}: ${offence} ${answered}`));
    }
    return { status: answer.status, body: answered };
  };

  const server = createServer((request, response) => {
    pass(request).then(
      ({ status, body }) => response.writeHead(status, { 'content-type': 'application/json' }).end(body),
      () => response.destroy(),
    );
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ...{ url: `http://127.0.0.1:${port}`, offences, passed },
    close: () => {
      server.close().closeAllConnections();
    },
  };
}

const EVENTS_PATH = '/extensions/tracker/{installationId}/events';

/** What is wrong with a value by the schema of the JSON at this place of the document. */
export function documentCheck(): (place: readonly string[], value: unknown) => readonly string[] {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(contractDocument(), 'contract');
  return (place, value) => {
    const pointer = [...place, 'content', 'application/json', 'schema']
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const validate = ajv.getSchema(`contract#/${pointer}`);
    if (validate === undefined) return [`the document has nothing at ${pointer}`];
    return validate(value) === true ? [] : [ajv.errorsText(validate.errors)];
  };
}
