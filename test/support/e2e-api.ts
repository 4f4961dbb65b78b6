import { expectDocumented } from './documented-answers.ts';

/** An answer of the service, with all that a client sees of it. */
export interface Answer {
  readonly request: string;
  readonly status: number;
  readonly headers: string;
  readonly text: string;
}

const API = '/api/v1';

/** Asks the service with an API key, and remembers every answer, each of which has to be as the OpenAPI document tells. */
export class ApiClient {
  readonly url: string;
  readonly answers: Answer[] = [];
  readonly #key: string;

  constructor(url: string, key: string) {
    this.url = url;
    this.#key = key;
  }

  get<Body>(path: string): Promise<Body> {
    return this.#expectGood('GET', path);
  }

  post<Body>(path: string, body: unknown = {}): Promise<Body> {
    return this.#expectGood('POST', path, body);
  }

  put<Body>(path: string, body: unknown): Promise<Body> {
    return this.#expectGood('PUT', path, body);
  }

  /** Whatever the answer is; `path` below `/api/v1`. */
  async ask(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.keep(
      `${method} /api/v1${path}`,
      await fetch(`${this.url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${this.#key}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  }

  /** Remembers an answer that came some other way. */
  async keep(request: string, response: Response): Promise<Answer> {
    const headers = JSON.stringify([...response.headers]);
    const answer = { request, status: response.status, headers, text: await response.text() };
    this.answers.push(answer);
    const [method = '', address = ''] = request.split(' ');
    if (address.startsWith(API)) {
      expectDocumented({ ...answer, method, path: address.slice(API.length), headers: response.headers });
    }
    return answer;
  }

  async #expectGood<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const { status, text } = await this.ask(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path} was answered ${status}: ${text}`);
    return JSON.parse(text) as Body;
  }
}
