import type { LocalTrackerUser } from '../../../domain/tracker-user.ts';

export function presentTrackerUser(user: LocalTrackerUser) {
  const { id, organizationId, name, email, isEmailVerified, createdAt } = user;
  return { id, organizationId, name, email, isEmailVerified, createdAt };
}
