import { InvalidValue } from './domain-error.ts';
import { urlIn } from './url-in.ts';

/**
 * The address of a Jira or of Lockstep itself, made equal for equal places: scheme and host in lower case, default
 * port left out, context path kept, no slash at the end.
 * @throws {InvalidValue} naming `field`, when it is no http(s) address, or carries credentials, a query or a fragment.
 */
export function normalizeBaseUrl(field: string, text: string): string {
  const url = urlIn(text.trim());
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') {
    throw new InvalidValue(
      field,
      'must be a full http or https address, as in https://jira.example.com/jira',
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new InvalidValue(field, 'must not hold a user name or password');
  }
  if (url.search !== '' || url.hash !== '') {
    throw new InvalidValue(field, 'must end with the path: leave out everything from "?" or "#" on');
  }
  return withoutTrailingSlashes(url.origin + url.pathname.replace(/\/{2,}/g, '/'));
}

/** Whether two addresses name the same place; one that is no base address names none. */
export function isSamePlace(one: string, other: string): boolean {
  try {
    return normalizeBaseUrl('one', one) === normalizeBaseUrl('other', other);
  } catch {
    return false;
  }
}

/** Whether two base addresses have the same scheme, host and port. */
export function isSameOrigin(one: string, other: string): boolean {
  return new URL(one).origin === new URL(other).origin;
}

/** An address that a Jira is called at, and the other one that it says it lives at. */
export interface BaseUrlMismatch {
  readonly configured: string;
  readonly reported: string;
}

/** Null where a Jira called at `configured` says that it lives there, or says nothing. */
export function baseUrlMismatch(configured: string, reported: string | null): BaseUrlMismatch | null {
  return reported === null || isSamePlace(reported, configured) ? null : { configured, reported };
}

/** `address` without the slashes it ends with. */
export function withoutTrailingSlashes(address: string): string {
  let end = address.length;
  while (end > 0 && address[end - 1] === '/') end -= 1;
  return address.slice(0, end);
}
