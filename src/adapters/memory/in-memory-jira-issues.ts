import type { Clock } from '../../application/ports/clock.ts';
import { JiraFailure } from '../../application/ports/jira-failure.ts';
import type { FoundIssues, IssueSearch, SearchStretch } from '../../application/ports/jira-server.ts';
import type { JiraIssueId } from '../../domain/ids.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import { projectKeyIn } from '../../domain/issue-reference.ts';

export type GivenIssue = Partial<Omit<JiraIssue, 'id'>> & { readonly id: string };

const MINUTE_MS = 60_000;

/** The issues of a Jira in memory, as its account may see them. */
export class InMemoryJiraIssues {
  readonly #clock: Clock;
  readonly #issues = new Map<string, JiraIssue>();
  readonly #formerKeys = new Map<string, string>();
  /** All that ever had an issue: by key and by id, with what else they are called. */
  readonly #projects = new Map<string, readonly string[]>();
  readonly #hidden = new Set<string>();
  #longestAnswer = 1_000;
  #refusesUnknownIds = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  put(given: GivenIssue): JiraIssue {
    const formerKey = this.#issues.get(given.id)?.key ?? null;
    if (formerKey !== null) this.#formerKeys.set(formerKey, given.id);

    const issue: JiraIssue = { ...BLANK_ISSUE, ...given, id: given.id as JiraIssueId };
    this.#issues.set(issue.id, issue);
    for (const project of projectsOf(issue)) this.#projects.set(project, projectsOf(issue));
    return issue;
  }

  remove(id: string): void {
    this.#issues.delete(id);
  }

  hide(project: string, isHidden: boolean): void {
    if (isHidden) this.#hidden.add(project);
    else this.#hidden.delete(project);
  }

  limitSearch(limit: number): void {
    this.#longestAnswer = limit;
  }

  refuseUnknownIds(): void {
    this.#refusesUnknownIds = true;
  }

  read(idOrKey: string): JiraIssue {
    const issue = this.#called(idOrKey);
    if (issue !== undefined && this.#isShown(issue)) return issue;
    throw new JiraFailure('jira_not_found', `There is no issue ${idOrKey}, or the account may not see it.`, {
      status: 404,
    });
  }

  search(search: IssueSearch, { startAt, limit }: SearchStretch): FoundIssues {
    const found = this.#found(search);
    const next = startAt + Math.min(limit, this.#longestAnswer);
    return {
      issues: found.slice(startAt, next),
      nextStartAt: next < found.length ? next : null,
      answeredAt: new Date(Math.floor(this.#clock.now().getTime() / 1000) * 1000),
    };
  }

  #called(idOrKey: string): JiraIssue | undefined {
    const byId = this.#issues.get(idOrKey) ?? this.#issues.get(this.#formerKeys.get(idOrKey) ?? '');
    return [...this.#issues.values()].find(({ key }) => key === idOrKey) ?? byId;
  }

  #found(search: IssueSearch): readonly JiraIssue[] {
    switch (search.kind) {
      case 'ids':
        return this.#named(search.ids);
      case 'keys':
        return this.#named(search.keys);
      case 'text':
        return this.#withWords(wordsIn(search.text));
      case 'updated':
        return this.#updated(search);
    }
  }

  /** All words in the summary, the newest first; nothing without a word. */
  #withWords(words: readonly string[]): readonly JiraIssue[] {
    if (words.length === 0) return [];
    return [...this.#issues.values()]
      .filter((issue) => this.#isShown(issue))
      .filter(({ summary }) => words.every((word) => wordsIn(summary ?? '').includes(word)))
      .sort(newestFirst);
  }

  #named(names: readonly string[]): readonly JiraIssue[] {
    const shown = names.map((name) => this.#called(name)).filter((issue) => issue !== undefined);
    const visible = shown.filter((issue) => this.#isShown(issue));
    if (this.#refusesUnknownIds && visible.length < names.length) {
      throw refused('An issue among these does not exist for the field id.');
    }
    return visible;
  }

  /** As Jira does, to the minute: what was updated in the minute that the stretch begins in is found too. */
  #updated({ projects, sinceMinutes }: IssueSearch & { kind: 'updated' }): readonly JiraIssue[] {
    const unknown = projects.find((project) => !this.#isProjectShown(project));
    if (unknown !== undefined)
      throw refused(`The value '${unknown}' does not exist for the field 'project'.`);

    const now = Math.floor(this.#clock.now().getTime() / MINUTE_MS) * MINUTE_MS;
    const since = now - sinceMinutes * MINUTE_MS;
    return [...this.#issues.values()]
      .filter((issue) => this.#isShown(issue) && projectsOf(issue).some((one) => projects.includes(one)))
      .filter(({ updatedAt }) => updatedAt !== null && updatedAt.getTime() >= since)
      .sort(newestFirst);
  }

  /** @throws {JiraFailure} `jira_not_found` when the account sees no such project. */
  checkProject(project: string): void {
    if (this.#isProjectShown(project)) return;
    const message = `No project could be found with key or id '${project}'.`;
    throw new JiraFailure('jira_not_found', message, { status: 404, jiraMessages: [message] });
  }

  #isProjectShown(project: string): boolean {
    const names = this.#projects.get(project) ?? [];
    return names.length > 0 && !names.some((name) => this.#hidden.has(name));
  }

  #isShown(issue: JiraIssue): boolean {
    return !projectsOf(issue).some((project) => this.#hidden.has(project));
  }
}

const BLANK_ISSUE: Omit<JiraIssue, 'id'> = {
  key: null,
  projectId: null,
  issueTypeId: null,
  summary: null,
  status: null,
  resolution: null,
  assignee: null,
  isAssigneeTold: true,
  isResolutionTold: true,
  resolvedAt: null,
  updatedAt: null,
};

function newestFirst(one: JiraIssue, other: JiraIssue): number {
  return (other.updatedAt?.getTime() ?? 0) - (one.updatedAt?.getTime() ?? 0);
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function projectsOf({ key, projectId }: JiraIssue): readonly string[] {
  return [projectId, key === null ? null : projectKeyIn(key)].filter((project) => project !== null);
}

function refused(message: string): JiraFailure {
  return new JiraFailure('jira_refused', message, { status: 400, jiraMessages: [message] });
}

/** Jira's `updated` of an issue that is changed at `now`: it moves on each time, though the clock may stand still. */
export function updatedAfter({ updatedAt }: JiraIssue, now: Date): Date {
  const next = new Date((updatedAt ?? now).getTime() + 1);
  return now > next ? now : next;
}
