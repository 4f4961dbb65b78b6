import { memberJson, projectJson } from '../model/json.ts';
import type { SentryInstance } from '../sentry-instance.ts';
import { callerOf, need, organizationFor, type Caller } from './caller.ts';
import { sendPage } from './pages.ts';
import type { SentryContext, SentryRouter } from './sentry-state.ts';

/** What the API tells of organizations, projects, people and releases. */
export function addOrganizationRoutes(router: SentryRouter, sentry: SentryInstance): void {
  const { directory } = sentry;
  const caller = (ctx: SentryContext): Caller => callerOf(ctx.get('Authorization'), sentry);
  const projectOf = (ctx: SentryContext, who: Caller) =>
    directory.project(ctx.params['project'] ?? '', organizationFor(who, ctx.params['organization']));

  router.get('/api/0/', (ctx) => {
    const { scopes, userJson } = caller(ctx);
    ctx.body = { version: '0', auth: { scopes }, user: userJson };
  });
  router.get('/api/0/organizations/:organization/', (ctx) => {
    const who = caller(ctx);
    need(who, 'org:read');
    const { id, slug, name } = organizationFor(who, ctx.params['organization']);
    ctx.body = { id, slug, name, status: { id: 'active', name: 'active' } };
  });
  router.get('/api/0/organizations/:organization/projects/', (ctx) => {
    const who = caller(ctx);
    need(who, 'org:read', 'project:read');
    const organization = organizationFor(who, ctx.params['organization']);
    sendPage(ctx, directory.projectsOf(organization).map(projectJson), sentry.pageSize);
  });
  router.get('/api/0/organizations/:organization/members/', (ctx) => {
    const who = caller(ctx);
    need(who, 'member:read');
    const organization = organizationFor(who, ctx.params['organization']);
    const members = directory.members.filter((member) => member.organization === organization);
    sendPage(ctx, members.map(memberJson), sentry.pageSize);
  });
  router.get('/api/0/projects/:organization/:project/members/', (ctx) => {
    const who = caller(ctx);
    need(who, 'project:read');
    sendPage(ctx, directory.membersOf(projectOf(ctx, who)).map(memberJson), sentry.pageSize);
  });
  router.get('/api/0/projects/:organization/:project/releases/', (ctx) => {
    const who = caller(ctx);
    need(who, 'project:read', 'project:releases');
    sendPage(ctx, projectOf(ctx, who).releases.toReversed(), sentry.pageSize);
  });
}
