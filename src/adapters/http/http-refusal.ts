/** What the door itself refuses, before any use case is asked, by its stable code. */
export type HttpRefusalCode =
  | 'malformed_request'
  | 'malformed_json'
  | 'unauthenticated'
  | 'forbidden'
  | 'too_many_failures'
  | 'no_such_address'
  | 'method_not_allowed'
  | 'precondition_failed'
  | 'body_too_large'
  | 'unsupported_media_type'
  | 'invalid_value';

/** One field that is not as it should be. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

export interface HttpRefusalDetails {
  readonly headers?: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldProblem[];
}

/** A request that is refused for its form, its sender or its address. The message is for the person; no secret in it. */
export class HttpRefusal extends Error {
  readonly code: HttpRefusalCode;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors: readonly FieldProblem[];

  constructor(code: HttpRefusalCode, message: string, details: HttpRefusalDetails = {}) {
    super(message);
    this.name = new.target.name;
    this.code = code;
    this.headers = details.headers ?? {};
    this.errors = details.errors ?? [];
  }
}

/** The client went away before its request was whole; nobody is there to be answered. */
export class ClientAborted extends Error {
  constructor() {
    super('the client went away');
    this.name = new.target.name;
  }
}
