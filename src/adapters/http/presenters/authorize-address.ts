import { z } from 'zod';
import type { AuthorizeIntegrationOutcome } from '../../../application/installation/authorize-integration.ts';
import { time, type Presented } from './presented.ts';

export const AUTHORIZE_ADDRESS = z
  .strictObject({
    authorizeUrl: z.string().describe('Where a person who may administer the Jira allows Lockstep.'),
    expiresAt: time(),
  })
  .meta({ id: 'AuthorizeAddress' });

export function presentAuthorizeAddress({
  authorizeUrl,
  expiresAt,
}: AuthorizeIntegrationOutcome): Presented<typeof AUTHORIZE_ADDRESS> {
  return { authorizeUrl, expiresAt };
}
