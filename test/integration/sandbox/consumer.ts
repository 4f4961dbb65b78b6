import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { RestRequest } from '../../../sandbox/rest/request-log.ts';
import type { Sandbox } from '../../../sandbox/start-sandbox.ts';

export const CONSUMER_KEY = 'lockstep';
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const CONSUMER_PUBLIC_KEY = publicKey.export({ format: 'pem', type: 'spki' }) as string;

export interface Call {
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Put in the place of the usual `oauth_*` parameters; null leaves one out. */
  readonly oauth?: Readonly<Record<string, string | null>>;
  readonly signedBy?: KeyObject;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
  readonly form: URLSearchParams;
}

/** Registers the tests' application link. */
export function link(sandbox: Sandbox, callbackUrl: string | null = null): void {
  const name = 'Lockstep <test>';
  sandbox.jira.putApplicationLink({
    consumerKey: CONSUMER_KEY,
    name,
    publicKey: CONSUMER_PUBLIC_KEY,
    callbackUrl,
  });
}

/** Links, dances, and answers an access token that acts as `user`. */
export async function accessTokenFor(sandbox: Sandbox, user = 'admin'): Promise<string> {
  link(sandbox);
  const asked = await requestToken(sandbox);
  const { verifier } = sandbox.jira.authorize({ requestToken: asked, user });
  const answer = await signed(sandbox, 'POST', '/plugins/servlet/oauth/access-token', {
    oauth: { oauth_token: asked, oauth_verifier: verifier },
  });
  return answer.form.get('oauth_token') ?? '';
}

export async function requestToken(sandbox: Sandbox, callback: string | null = 'oob'): Promise<string> {
  const oauth = { oauth_callback: callback };
  const answer = await signed(sandbox, 'POST', '/plugins/servlet/oauth/request-token', { oauth });
  return answer.form.get('oauth_token') ?? '';
}

/** Signs a call and makes it. */
export async function signed(
  sandbox: Sandbox,
  method: string,
  path: string,
  call: Call = {},
): Promise<Answer> {
  const url = `${sandbox.url}${path}`;
  return send(url, method, {
    ...call,
    headers: { ...call.headers, authorization: authorization(method, url, call) },
  });
}

/** The same call as `token`. */
export function asToken(sandbox: Sandbox, token: string) {
  return async (method: string, path: string, json?: unknown): Promise<Answer> =>
    signed(sandbox, method, path, { json, oauth: { oauth_token: token } });
}

/** A call with a personal access token. */
export function asBearer({ url }: Sandbox, token: string) {
  return async (method: string, path: string, json?: unknown): Promise<Answer> =>
    send(`${url}${path}`, method, { json, headers: { authorization: `Bearer ${token}` } });
}

/** Waits until the sandbox has noted a request, and answers the latest. */
export async function nextRequest({ jira }: Sandbox): Promise<RestRequest> {
  for (;;) {
    const latest = jira.requests().at(-1);
    if (latest !== undefined) return latest;
    await setImmediate();
  }
}

export async function send(url: string, method: string, { json, headers = {} }: Call = {}): Promise<Answer> {
  const body = json === undefined ? {} : { body: JSON.stringify(json) };
  const type = json === undefined ? {} : { 'content-type': 'application/json' };
  const agent = { 'user-agent': 'lockstep-test' };
  const answer = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { ...agent, ...type, ...headers },
    ...body,
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    json: parsed(text),
    form: new URLSearchParams(text),
  };
}

export function authorization(
  method: string,
  url: string,
  { oauth = {}, signedBy = privateKey }: Call,
): string {
  const wanted: Readonly<Record<string, string | null>> = {
    oauth_consumer_key: CONSUMER_KEY,
    oauth_nonce: randomUUID(),
    oauth_signature_method: 'RSA-SHA1',
    oauth_timestamp: String(Math.floor(Date.now() / 1000)),
    oauth_version: '1.0',
    ...oauth,
  };
  const parameters = Object.entries(wanted).filter((pair): pair is [string, string] => pair[1] !== null);
  const { origin, pathname, searchParams } = new URL(url);
  const pairs = [...parameters, ...searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`);
  const text = [method, `${origin}${pathname}`, pairs.toSorted().join('&')].map(encode).join('&');
  const signature = createSign('RSA-SHA1').update(text).sign(signedBy, 'base64');
  const all: readonly [string, string][] = [['oauth_signature', signature], ...parameters];
  return `OAuth ${all.map(([name, value]) => `${name}="${encode(value)}"`).join(', ')}`;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
