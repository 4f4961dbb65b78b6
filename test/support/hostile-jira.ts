import { aUser, type Payload } from './payloads.ts';

/** Text of a Jira that would be markup, were it not escaped. */
export const SCRIPT = '<script>alert(1)</script>';
export const IMAGE = '"><img src=x onerror=alert(1)>';

const DONE_CATEGORY = { id: 3, key: 'done' };

/** A status that means done, and whose name is markup. */
export const HOSTILE_DONE = { id: '10099', name: `Done ${IMAGE}`, statusCategory: DONE_CATEGORY };

/** A person whose name is markup. */
export function aHostileUser(): Payload {
  return aUser('mallory', { displayName: `Mallory ${SCRIPT}` });
}

/** What a page must not have, whatever it shows of Jira. */
export const LIVE_MARKUP = /<script>alert|<img src=x/i;
