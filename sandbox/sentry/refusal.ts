/** A request that is not carried out, with the status and the body that say so. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(`${status} ${JSON.stringify(body)}`);
    this.name = 'Refusal';
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** The envelope of most refusals. */
export function refusal(status: number, detail: string): Refusal {
  return new Refusal(status, { detail });
}

export const notFound = (): Refusal => refusal(404, 'The requested resource does not exist');
