import type { IncomingMessage, ServerResponse } from 'node:http';
import inject from 'light-my-request';
import type { z } from 'zod';
import type { Caller } from '../../../domain/api-key.ts';
import type { InProcessCallers } from '../in-process-callers.ts';
import { API_PREFIX } from '../openapi/operation-at.ts';
import type { PROBLEM } from '../problem.ts';
import type { Presented } from '../presenters/presented.ts';

/** What the admin API answers for a schema: a time is text there. */
export type Answered<Schema extends z.ZodType> = AsJson<Presented<Schema>>;

export type AsJson<Value> = Value extends Date
  ? string
  : Value extends readonly (infer Item)[]
    ? readonly AsJson<Item>[]
    : Value extends object
      ? { readonly [Name in keyof Value]: AsJson<Value[Name]> }
      : Value;

/** The admin API refused what a page asked of it. The message says what is wrong, and what to do next. */
export class ApiRefused extends Error {
  readonly status: number;
  readonly problem: Answered<typeof PROBLEM>;

  constructor(problem: Answered<typeof PROBLEM>) {
    super(problem.detail ?? problem.title);
    this.name = new.target.name;
    this.status = problem.status;
    this.problem = problem;
  }
}

export interface AskedOfApi {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with its query: `/links?limit=50`. */
  readonly path: string;
  /** What is sent as JSON; a text is sent as it is, with the type that `headers` say. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * The admin API, asked by the console for who is signed in: what people do there is checked, bound to their scope and role,
 * and kept in the audit trail as if they had called it themselves, for they do.
 */
export class InProcessApi {
  readonly #handle: Handle;
  readonly #callers: InProcessCallers;

  constructor(handle: Handle, callers: InProcessCallers) {
    this.#handle = handle;
    this.#callers = callers;
  }

  /** `requestId` is that of the request that the questions belong to. */
  for(caller: Caller, requestId: string): ApiOfCaller {
    return new ApiOfCaller((asked) =>
      this.#ask(caller, { ...asked, headers: { ...asked.headers, 'x-request-id': requestId } }),
    );
  }

  async #ask(caller: Caller, { method = 'GET', path, body, headers = {} }: AskedOfApi): Promise<ApiAnswer> {
    const payload = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const type = payload === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await inject(
      (request, response) => {
        const asked = request;
        this.#callers.vouchFor(asked, caller);
        this.#handle(asked, response);
      },
      {
        method,
        url: API_PREFIX + path,
        headers: { ...type, ...headers },
        ...(payload === undefined ? {} : { payload }),
      },
    );
    const parsed: unknown = answer.payload === '' ? null : JSON.parse(answer.payload);
    if (answer.statusCode >= 400) throw new ApiRefused(parsed as Answered<typeof PROBLEM>);
    return { body: parsed, etag: etagIn(answer.headers.etag) };
  }
}

interface ApiAnswer {
  readonly body: unknown;
  readonly etag: string | null;
}

/** As `InProcessApi`, for one caller. */
export class ApiOfCaller {
  readonly #ask: (asked: AskedOfApi) => Promise<ApiAnswer>;

  constructor(ask: (asked: AskedOfApi) => Promise<ApiAnswer>) {
    this.#ask = ask;
  }

  /**
   * What is answered, as the presenter of `schema` gives it.
   * @throws {ApiRefused} for any answer but a good one.
   */
  async ask<Schema extends z.ZodType>(
    _schema: Schema,
    asked: AskedOfApi | string,
  ): Promise<Answered<Schema>> {
    return (await this.askTagged(_schema, asked)).body;
  }

  /** As `ask`, with the ETag to send back as `If-Match`; null where the answer has none. */
  async askTagged<Schema extends z.ZodType>(
    _schema: Schema,
    asked: AskedOfApi | string,
  ): Promise<{ readonly body: Answered<Schema>; readonly etag: string | null }> {
    const { body, etag } = await this.#ask(typeof asked === 'string' ? { path: asked } : asked);
    return { body: body as Answered<Schema>, etag };
  }
}

function etagIn(header: unknown): string | null {
  return typeof header === 'string' ? header : null;
}
