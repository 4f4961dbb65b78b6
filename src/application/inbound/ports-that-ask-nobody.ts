import type { EffectId, TrackerCommentId } from '../../domain/ids.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { IssueLease } from '../ports/issue-leases.ts';
import type { Log } from '../ports/log.ts';
import type { Trackers } from '../ports/tracker.ts';
import type { TrackerComments } from '../ports/tracker-comments.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';

/** Nobody can tell how it goes on without asking Jira, or the tracker. */
export class WouldAsk extends Error {
  readonly whom: 'jira' | 'tracker';

  constructor(whom: WouldAsk['whom']) {
    super(`the ${whom} would be asked`);
    this.name = new.target.name;
    this.whom = whom;
  }
}

/** Commits nothing of what it is given. */
export const NOTHING_WRITTEN: UnitOfWork = {
  // What is written on the way to a conclusion answers nothing.
  run: async <Result>() => undefined as Result,
};

export const NOTHING_LOGGED: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

const askJira = async () => Promise.reject(new WouldAsk('jira'));

/** A Jira of which everything is still to be asked. */
export const UNASKED_JIRA: Pick<JiraServer, 'issues' | 'statuses'> = {
  issues: { read: askJira, search: askJira },
  statuses: { list: askJira },
};

/** The right to work on an issue that nobody works on. */
export function noLease(issue: IssueLease['issue']): IssueLease {
  return { issue, holder: 'nobody', wasLeftBehind: false };
}

const COMMENTS_DONE: TrackerComments = {
  write: async (_text, _issue, effect: EffectId) => ({ id: effect as string as TrackerCommentId }),
  edit: async () => 'changed',
  delete: async () => 'changed',
};

/**
 * Trackers that do everything they are asked to, and do nothing: each has comments where the real one has. What is to be
 * read of them is still to be asked.
 */
export function trackersThatDoNothing(real: Trackers): Trackers {
  return {
    of: (installation) => ({
      find: async () => Promise.reject(new WouldAsk('tracker')),
      apply: async () => 'changed',
      assignable: async () => Promise.reject(new WouldAsk('tracker')),
      assign: async () => 'changed',
      ...(real.of(installation).comments === undefined ? {} : { comments: COMMENTS_DONE }),
    }),
  };
}
