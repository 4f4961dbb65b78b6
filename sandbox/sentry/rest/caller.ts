import type { Organization } from '../model/directory.ts';
import type { Actor, Issue } from '../model/issue.ts';
import { proxyUserJson, userJson } from '../model/json.ts';
import { notFound, refusal } from '../refusal.ts';
import type { SentryInstance } from '../sentry-instance.ts';

/** Whom a request is made for. */
export interface Caller {
  readonly actor: Actor;
  readonly organization: Organization;
  readonly scopes: readonly string[];
  readonly userJson: object;
}

/** @throws {Refusal} 401 for a token that is missing or unknown. */
export function callerOf(authorization: string | undefined, { directory }: SentryInstance): Caller {
  const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) throw refusal(401, 'Authentication credentials were not provided.');

  const integration = directory.integrations.find((one) => one.token === token);
  if (integration !== undefined) {
    const { organization, scopes } = integration;
    const actor: Actor = { kind: 'integration', integration };
    return { actor, organization, scopes, userJson: proxyUserJson(integration) };
  }
  const personal = directory.userTokens.find((one) => one.token === token);
  if (personal === undefined) throw refusal(401, 'Invalid token');
  const { member, scopes } = personal;
  return {
    actor: { kind: 'user', member },
    organization: member.organization,
    scopes,
    userJson: userJson(member),
  };
}

/** @throws {Refusal} 403 when the token has none of the scopes. */
export function need({ scopes }: Caller, ...anyOf: readonly string[]): void {
  if (!anyOf.some((scope) => scopes.includes(scope))) {
    throw refusal(403, 'You do not have permission to perform this action.');
  }
}

/** @throws {Refusal} 404 when it is not there, or in another organization. */
export function organizationFor(caller: Caller, named: string | undefined): Organization {
  const { organization } = caller;
  if (named !== organization.slug && named !== organization.id) throw notFound();
  return organization;
}

/** @throws {Refusal} 404 */
export function issueFor(caller: Caller, named: string | undefined, { issues }: SentryInstance): Issue {
  if (named === undefined || !/^\d+$/.test(named)) throw notFound();
  const issue = issues.find(named);
  if (issue.project.organization !== caller.organization) throw notFound();
  return issue;
}
