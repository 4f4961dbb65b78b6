/** A request of the REST API or the OAuth dance as it was answered. */
export interface RestRequest {
  readonly method: string;
  /** Without context path and query. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  /** The first 8000 characters. */
  readonly body: string;
  /** Whom Jira took it for; null: nobody. */
  readonly user: string | null;
  readonly by: 'oauth' | 'pat' | 'basic' | 'cookie' | 'nobody';
  /** 0 when there was no answer. */
  readonly status: number;
  /** Of a signed request. */
  readonly nonce: string | null;
  /** Whether it changed anything, however it was answered. */
  readonly changed: boolean;
  /** Whether it came before a time was over that the fault `rate-limit` had told. */
  readonly early: boolean;
  readonly arrivedAt: number;
  /** When it was answered. */
  readonly at: number;
}

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

/** Requests in the order in which they were answered; the oldest is forgotten first. */
export class RequestLog<Request> {
  #requests: Request[] = [];

  note(request: Request): void {
    this.#requests.push(request);
    if (this.#requests.length > KEPT) this.#requests.shift();
  }

  all(): readonly Request[] {
    return [...this.#requests];
  }

  clear(): void {
    this.#requests = [];
  }
}
