import type { JiraInstance } from '../jira-instance.ts';
import type { Issue } from '../model/issue.ts';
import { RESOLUTIONS } from '../model/statuses.ts';
import type { JiraUser } from '../model/users.ts';
import type { SandboxContext, SandboxRouter } from '../rest/request-state.ts';
import { issuePage } from './issue-page.ts';
import { formOf, loggedIn, pageUserOf, show } from './page-tools.ts';

type Act = (issue: Issue, field: (name: string) => string, by: JiraUser) => void;

/** An issue by hand. A former key leads to the present one. */
export function addIssuePages(router: SandboxRouter, jira: JiraInstance): void {
  router.get('/browse/:key', loggedIn(jira), (ctx) => {
    const issue = jira.issues.get(ctx.params['key'] ?? '');
    if (issue.key !== ctx.params['key']) {
      ctx.redirect(`${jira.contextPath}/browse/${issue.key}`);
      return;
    }
    show(ctx, jira, { title: `${issue.key} ${issue.summary}`, content: issuePage(issue, jira) });
  });

  for (const [name, act] of Object.entries(acts(jira))) {
    router.post(`/browse/:key/${name}`, loggedIn(jira), (ctx) => {
      const issue = jira.issues.get(ctx.params['key'] ?? '');
      act(issue, formOf(ctx), pageUserOf(ctx));
      back(ctx, jira, issue);
    });
  }
}

function acts({ issues, projects, users }: JiraInstance): Readonly<Record<string, Act>> {
  return {
    transition: (issue, field, by) => {
      const resolution = RESOLUTIONS.find(({ id }) => id === field('resolution')) ?? null;
      issues.transition(issue, { transitionId: field('transition'), resolution }, by);
    },
    edit: (issue, field, by) => void issues.edit(issue, { summary: field('summary') }, by),
    assign: (issue, field, by) => {
      const name = field('assignee');
      issues.assign(issue, name === '' ? null : users.get(name), by);
    },
    move: (issue, field, by) => {
      const project = projects.find(field('project'));
      if (project === null) throw new RangeError('there is no such project');
      issues.move(issue, { project }, by);
    },
    comment: (issue, field, by) => void issues.comments.add(issue, { body: field('body') }, by),
    delete: (issue, _field, by) => issues.delete(issue, by),
  };
}

function back(ctx: SandboxContext, { issues, contextPath }: JiraInstance, { id }: Issue): void {
  const issue = issues.find(id);
  ctx.redirect(issue === null ? `${contextPath}/` : `${contextPath}/browse/${issue.key}`);
}
