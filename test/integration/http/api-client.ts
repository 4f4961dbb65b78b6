import { expectDocumented } from '../../support/documented-answers.ts';

/** What the admin API answered. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A body that is a file of comma-separated values. */
export class Csv {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Speaks JSON with the admin API, with one key. Every answer has to be as the OpenAPI document tells. */
export class ApiClient {
  readonly #url: string;
  readonly #bearer: string | null;

  constructor(url: string, bearer: string | null) {
    this.#url = `${url}/api/v1`;
    this.#bearer = bearer;
  }

  async get(path: string): Promise<ApiAnswer> {
    return this.send('GET', path);
  }

  async post(path: string, body?: unknown): Promise<ApiAnswer> {
    return this.send('POST', path, body);
  }

  async put(path: string, body: unknown): Promise<ApiAnswer> {
    return this.send('PUT', path, body);
  }

  async send(method: string, path: string, body?: unknown): Promise<ApiAnswer> {
    const headers = new Headers(this.#bearer === null ? {} : { Authorization: this.#bearer });
    const type = body instanceof Csv ? 'text/csv' : 'application/json';
    if (body !== undefined) headers.set('Content-Type', type);
    const text = body instanceof Csv ? body.text : typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(this.#url + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: text }),
    });
    const answer = await response.text();
    const { status, headers: answered } = response;
    expectDocumented({ method, path, status, headers: answered, text: answer });
    return {
      status,
      headers: answered,
      body: answer === '' ? {} : (JSON.parse(answer) as Record<string, unknown>),
    };
  }
}

/** The ids of a list's items. */
export function idsIn({ body }: ApiAnswer): readonly unknown[] {
  const { items } = body as { readonly items: readonly { readonly id: unknown }[] };
  return items.map(({ id }) => id);
}
