import type { Router } from '@koa/router';
import { z } from 'zod';
import type { AdminReads, LinkFilter } from '../../../application/ports/admin-reads.ts';
import type { Scope } from '../../../domain/api-key.ts';
import type { ExternalIssueLink } from '../../../domain/external-issue-link.ts';
import { LINK_CONDITIONS, type LinkHealth } from '../../../domain/link-health.ts';
import type { HttpPorts } from '../http-ports.ts';
import type { Operations } from '../openapi/operation.ts';
import { presentLink, LINK } from '../presenters/link.ts';
import { presentListedLink, LISTED_LINK } from '../presenters/listed-link.ts';
import { presentTimelineEntry, TIMELINE_ENTRY } from '../presenters/timeline-entry.ts';
import { pageOf } from '../presenters/presented.ts';
import type { ApiState } from '../request-state.ts';
import { found } from './found.ts';
import { listed, listedFor, PAGE_ONLY, PAGE_QUERY } from './listing.ts';
import { readJson } from './read-json.ts';
import { foreignId, id, idIn, text, valuesIn } from './request-values.ts';

const NEW_LINK = z.strictObject({
  trackerIssueId: foreignId<'TrackerIssue'>(),
  jiraIssue: text(2000),
  comment: text(10_000).nullish(),
});
const RELINKED = z.strictObject({ jiraIssue: text(2000) });
const LINKS_QUERY = z.strictObject({
  ...PAGE_QUERY,
  installationId: id<'Installation'>().optional(),
  state: z.enum(['linking', 'linked', 'unreachable', 'deleted', 'unlinked']).optional(),
  jiraIssueKey: text(300).optional(),
  trackerIssueId: foreignId<'TrackerIssue'>().optional(),
  jiraProject: text(300).optional(),
  condition: z.enum(LINK_CONDITIONS).optional(),
});

export const LINK_OPERATIONS: Operations = {
  'POST /installations/:id/links': {
    name: 'links create',
    summary:
      'Links a tracker issue to a Jira issue, by its key, numeric id or address, and has a comment written there.',
    body: NEW_LINK,
    answers: { 201: { description: 'The link, as `linking`.', schema: LINK } },
    refusals: [409, 502],
  },
  'GET /links': {
    name: 'links list',
    summary: 'Lists links, each with how it fares.',
    query: LINKS_QUERY,
    answers: { 200: { description: 'A page.', schema: pageOf(LISTED_LINK) } },
  },
  'GET /links/:id': {
    name: 'links show',
    summary: 'Reads a link, and how it fares.',
    answers: { 200: { description: 'The link.', schema: LISTED_LINK } },
  },
  'DELETE /links/:id': {
    name: 'links remove',
    summary: 'Unlinks: neither side changes the other any more, and what happened is kept.',
    answers: { 200: { description: 'The link.', schema: LINK } },
  },
  'POST /links/:id/relink': {
    name: 'links relink',
    summary: 'Unlinks the tracker issue, and links it to another Jira issue, in one step.',
    body: RELINKED,
    answers: { 201: { description: 'The new link.', schema: LINK } },
    refusals: [409, 502],
  },
  'GET /links/:id/timeline': {
    name: 'links timeline',
    summary: 'Tells what was done for a link, and why, the newest first.',
    query: PAGE_ONLY,
    answers: { 200: { description: 'A page.', schema: pageOf(TIMELINE_ENTRY) } },
  },
};

type LinkRoutePorts = Pick<HttpPorts, 'reads' | 'linkIssue' | 'unlinkIssue' | 'relinkIssue'>;

export function addLinkRoutes(
  router: Router<ApiState>,
  { reads, linkIssue, unlinkIssue, relinkIssue }: LinkRoutePorts,
): void {
  router.post('/installations/:id/links', async (ctx) => {
    const { scope, keyName: by } = ctx.state;
    const { comment: body, ...asked } = await readJson(ctx, NEW_LINK);
    const comment = typeof body === 'string' ? { body, by } : null;
    const link = await linkIssue.execute({ scope, installationId: idIn(ctx), ...asked, comment });
    ctx.status = 201;
    ctx.body = presentLink(link);
  });

  router.get('/links', async (ctx) => {
    const { limit, after, ...asked } = valuesIn(LINKS_QUERY, ctx.query);
    const { scope } = ctx.state;
    const page = { limit, after };
    ctx.body = await listedFor(page, {
      read: async (stretch) => withHealth(await reads.links(scope, filterOf(asked), stretch), scope, reads),
      present: ({ link, health }) => presentListedLink(link, health),
      idOf: ({ link }) => link.id,
    });
  });

  router.get('/links/:id', async (ctx) => {
    const { scope } = ctx.state;
    const link = found(await reads.link(scope, idIn(ctx)), 'link');
    const health = await reads.linkHealth(scope, [link.id]);
    ctx.body = presentListedLink(link, health.get(link.id));
  });

  router.delete('/links/:id', async (ctx) => {
    const { scope, keyName: by } = ctx.state;
    ctx.body = presentLink(await unlinkIssue.execute({ scope, linkId: idIn(ctx), by }));
  });

  router.post('/links/:id/relink', async (ctx) => {
    const { scope, keyName: by } = ctx.state;
    const linkId = idIn<'ExternalIssueLink'>(ctx);
    const link = await relinkIssue.execute({ scope, linkId, by, ...(await readJson(ctx, RELINKED)) });
    ctx.status = 201;
    ctx.body = presentLink(link);
  });

  router.get('/links/:id/timeline', async (ctx) => {
    const { scope } = ctx.state;
    const link = found(await reads.link(scope, idIn(ctx)), 'link');
    ctx.body = await listed(ctx, {
      read: (page) => reads.timeline(scope, link.id, page),
      present: presentTimelineEntry,
      idOf: ({ effect }) => effect.id,
    });
  });
}

/** What is asked for; what is left out is any. */
function filterOf(asked: {
  readonly [Name in keyof LinkFilter]?: Exclude<LinkFilter[Name], null> | undefined;
}): LinkFilter {
  const { installationId = null, state = null, jiraIssueKey = null } = asked;
  const { trackerIssueId = null, jiraProject = null, condition = null } = asked;
  return { installationId, state, jiraIssueKey, trackerIssueId, jiraProject, condition };
}

async function withHealth(
  links: readonly ExternalIssueLink[],
  scope: Scope,
  reads: Pick<AdminReads, 'linkHealth'>,
): Promise<readonly { readonly link: ExternalIssueLink; readonly health: LinkHealth | undefined }[]> {
  const ids = links.map(({ id }) => id);
  const health = await reads.linkHealth(scope, ids);
  return links.map((link) => ({ link, health: health.get(link.id) }));
}
