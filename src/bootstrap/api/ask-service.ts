import type { Secret } from '../../domain/secret.ts';
import { own, textOf } from '../../domain/foreign-json.ts';
import { StartRefused } from '../start-refused.ts';
import type { ApiRequest } from './api-request.ts';
import { visible } from './told-answer.ts';

/** The running service that commands are for. */
export interface Service {
  /** Without a slash at the end. */
  readonly url: string;
  readonly key: Secret;
}

/** As long as the slowest route may take: it waits for Jira, several times at worst. */
const PATIENCE_MS = 180_000;

/**
 * What the service answers to a request; null for no content.
 * @throws {StartRefused} when it refuses, in its own words, or cannot be reached.
 */
export async function askService({ url, key }: Service, request: ApiRequest): Promise<unknown> {
  const response = await sent(url, key, request);
  const answer = await jsonOf(response, url);
  if (response.ok) return answer;
  throw new StartRefused(refusalOf(response.status, answer));
}

async function sent(url: string, key: Secret, { method, path, body, mediaType }: ApiRequest) {
  try {
    return await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${key.reveal()}`,
        ...(body === null ? {} : { 'Content-Type': mediaType }),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (cause) {
    throw new StartRefused(
      `No Lockstep answers at ${url}: ${reasonOf(cause)}. Start it, or set LOCKSTEP_API_URL to where it is.`,
      { cause },
    );
  }
}

function reasonOf(error: unknown): string {
  const cause = own(error, 'cause');
  if (cause instanceof Error && cause.message !== '') return cause.message;
  return error instanceof Error ? error.message : 'it cannot be reached';
}

async function jsonOf(response: Response, url: string): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new StartRefused(
      `What answers at ${url} is no Lockstep (${response.status}): set LOCKSTEP_API_URL to where it is.`,
      { cause },
    );
  }
}

function refusalOf(status: number, problem: unknown): string {
  const detail = textOf(own(problem, 'detail')) ?? textOf(own(problem, 'title'));
  const errors = own(problem, 'errors');
  const fields = (Array.isArray(errors) ? errors : []).map(
    (error) => `  ${String(own(error, 'field'))}: ${String(own(error, 'message'))}`,
  );
  const advice = status === 401 ? ['The key is LOCKSTEP_API_KEY; "lockstep keys create" makes one.'] : [];
  return visible([detail ?? `The answer was ${status}.`, ...fields, ...advice].join('\n'));
}
