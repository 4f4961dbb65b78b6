/** A signed request as it was answered. */
export interface SignedRequest {
  readonly method: string;
  /** Without context path and query. */
  readonly path: string;
  readonly consumerKey: string | null;
  readonly nonce: string | null;
  readonly token: string | null;
  readonly status: number;
  /** The `oauth_problem`, if that was the answer. */
  readonly problem: string | null;
  readonly at: number;
}

const KEPT = 10_000;

/** The signed requests in the order in which they were answered; the oldest is forgotten first. */
export class RequestLog {
  #requests: SignedRequest[] = [];

  note(request: SignedRequest): void {
    this.#requests.push(request);
    if (this.#requests.length > KEPT) this.#requests.shift();
  }

  all(): readonly SignedRequest[] {
    return [...this.#requests];
  }

  clear(): void {
    this.#requests = [];
  }
}
