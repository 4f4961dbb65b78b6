import { z } from 'zod';
import type { JiraInstance } from '../jira-instance.ts';
import type { Issue } from '../model/issue.ts';
import type { JsonObject } from '../model/jira-json.ts';
import { fieldRefusal, refusal } from '../model/refusal.ts';
import type { RemoteLink, RemoteLinkDraft } from '../model/remote-links.ts';
import { callerOf, needs, visibleIssue } from './access.ts';
import { jsonBody } from './json-body.ts';
import { textIn } from './query-parameters.ts';
import type { SandboxRouter, SandboxRouterContext } from './request-state.ts';

const PATH = '/rest/api/2/issue/:idOrKey/remotelink';
const LONGEST_GLOBAL_ID = 255;
const ANY = z.record(z.string(), z.unknown()).nullish();
const BODY = z.object({
  globalId: z.string().nullish(),
  application: ANY,
  relationship: z.string().nullish(),
  object: z
    .object({
      url: z.string().nullish(),
      title: z.string().nullish(),
      summary: z.string().nullish(),
      icon: ANY,
      status: z.object({ resolved: z.boolean().nullish(), icon: ANY }).nullish(),
    })
    .nullish(),
});

/** Links to things elsewhere: a known global id updates, any other creates. */
export function addRemoteLinkRoutes(router: SandboxRouter, jira: JiraInstance): void {
  const { remoteLinks } = jira;
  const json = (issue: Issue, link: RemoteLink) => linkJson(issue, link, jira);

  router.get(PATH, (ctx) => {
    const issue = linkableIssue(ctx, jira);
    const globalId = textIn(ctx.query, 'globalId');
    ctx.body =
      globalId === null
        ? remoteLinks.of(issue).map((link) => json(issue, link))
        : json(issue, known(remoteLinks.findByGlobalId(issue, globalId)));
  });

  router.get(`${PATH}/:linkId`, (ctx) => {
    const issue = linkableIssue(ctx, jira);
    ctx.body = json(issue, linkOf(ctx, jira, issue));
  });

  router.post(PATH, (ctx) => {
    const issue = issueToChange(ctx, jira);
    const { link, isNew } = remoteLinks.put(issue, draftOf(jsonBody(ctx, BODY)));
    ctx.status = isNew ? 201 : 200;
    ctx.body = { id: link.id, self: selfOf(issue, link, jira) };
  });

  router.put(`${PATH}/:linkId`, (ctx) => {
    const issue = issueToChange(ctx, jira);
    remoteLinks.change(issue, linkOf(ctx, jira, issue), draftOf(jsonBody(ctx, BODY)));
    ctx.status = 204;
  });

  router.delete(PATH, (ctx) => {
    const issue = issueToChange(ctx, jira);
    const globalId = textIn(ctx.query, 'globalId');
    if (globalId === null) throw fieldRefusal({ globalId: "'globalId' is required." });
    remoteLinks.remove(issue, known(remoteLinks.findByGlobalId(issue, globalId)));
    ctx.status = 204;
  });

  router.delete(`${PATH}/:linkId`, (ctx) => {
    const issue = issueToChange(ctx, jira);
    remoteLinks.remove(issue, linkOf(ctx, jira, issue));
    ctx.status = 204;
  });
}

/** @throws {Refusal} 403 when linking is off. */
function linkableIssue(ctx: SandboxRouterContext, jira: JiraInstance): Issue {
  const issue = visibleIssue(ctx, jira);
  if (!issue.project.allowsLinking) throw refusal(403, 'Issue linking is currently disabled.');
  return issue;
}

/** @throws {Refusal} 401 for nobody, 403 when linking is off or the permission is missing. */
function issueToChange(ctx: SandboxRouterContext, jira: JiraInstance): Issue {
  const by = callerOf(ctx);
  const issue = linkableIssue(ctx, jira);
  needs('LINK_ISSUES', by, { project: issue.project, to: `link the issue '${issue.key}'` });
  return issue;
}

function linkOf(ctx: SandboxRouterContext, { remoteLinks }: JiraInstance, issue: Issue): RemoteLink {
  return known(remoteLinks.find(issue, Number(ctx.params['linkId'])));
}

/** @throws {Refusal} 404 when there is none. */
function known(link: RemoteLink | null): RemoteLink {
  if (link === null) throw refusal(404, 'The requested remote issue link could not be found.');
  return link;
}

/** @throws {Refusal} 400 that says what is missing or too long. */
function draftOf({ globalId, application, relationship, object }: z.output<typeof BODY>): RemoteLinkDraft {
  const { url, title, summary, icon, status } = object ?? {};
  const errors = {
    ...(url == null || url === '' ? { url: "'url' is required." } : {}),
    ...(title == null || title === '' ? { title: "'title' is required." } : {}),
    ...((globalId?.length ?? 0) > LONGEST_GLOBAL_ID
      ? { globalId: `'globalId' is too long. It may have ${LONGEST_GLOBAL_ID} characters.` }
      : {}),
  };
  if (Object.keys(errors).length > 0 || url == null || title == null) throw fieldRefusal(errors);
  return {
    globalId: globalId ?? null,
    application: application ?? {},
    relationship: relationship ?? null,
    object: {
      url,
      title,
      summary: summary ?? null,
      icon: icon ?? {},
      status: { resolved: status?.resolved ?? false, icon: status?.icon ?? {} },
    },
  };
}

function selfOf({ key }: Issue, { id }: RemoteLink, { baseUrl }: JiraInstance): string {
  return `${baseUrl}/rest/api/2/issue/${key}/remotelink/${id}`;
}

function linkJson(issue: Issue, link: RemoteLink, jira: JiraInstance): JsonObject {
  const { id, globalId, application, relationship, object } = link;
  const { summary, ...shown } = object;
  return {
    id,
    self: selfOf(issue, link, jira),
    ...(globalId === null ? {} : { globalId }),
    application,
    ...(relationship === null ? {} : { relationship }),
    object: { ...shown, ...(summary === null ? {} : { summary }) },
  };
}
