import type { z } from 'zod';
import type { TrackerUserId } from '../../../domain/ids.ts';
import type { TrackerIssueFacts } from '../../../domain/outbound/tracker-event.ts';
import type { TrackerUser } from '../../../domain/tracker-user.ts';
import type { FACTS, PERSON } from './foreign-values.ts';

export function personFrom({ id, name, email, isEmailVerified }: z.output<typeof PERSON>): TrackerUser {
  return {
    ...{ id: id as TrackerUserId, name, email: email ?? null },
    isEmailVerified: isEmailVerified && email != null,
  };
}

export function factsFrom(facts: z.output<typeof FACTS>): TrackerIssueFacts {
  const { title, url, status, project, level, tags, timesSeen, details } = facts;
  return {
    ...{ title, status, tags },
    url: url ?? null,
    project: project ?? null,
    level: level ?? null,
    timesSeen: timesSeen ?? null,
    details: details ?? null,
  };
}
