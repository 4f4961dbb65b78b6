import { z } from 'zod';
import { callbackUrl } from '../../../domain/authorization-attempt.ts';
import type { Integration } from '../../../domain/integration.ts';
import { list, type Presented } from './presented.ts';

export const SETUP = z
  .strictObject({
    consumerKey: z.string(),
    publicKey: z.string(),
    callbackUrl: z.string(),
    steps: list(z.string()).describe('What an administrator of the Jira does, one after the other.'),
  })
  .meta({ id: 'Setup', description: 'The three values that are pasted into Jira, and where to.' });

/** The three values the Jira admin pastes, and where to. */
export function presentSetup(integration: Integration, publicUrl: string): Presented<typeof SETUP> {
  const { id, baseUrl, consumerKey, publicKey } = integration.toProps();
  return {
    consumerKey,
    publicKey,
    callbackUrl: callbackUrl(publicUrl),
    steps: [
      `In the Jira at ${baseUrl}, signed in as an administrator, open Administration > Applications > Application links and choose "Create link".`,
      'Where Jira asks for the kind of application, choose "Atlassian product" (also called "Direct application link"): "External application" is OAuth 2.0, which is something else.',
      `Enter ${publicUrl} as the address and continue past the warning that it did not answer.`,
      'Enter "Lockstep" as the application name, leave the outgoing fields empty, tick "Create incoming link", and continue.',
      'Paste the consumer key and the public key, "Lockstep" as the consumer name, and the callback URL. Leave everything about 2-legged OAuth off.',
      `Ask for the authorize address with POST ${publicUrl}/api/v1/integrations/${id}/authorize, open it in a browser as a Jira user with the global permission Jira Administrators, and choose "Allow".`,
    ],
  };
}
