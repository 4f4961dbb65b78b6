/** An answer that is not what the story needs. */
export class UnexpectedAnswer extends Error {}

/** Speaks JSON with one server. */
export class JsonClient {
  readonly #baseUrl: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(baseUrl: string, headers: Readonly<Record<string, string>> = {}) {
    this.#baseUrl = baseUrl;
    this.#headers = headers;
  }

  get<Answer>(path: string): Promise<Answer> {
    return this.#send('GET', path, undefined);
  }

  post<Answer>(path: string, body: unknown): Promise<Answer> {
    return this.#send('POST', path, body);
  }

  put<Answer>(path: string, body: unknown): Promise<Answer> {
    return this.#send('PUT', path, body);
  }

  async #send<Answer>(method: string, path: string, body: unknown): Promise<Answer> {
    const answer = await fetch(this.#baseUrl + path, {
      method,
      headers: { ...this.#headers, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new UnexpectedAnswer(`${method} ${path} was answered ${answer.status}: ${text}`);
    return JSON.parse(text) as Answer;
  }
}

/** That what is waited for cannot come any more. */
export class WaitedInVain extends Error {}

/**
 * Asks again until what is asked for is there, also where asking fails.
 * @throws {UnexpectedAnswer} when it is not there after a minute.
 * @throws {WaitedInVain} when asking does.
 */
export async function until<Value>(what: string, ask: () => Promise<Value | null>): Promise<Value> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    const value = await ask().catch(nothingYet);
    if (value !== null) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new UnexpectedAnswer(`waited a minute in vain for ${what}`);
}

function nothingYet(error: unknown): null {
  if (error instanceof WaitedInVain) throw error;
  return null;
}
