import { found, type Directory, type Project } from './directory.ts';
import { refusal } from '../refusal.ts';
import { userIdOf, type Activity, type Actor, type Assignee, type Issue, type IssueStatus } from './issue.ts';
import type { Note, StatusDetails } from './issue.ts';

/** Something that happened to an issue, for those who are told of it. */
export interface Happening {
  readonly issue: Issue;
  readonly by: Actor;
  readonly resource: 'issue' | 'comment' | 'error' | 'event_alert';
  readonly action: string;
  readonly note?: Note;
  readonly resolutionType?: string;
}

export interface NewIssue {
  readonly title: string;
  readonly level?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

export interface NewStatus {
  readonly status: IssueStatus;
  readonly substatus?: string;
  readonly details?: StatusDetails;
}

const HOUR_MS = 3_600_000;

/** The issues of all projects, and everything that can be done to them. */
export class Issues {
  readonly all: Issue[] = [];
  readonly #directory: Directory;
  readonly #now: () => number;
  readonly #tell: (happening: Happening) => void;

  constructor(directory: Directory, now: () => number, tell: (happening: Happening) => void) {
    this.#directory = directory;
    this.#now = now;
    this.#tell = tell;
  }

  /** By id or short id. @throws {Refusal} 404 */
  find(named: string): Issue {
    return found(this.all.find(({ id, shortId }) => id === named || shortId === named));
  }

  create(project: Project, { title, level, tags }: NewIssue): Issue {
    const id = this.#directory.nextId();
    const at = this.#now();
    const issue: Issue = {
      id,
      shortId: `${project.slug.toUpperCase()}-${this.all.length + 1}`,
      project,
      title,
      level: level ?? 'error',
      tags: tags ?? {},
      status: 'unresolved',
      substatus: 'new',
      statusDetails: {},
      assignee: null,
      count: 1,
      firstSeen: at,
      lastSeen: at,
      notes: [],
      activity: [],
    };
    this.all.push(issue);
    this.#note(issue, 'first_seen', { kind: 'sentry' });
    this.#tell({ issue, by: { kind: 'sentry' }, resource: 'issue', action: 'created' });
    return issue;
  }

  delete(issue: Issue): void {
    this.all.splice(this.all.indexOf(issue), 1);
  }

  /** What is so already is not done again, and told to nobody. */
  setStatus(issue: Issue, { status, substatus, details = {} }: NewStatus, by: Actor): void {
    const same = JSON.stringify(issue.statusDetails) === JSON.stringify(details);
    if (issue.status === status && (status !== 'resolved' || same)) return;
    issue.status = status;
    issue.statusDetails = details;
    issue.substatus = substatus ?? (status === 'ignored' ? 'archived_until_escalating' : 'ongoing');
    this.#note(issue, activityOf(status, details, issue.substatus), by);
    if (status === 'ignored') {
      for (const action of ['ignored', 'archived']) this.#tell({ issue, by, resource: 'issue', action });
      return;
    }
    const resolutionType = status === 'resolved' ? { resolutionType: resolutionTypeOf(details) } : {};
    this.#tell({ issue, by, resource: 'issue', action: status, ...resolutionType });
  }

  /** The same error came once more. One that is resolved is a regression then. */
  seenAgain(issue: Issue): void {
    issue.count += 1;
    issue.lastSeen = this.#now();
    const by: Actor = { kind: 'sentry' };
    if (issue.status === 'resolved') {
      this.setStatus(issue, { status: 'unresolved', substatus: 'regressed' }, by);
    }
    this.#tell({ issue, by, resource: 'error', action: 'created' });
    this.#tell({ issue, by, resource: 'event_alert', action: 'triggered' });
  }

  /** Of taking an assignee away nobody is told. */
  assign(issue: Issue, assignee: Assignee | null, by: Actor): void {
    if (isSame(issue.assignee, assignee)) return;
    issue.assignee = assignee;
    this.#note(issue, assignee === null ? 'unassigned' : 'assigned', by);
    if (assignee !== null) this.#tell({ issue, by, resource: 'issue', action: 'assigned' });
  }

  /** @throws {Refusal} 400 for the same text of the same author within an hour. */
  comment(issue: Issue, text: string, by: Actor): Note {
    const since = this.#now() - HOUR_MS;
    const isAgain = (note: Note) =>
      note.text === text && userIdOf(note.by) === userIdOf(by) && note.at >= since;
    if (issue.notes.some(isAgain)) throw refusal(400, 'This comment is there already.');
    return this.commentAnyway(issue, text, by);
  }

  /** As `comment`, where nobody minds the same text twice. */
  commentAnyway(issue: Issue, text: string, by: Actor): Note {
    const note = { id: this.#directory.nextId(), text, by, at: this.#now() };
    issue.notes.push(note);
    this.#tell({ issue, by, resource: 'comment', action: 'created', note });
    return note;
  }

  /** @throws {Refusal} 404 when it is not there, or another's. */
  editComment(issue: Issue, id: string, { text, by }: { text: string; by: Actor }): Note {
    const note = this.#ownNote(issue, id, by);
    note.text = text;
    this.#tell({ issue, by, resource: 'comment', action: 'updated', note });
    return note;
  }

  /** @throws {Refusal} 404 when it is not there, or another's. */
  deleteComment(issue: Issue, id: string, by: Actor): void {
    const note = this.#ownNote(issue, id, by);
    issue.notes.splice(issue.notes.indexOf(note), 1);
    this.#tell({ issue, by, resource: 'comment', action: 'deleted', note });
  }

  #ownNote(issue: Issue, id: string, by: Actor): Note {
    return found(issue.notes.find((note) => note.id === id && userIdOf(note.by) === userIdOf(by)));
  }

  #note(issue: Issue, type: string, by: Actor, data: Activity['data'] = {}): void {
    const id = this.#directory.nextId();
    issue.activity.unshift({ id, type, by, at: this.#now(), data });
  }
}

function activityOf(status: IssueStatus, details: StatusDetails, substatus: string): string {
  if (status === 'ignored') return 'set_ignored';
  if (status === 'unresolved') return substatus === 'regressed' ? 'set_regression' : 'set_unresolved';
  return details.inRelease === undefined && details.inNextRelease === undefined
    ? 'set_resolved'
    : 'set_resolved_in_release';
}

function resolutionTypeOf({ inRelease, inNextRelease }: StatusDetails): string {
  if (inRelease !== undefined) return 'in_release';
  return inNextRelease === true ? 'in_next_release' : 'now';
}

function isSame(one: Assignee | null, other: Assignee | null): boolean {
  if (one === null || other === null) return one === other;
  if (one.type === 'team' || other.type === 'team') {
    return one.type === 'team' && other.type === 'team' && one.slug === other.slug;
  }
  return one.member === other.member;
}
