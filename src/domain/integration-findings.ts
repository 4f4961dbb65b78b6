import type { BacklogDepth } from './backlog-depth.ts';
import type { BaseUrlMismatch } from './base-url.ts';
import { fine, problem, warning, type Finding } from './finding.ts';
import type { AuthorizationKind, Integration } from './integration.ts';

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;
const CLOCK_WARNING_SECONDS = 60;
/** Jira refuses time stamps that are further off. */
const CLOCK_REFUSED_SECONDS = 300;
const QUEUE_WARNING_MS = 60 * SECOND_MS;
/** How long before an authorization ends people are warned, in milliseconds: 30 days. */
const EXPIRY_WARNED_AHEAD_MS = 30 * DAY_MS;
const QUIET_WARNING_DAYS = 7;

/** Whether calls are authorized, and for how long. */
export function authorizationFinding(integration: Integration, now: Date): Finding {
  const { state, problem: trouble } = integration.toProps();
  const path = `/api/v1/integrations/${integration.id}`;
  switch (state) {
    case 'awaiting_authorization':
      return problem(
        'authorization',
        'Nobody has authorized Lockstep in this Jira yet.',
        `Make the application link, then ask for the authorize address: POST ${path}/authorize. Or give a personal access token: PUT ${path}/personal-access-token.`,
      );
    case 'needs_reauthorization':
      return problem(
        'authorization',
        trouble?.message ?? 'Jira does not take our authorization any more.',
        `Authorize again: POST ${path}/authorize, or PUT ${path}/personal-access-token. Links and settings stay, and what waits goes on.`,
      );
    case 'active':
      return expiryFinding(integration, now);
    case 'uninstalled':
      return fine('authorization', 'The Integration is uninstalled: there is nothing to look at.');
    case 'disabled':
      return warning(
        'authorization',
        'The Integration is switched off: nothing is taken from its Jira, and nothing called there.',
        `Switch it on when it is to go on: PATCH ${path} with {"isEnabled": true}.`,
      );
  }
}

function expiryFinding(integration: Integration, now: Date): Finding {
  const { id, account, authorizedBy, authorizationExpiresAt: expiresAt } = integration.toProps();
  const authorized = `Jira takes our calls as ${account?.name ?? 'an account'}`;
  if (expiresAt === null) return fine('authorization', `${authorized}.`);

  const leftMs = expiresAt.getTime() - now.getTime();
  const until = `${authorized} until ${dayOf(expiresAt)}`;
  if (leftMs > EXPIRY_WARNED_AHEAD_MS) return fine('authorization', `${until}.`);
  const path = `/api/v1/integrations/${id}`;
  return warning(
    'authorization',
    leftMs > 0
      ? `${until}: ${inDays(leftMs)}.`
      : `${authorized}, though ${GRANTS[authorizedBy ?? 'oauth']} was to end on ${dayOf(expiresAt)}.`,
    `Authorize again before Jira stops: POST ${path}/authorize, or PUT ${path}/personal-access-token. Links and settings stay.`,
  );
}

function inDays(leftMs: number): string {
  const days = Math.floor(leftMs / DAY_MS);
  if (days === 0) return 'less than a day from now';
  return days === 1 ? 'a day from now' : `${days} days from now`;
}

const GRANTS = {
  oauth: 'its access token',
  personal_access_token: 'its personal access token',
} as const satisfies Record<AuthorizationKind, string>;

/** Whether Jira believes that it lives where we call it. */
export function baseUrlFinding(baseUrl: string, mismatch: BaseUrlMismatch | null): Finding {
  if (mismatch === null) return fine('base_url', `Jira says that it lives at ${baseUrl}.`);
  return warning(
    'base_url',
    `Jira is called at ${mismatch.configured}, and says that it lives at ${mismatch.reported}.`,
    'Set the base URL in Jira (Administration, System) to the address Lockstep calls, and have the proxy tell Jira the host, scheme and port: else signatures are refused.',
  );
}

/** Whether Jira's clock and ours agree; null when Jira did not tell its time. */
export function clockFinding(aheadSeconds: number | null): Finding {
  const advice = 'Have the clocks of both machines kept right by NTP.';
  if (aheadSeconds === null) return warning('clock', 'Jira did not tell its time.', advice);
  const seconds = Math.abs(aheadSeconds);
  const apart = `Jira's clock is ${seconds} s ${aheadSeconds < 0 ? 'behind' : 'ahead of'} ours`;
  if (seconds > CLOCK_REFUSED_SECONDS) {
    const meanwhile =
      'Jira refuses signed calls that are more than 5 minutes off, so Lockstep goes by its clock';
    return warning('clock', `${apart}. ${meanwhile}.`, advice);
  }
  if (seconds > CLOCK_WARNING_SECONDS) return warning('clock', `${apart}.`, advice);
  return fine('clock', 'The clocks agree.');
}

