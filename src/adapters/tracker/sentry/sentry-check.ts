import { filledTextOf, own, ownPath } from '../../../domain/foreign-json.ts';
import { fine, problem, warning, type Finding } from '../../../domain/finding.ts';
import type { SentryTrackerSettings } from '../../../domain/tracker-settings.ts';
import { TrackerUnavailable } from '../../../application/ports/tracker.ts';
import type { SentryCaller } from './sentry-caller.ts';
import { understandSentryIssue } from './sentry-issue.ts';
import type { SentryIssues } from './sentry-issues.ts';

/** Any one of these scopes will do, for what is said of them. */
const NEEDED: readonly (readonly [readonly string[], string])[] = [
  [['event:write', 'event:admin'], 'change issues and comment on them (Issue & Event: Read & Write)'],
  [['event:admin'], 'take out comments that were deleted in Jira (Issue & Event: Admin)'],
  [['project:read', 'project:write', 'project:admin'], 'know people and releases (Project: Read)'],
];

/** Looks at whether a Sentry can be called as is needed, and at what it cannot do. Changes nothing. */
export class SentryCheck {
  readonly #caller: SentryCaller;
  readonly #issues: SentryIssues;
  readonly #settings: SentryTrackerSettings;

  constructor(caller: SentryCaller, issues: SentryIssues, settings: SentryTrackerSettings) {
    this.#caller = caller;
    this.#issues = issues;
    this.#settings = settings;
  }

  /** In the order in which a person should mend them; what cannot be asked once something failed is left out. */
  async execute(): Promise<readonly Finding[]> {
    try {
      const organization = await this.#organization();
      if (organization.verdict === 'problem') return [organization];
      return [
        organization,
        await this.#projects(),
        await this.#permissions(),
        await this.#abilities(),
      ].filter((finding) => finding !== null);
    } catch (error) {
      if (!(error instanceof TrackerUnavailable)) throw error;
      return [problem('tracker', error.message, 'Mend that, then look again.')];
    }
  }

  async #organization(): Promise<Finding> {
    const { organization, baseUrl } = this.#settings;
    const path = `/organizations/${encodeURIComponent(organization)}/`;
    const purpose = `read the organization ${organization}`;
    const { kind } = await this.#caller.ask({
      method: 'GET',
      path,
      pattern: '/organizations/{id}/',
      purpose,
    });
    if (kind === 'good') return fine('tracker', `The organization ${organization} is read at ${baseUrl}.`);
    return problem(
      'tracker',
      `The token sees no organization ${organization} at ${baseUrl}.`,
      'Give the slug as it stands in the addresses there, and a token of that organization.',
    );
  }

  async #projects(): Promise<Finding | null> {
    const { organization, projects } = this.#settings;
    const path = `/organizations/${encodeURIComponent(organization)}/projects/`;
    const there = (await this.#issues.list(path, 'read the projects')) ?? [];
    const slugs = new Set(there.map((project) => filledTextOf(own(project, 'slug'))));
    const missing = (projects ?? []).filter((slug) => !slugs.has(slug));
    if (missing.length > 0) {
      return problem(
        'tracker',
        `The token sees no project ${missing.join(', ')}.`,
        `Name projects by their slugs, or let the token see them. It sees: ${[...slugs].join(', ')}.`,
      );
    }
    if (slugs.size > 0) return null;
    return warning('tracker', 'The token sees no project.', 'Let it see those whose issues are linked.');
  }

  /** Only where the scopes are told. */
  async #permissions(): Promise<Finding | null> {
    const purpose = 'ask what the token may do';
    const { value } = await this.#caller.ask({ method: 'GET', path: '/', pattern: '/', purpose });
    const scopes = ownPath(value, 'auth', 'scopes');
    if (!Array.isArray(scopes)) return null;
    const lacking = NEEDED.filter(([anyOf]) => !anyOf.some((scope) => scopes.includes(scope)));
    if (lacking.length === 0) return null;
    return warning(
      'tracker',
      `The token may not ${lacking.map(([, what]) => what).join(', nor ')}.`,
      'Give the integration, or the token, these permissions.',
    );
  }

  /** An issue shows what the product is like; without any, nothing is known yet. */
  async #abilities(): Promise<Finding | null> {
    const { organization } = this.#settings;
    const path = `/organizations/${encodeURIComponent(organization)}/issues/?limit=1`;
    const call = {
      method: 'GET',
      path,
      pattern: '/organizations/{id}/issues/',
      purpose: 'read an issue',
    } as const;
    const { kind, value } = await this.#caller.ask(call);
    const [first] = kind === 'good' && Array.isArray(value) ? (value as unknown[]) : [];
    if (understandSentryIssue(first)?.assignee !== 'untold') return null;
    return warning(
      'tracker',
      'It assigns issues to nobody and resolves in no release over this API, as GlitchTip.',
      'Nothing is to be done: assignees are left out, and what is done is resolved plainly.',
    );
  }
}
