import { z } from 'zod';
import type { Project } from '../model/directory.ts';
import type { Assignee, Issue, StatusDetails } from '../model/issue.ts';
import { eventJson, glitchTipIssueJson, issueJson, tagsJson } from '../model/json.ts';
import { Refusal, refusal } from '../refusal.ts';
import type { SentryInstance } from '../sentry-instance.ts';
import { webUrlOf } from '../webhooks/hook-body.ts';
import { callerOf, issueFor, need, organizationFor, type Caller } from './caller.ts';
import { jsonBody } from './json-body.ts';
import { sendPage } from './pages.ts';
import type { SentryContext, SentryRouter } from './sentry-state.ts';

const STATUS = z.enum(['resolved', 'resolvedInNextRelease', 'unresolved', 'ignored']);
const UPDATE = z.object({
  status: STATUS.optional(),
  substatus: z.string().optional(),
  statusDetails: z
    .object({ inRelease: z.string().optional(), inNextRelease: z.boolean().optional() })
    .optional(),
  assignedTo: z.string().nullable().optional(),
});
const GLITCHTIP_UPDATE = z.object({ status: z.enum(['resolved', 'unresolved', 'ignored']) });

const PLAIN = '/api/0/issues/:issue/';
const IN_ORGANIZATION = '/api/0/organizations/:organization/issues/:issue/';

/** Issues: read, listed and updated. */
export function addIssueRoutes(router: SentryRouter, sentry: SentryInstance): void {
  const asked = (ctx: SentryContext, ...scopes: readonly string[]): { who: Caller; issue: Issue } => {
    const who = callerOf(ctx.get('Authorization'), sentry);
    need(who, ...scopes);
    if (ctx.params['organization'] !== undefined) organizationFor(who, ctx.params['organization']);
    return { who, issue: issueFor(who, ctx.params['issue'], sentry) };
  };
  const shown = (issue: Issue, detail: boolean): object =>
    sentry.product === 'glitchtip'
      ? glitchTipIssueJson(issue)
      : issueJson(issue, webUrlOf(issue, sentry.baseUrl), detail);

  router.get('/api/0/organizations/:organization/issues/', (ctx) => {
    const who = callerOf(ctx.get('Authorization'), sentry);
    need(who, 'event:read', 'event:write', 'event:admin');
    const organization = organizationFor(who, ctx.params['organization']);
    const issues = sentry.issues.all.filter(({ project }) => project.organization === organization);
    sendPage(
      ctx,
      issues.map((issue) => shown(issue, false)),
      sentry.pageSize,
    );
  });
  for (const path of [PLAIN, IN_ORGANIZATION]) {
    router.get(path, (ctx) => {
      if (path === IN_ORGANIZATION && sentry.product === 'glitchtip') throw methodNotAllowed();
      const { issue } = asked(ctx, 'event:read', 'event:write', 'event:admin');
      ctx.body = shown(issue, true);
    });
    router.put(path, (ctx) => {
      const { who, issue } = asked(ctx, 'event:write', 'event:admin');
      if (sentry.product === 'glitchtip') {
        const { status } = jsonBody(ctx, GLITCHTIP_UPDATE);
        sentry.issues.setStatus(issue, { status }, who.actor);
      } else update(issue, jsonBody(ctx, UPDATE), who);
      ctx.body = shown(issue, false);
    });
    router.get(`${path}tags/`, (ctx) => {
      const { issue } = asked(ctx, 'event:read', 'event:write', 'event:admin');
      ctx.body = tagsJson(issue);
    });
    router.get(`${path}events/latest/`, (ctx) => {
      const { issue } = asked(ctx, 'event:read', 'event:write', 'event:admin');
      ctx.body = eventJson(issue);
    });
  }

  const update = (issue: Issue, said: z.output<typeof UPDATE>, { actor }: Caller): void => {
    const details = said.status === undefined ? {} : detailsOf(said, issue.project);
    const assignee = said.assignedTo === undefined ? undefined : assigneeOf(said.assignedTo, issue.project);
    if (said.status !== undefined) {
      const status = said.status === 'resolvedInNextRelease' ? 'resolved' : said.status;
      const substatus = said.substatus === undefined ? {} : { substatus: said.substatus };
      sentry.issues.setStatus(issue, { status, details, ...substatus }, actor);
    }
    if (assignee !== undefined) sentry.issues.assign(issue, assignee, actor);
  };

  const assigneeOf = (named: string | null, project: Project): Assignee | null => {
    if (named === null || named === '') return null;
    const [, team] = /^team:(.+)$/.exec(named) ?? [];
    if (team !== undefined) {
      if (team !== project.slug) throw new Refusal(400, { assignedTo: ['There is no such team.'] });
      return { type: 'team', slug: team };
    }
    const user = named.replace(/^user:/, '');
    const member = sentry.directory
      .membersOf(project)
      .find(({ userId, username, email }) => [userId, username, email].includes(user));
    if (member === undefined) throw new Refusal(400, { assignedTo: ['It cannot be assigned to them.'] });
    return { type: 'user', member };
  };
}

/** @throws {Refusal} 400 where there is no release of which to speak. */
function detailsOf(said: z.output<typeof UPDATE>, project: Project): StatusDetails {
  const { inRelease, inNextRelease } = said.statusDetails ?? {};
  const newest = project.releases.at(-1);
  const isNext = inNextRelease === true || said.status === 'resolvedInNextRelease';
  if (inRelease === undefined && !isNext) return {};
  if (newest === undefined) throw refusal(400, 'The project has no release.');
  if (isNext) return { inNextRelease: true };
  const release = project.releases.find(({ version }) => version === inRelease);
  if (inRelease !== 'latest' && release === undefined) throw refusal(400, 'There is no such release.');
  return { inRelease: (release ?? newest).version };
}

function methodNotAllowed(): Refusal {
  return new Refusal(405, 'Method not allowed');
}
