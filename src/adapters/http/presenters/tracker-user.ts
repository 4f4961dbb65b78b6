import { z } from 'zod';
import type { LocalTrackerUser } from '../../../domain/tracker-user.ts';
import { ownId, time, type Presented } from './presented.ts';

export const TRACKER_USER = z
  .strictObject({
    id: ownId(),
    organizationId: ownId(),
    name: z.string().describe('The name they log in by.'),
    email: z.string().nullable(),
    isEmailVerified: z.boolean().describe('Whether the tracker made sure that the e-mail is theirs.'),
    createdAt: time(),
  })
  .meta({ id: 'TrackerUser', description: 'A person of the local tracker.' });

export function presentTrackerUser(user: LocalTrackerUser): Presented<typeof TRACKER_USER> {
  const { id, organizationId, name, email, isEmailVerified, createdAt } = user;
  return { id, organizationId, name, email, isEmailVerified, createdAt };
}
