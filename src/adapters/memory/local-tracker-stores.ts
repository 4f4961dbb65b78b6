import { Conflict } from '../../domain/domain-error.ts';
import type { LocalTrackerStore } from '../../application/ports/local-tracker-store.ts';
import type { TrackerEvents } from '../../application/ports/tracker-events.ts';
import { isInstallationIn } from './scoping.ts';
import type { Tables } from './tables.ts';

/** What people do in the local tracker. */
export function localTrackerOver(tables: Tables): LocalTrackerStore {
  const { trackerIssues, trackerUsers, trackerComments, installations } = tables;
  return {
    async findIssue(scope, id) {
      const issue = trackerIssues.get(id);
      return issue !== undefined && isInstallationIn(tables, scope, issue.installationId) ? issue : null;
    },
    async saveIssue(issue) {
      trackerIssues.set(issue.id, issue);
    },
    async findUser(installation, id) {
      const user = trackerUsers.get(id);
      const organizationId = installations.get(installation)?.toProps().organizationId;
      return user?.organizationId === organizationId ? (user ?? null) : null;
    },
    async findPerson({ organizationId }, id) {
      const user = trackerUsers.get(id) ?? null;
      return organizationId === null || user?.organizationId === organizationId ? user : null;
    },
    async savePerson(user) {
      const isTaken = [...trackerUsers.values()].some(
        ({ id, organizationId, name }) =>
          id !== user.id && organizationId === user.organizationId && name === user.name,
      );
      if (isTaken) throw new Conflict('this Organization has a person of this name');
      trackerUsers.set(user.id, user);
    },
    async issuesOf(id) {
      return [...trackerIssues.values()]
        .filter(({ assigneeId }) => assigneeId === id)
        .sort((one, other) => (one.id < other.id ? -1 : 1));
    },
    async removePerson(id) {
      trackerUsers.delete(id);
    },
    async findComment(issue, id) {
      const comment = trackerComments.get(id) ?? null;
      return comment?.issueId === issue ? comment : null;
    },
    async addComment(comment) {
      trackerComments.set(comment.id, comment);
    },
    async saveComment(comment) {
      trackerComments.set(comment.id, comment);
    },
    async deleteComment(id) {
      trackerComments.set(id, null);
    },
  };
}

/** The events that were taken. */
export function trackerEventsOver({ trackerEvents }: Tables): TrackerEvents {
  return {
    async take(id, eventIds, at) {
      const fresh = new Set(eventIds.filter((eventId) => !trackerEvents.has(`${id}/${eventId}`)));
      for (const eventId of fresh) trackerEvents.set(`${id}/${eventId}`, at);
      return fresh;
    },
  };
}
