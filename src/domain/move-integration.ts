import { isSameOrigin } from './base-url.ts';
import type { SeenPlace } from './integration-parts.ts';
import { Integration } from './integration.ts';

const TOKEN_WANTED =
  'Its Jira is called at another host now, and a personal access token is sent to no other than the one it was given for. Give the token anew.';

/**
 * Whether the authorization may be shown at this address. A personal access token is a secret as it is sent, so that it goes
 * to the scheme, host and port alone that it was given for: else who may change the address might learn it. What an
 * application link signs gives nothing away.
 */
export function mayAuthorizeAt(integration: Integration, baseUrl: string): boolean {
  const { authorizedBy, baseUrl: known } = integration.toProps();
  return integration.isAuthorized && (authorizedBy === 'oauth' || isSameOrigin(known, baseUrl));
}

/** Called at this place from now on; its authorization has to be given anew where it may not be shown there. */
export function moveIntegration(integration: Integration, place: SeenPlace, now: Date): Integration {
  const moved = integration.movedTo(place);
  if (!integration.isAuthorized || mayAuthorizeAt(integration, place.baseUrl)) return moved;
  return Integration.restore({
    ...moved.toProps(),
    state: moved.isDisabled ? 'disabled' : 'needs_reauthorization',
    problem: { code: 'jira_moved', message: TOKEN_WANTED, since: now },
  });
}
