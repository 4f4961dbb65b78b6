import { filledTextOf, idTextOf, own, ownPath } from '../../../domain/foreign-json.ts';
import type { TrackerIssueId } from '../../../domain/ids.ts';
import type { SentryTrackerSettings } from '../../../domain/tracker-settings.ts';
import { TrackerUnavailable } from '../../../application/ports/tracker.ts';
import type { SentryAnswer, SentryCall, SentryCaller } from './sentry-caller.ts';
import { understandSentryIssue, type SentryIssue } from './sentry-issue.ts';

/** What was found out of a Sentry. */
export interface SentryTraits {
  readonly askedAt: Date;
  /** Whether issues are read without naming the organization, as in GlitchTip; null while nobody knows. */
  isPlain: boolean | null;
  /** The user that the token acts as; undefined while nobody has asked, null when it is not told. */
  ownUserId?: string | null;
}

export interface IssueRead {
  readonly issue: SentryIssue;
  /** When, by Sentry's clock. */
  readonly at: Date;
}

/** No list is read further than that. */
const MOST_PAGES = 50;

/** The issues of one Sentry, and what lies beside them. */
export class SentryIssues {
  readonly #caller: SentryCaller;
  readonly #settings: SentryTrackerSettings;
  readonly #traits: SentryTraits;

  constructor(caller: SentryCaller, settings: SentryTrackerSettings, traits: SentryTraits) {
    this.#caller = caller;
    this.#settings = settings;
    this.#traits = traits;
  }

  /** Null when there is none, or none in the projects that are kept in lockstep. @throws {TrackerUnavailable} */
  async read(id: TrackerIssueId): Promise<IssueRead | null> {
    if (!/^\d{1,19}$/.test(id)) return null;
    const answer = await this.#readAnswer(id);
    if (answer.kind !== 'good') return null;

    const issue = understandSentryIssue(answer.value);
    if (issue === null) throw new TrackerUnavailable(`Sentry's answer about the issue ${id} makes no sense.`);
    const { projects } = this.#settings;
    const isOurs = projects === null || (issue.project !== null && projects.includes(issue.project));
    return isOurs ? { issue, at: answer.at } : null;
  }

  /** @throws {TrackerUnavailable} */
  update({ id }: SentryIssue, change: unknown, purpose: string): Promise<SentryAnswer> {
    return this.ask(id, { method: 'PUT', under: '', purpose, body: change });
  }

  /** A call of something below an issue, which must have been read before. @throws {TrackerUnavailable} */
  ask(
    id: TrackerIssueId,
    { under, ...call }: Pick<SentryCall, 'method' | 'purpose' | 'body'> & { readonly under: string },
  ): Promise<SentryAnswer> {
    const base = this.#pathOf(id);
    return this.#caller.ask({
      ...call,
      path: `${base.path}${under}`,
      pattern: `${base.pattern}${under.replace(/\d+/g, '{id}').replace(/\?.*/, '')}`,
    });
  }

  /** Everything of a list, page by page; null when there is no such list. @throws {TrackerUnavailable} */
  async list(path: string, purpose: string): Promise<readonly unknown[] | null> {
    const things: unknown[] = [];
    let cursor: string | null = null;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query: string = cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`;
      const answer = await this.#caller.ask({
        ...{ method: 'GET', path: path + query, purpose },
        pattern: patternOf(path),
      });
      if (answer.kind !== 'good') return null;
      if (Array.isArray(answer.value)) things.push(...(answer.value as unknown[]));
      cursor = answer.next;
      if (cursor === null) break;
    }
    return things;
  }

  /** The id of the user that the token acts as; null when it is not told. @throws {TrackerUnavailable} */
  async ownUserId(): Promise<string | null> {
    if (this.#traits.ownUserId === undefined) {
      const call = { method: 'GET', path: '/', pattern: '/', purpose: 'ask whose the token is' } as const;
      const answer = await this.#caller.ask(call);
      this.#traits.ownUserId = idTextOf(ownPath(answer.value, 'user', 'id'));
    }
    return this.#traits.ownUserId;
  }

  /** The path below which this project's own things are. */
  projectPath(project: string): string {
    return `/projects/${encodeURIComponent(this.#settings.organization)}/${encodeURIComponent(project)}/`;
  }

  /** The path of what is below an issue. */
  pathUnder(id: TrackerIssueId, under: string): string {
    return this.#pathOf(id).path + under;
  }

  /** Where people open an issue whose address is not told: where GlitchTip has its pages. */
  pageOf(id: TrackerIssueId): string {
    const { baseUrl, organization } = this.#settings;
    return `${baseUrl}/${encodeURIComponent(organization)}/issues/${encodeURIComponent(id)}`;
  }

  /** Old Sentrys and GlitchTip read an issue without its organization: the one knows no other path, the other refuses. */
  async #readAnswer(id: TrackerIssueId): Promise<SentryAnswer> {
    const call = { method: 'GET', under: '', purpose: `read the issue ${id}` } as const;
    const answer = await this.ask(id, call);
    if (answer.kind === 'good' || this.#traits.isPlain !== null) return this.#noted(answer);
    if (answer.kind === 'missing' && filledTextOf(own(answer.value, 'detail')) !== null) return answer;

    this.#traits.isPlain = true;
    const plain = await this.ask(id, call);
    if (plain.kind !== 'good') this.#traits.isPlain = null;
    return plain;
  }

  #noted(answer: SentryAnswer): SentryAnswer {
    if (answer.kind === 'good') this.#traits.isPlain ??= false;
    return answer;
  }

  #pathOf(id: TrackerIssueId): { readonly path: string; readonly pattern: string } {
    const issue = encodeURIComponent(id);
    if (this.#traits.isPlain === true) return { path: `/issues/${issue}/`, pattern: '/issues/{id}/' };
    const organization = encodeURIComponent(this.#settings.organization);
    return {
      path: `/organizations/${organization}/issues/${issue}/`,
      pattern: '/organizations/{organization}/issues/{id}/',
    };
  }
}

/** The path without the names and ids that are in it. */
function patternOf(path: string): string {
  return path
    .replace(/\?.*/, '')
    .replace(/\/projects\/[^/]+\/[^/]+\//, '/projects/{organization}/{project}/')
    .replace(/\/organizations\/[^/]+\//, '/organizations/{organization}/')
    .replace(/\/issues\/[^/]+\//, '/issues/{id}/');
}