/** Whether the account may do what Lockstep needs; `held` are the permission keys of Jira that it has. */
export function permissionsFinding(integration: Integration, held: ReadonlySet<string>): Finding {
  const { account, webhook } = integration.toProps();
  const name = account?.name ?? 'the account';
  if (!held.has('BROWSE_PROJECTS')) {
    return problem(
      'permissions',
      `${name} may browse no project.`,
      `Give ${name} the permission "Browse Projects" in each project whose issues are linked.`,
    );
  }
  if (held.has('ADMINISTER'))
    return fine('permissions', `${name} administers Jira, and may browse projects.`);
  if (webhook.mode === 'manual') {
    return fine('permissions', `${name} may browse projects; the webhook is kept by a person.`);
  }
  return warning(
    'permissions',
    `${name} does not administer Jira: Lockstep cannot check or mend the webhook.`,
    `Give ${name} the global permission "Jira Administrators", or keep the webhook by hand: GET /api/v1/integrations/${integration.id}/webhook/manual.`,
  );
}

/** Whether the webhook stands. */
export function webhookFinding(integration: Integration): Finding {
  const { mode, checkedAt, jiraWebhookId } = integration.toProps().webhook;
  const trouble = integration.webhookProblem;
  const recheck = `Check it again: POST /api/v1/integrations/${integration.id}/webhook/check.`;
  const paste = `Ask for what to paste: GET /api/v1/integrations/${integration.id}/webhook/manual.`;
  if (trouble !== null)
    return problem('webhook', trouble, mode === 'manual' ? `${paste} ${recheck}` : recheck);
  switch (mode) {
    case 'managed':
      return fine(
        'webhook',
        `Webhook ${jiraWebhookId ?? ''} stands as it should, as of ${checkedAt?.toISOString() ?? 'never'}.`,
      );
    case 'manual':
      return fine('webhook', 'The webhook is kept by a person; Lockstep cannot see it.');
    default:
      return problem('webhook', 'There is no webhook: Jira tells Lockstep nothing.', recheck);
  }
}

/** Whether Jira reaches us, as far as its last event tells. */
export function lastEventFinding(integration: Integration, now: Date): Finding {
  const { lastEventAt } = integration.toProps();
  const advice =
    'Change any issue in Jira. If nothing comes, see whether the Jira server reaches the public URL: its firewall, its proxy, its trust in our certificate.';
  if (lastEventAt === null) return warning('last_event', 'No event of this Jira has come yet.', advice);
  const days = Math.floor((now.getTime() - lastEventAt.getTime()) / DAY_MS);
  const last = `The last event came at ${lastEventAt.toISOString()}`;
  if (days < QUIET_WARNING_DAYS) return fine('last_event', `${last}.`);
  return warning('last_event', `${last}, ${days} days ago.`, advice);
}

/** Whether work is done as it comes. */
export function queueFinding({ integration, depth }: Queue, now: Date): Finding {
  const { pendingDeliveries, openEffects, deadEffects, oldestDueAt } = depth;
  const waiting = `${pendingDeliveries} Deliveries and ${openEffects} Effects wait`;
  if (deadEffects > 0) {
    return problem(
      'queue',
      `${deadEffects} Effects were given up; ${waiting}.`,
      `Mend what stopped them (their timelines say what), then run "lockstep replay --dead --integration ${integration.id}".`,
    );
  }
  const lateMs = oldestDueAt === null ? 0 : now.getTime() - oldestDueAt.getTime();
  if (lateMs <= QUEUE_WARNING_MS) return fine('queue', `${waiting}, none for long.`);
  return warning(
    'queue',
    `${waiting}, the longest for ${Math.round(lateMs / SECOND_MS)} s.`,
    'See that "lockstep serve" runs, and whether its log tells of a tracker or a Jira that does not answer.',
  );
}

/** What a person should know of an Integration though it works, as far as that can be told without asking its Jira. */
export function noticesOn(integration: Integration, now: Date): readonly Finding[] {
  const { state, serverInfo } = integration.toProps();
  const ahead = serverInfo?.clockAheadSeconds ?? null;
  const findings = [
    ...(state === 'active' ? [authorizationFinding(integration, now)] : []),
    ...(ahead === null ? [] : [clockFinding(ahead)]),
  ];
  return findings.filter(({ verdict }) => verdict !== 'ok');
}

interface Queue {
  readonly integration: Integration;
  readonly depth: BacklogDepth;
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
