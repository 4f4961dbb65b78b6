import type { JiraInstance } from '../jira-instance.ts';
import type { Issue } from '../model/issue.ts';
import { chosenTransition } from '../model/transition-choice.ts';
import type { JiraUser } from '../model/users.ts';
import type { SandboxContext, SandboxRouter } from '../rest/request-state.ts';
import { formValue } from './field-input.ts';
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
    show(ctx, jira, {
      title: `${issue.key} ${issue.summary}`,
      content: issuePage(issue, pageUserOf(ctx), jira),
    });
  });

  for (const [name, act] of Object.entries(acts(jira))) {
    router.post(`/browse/:key/${name}`, loggedIn(jira), (ctx) => {
      const issue = jira.issues.get(ctx.params['key'] ?? '');
      act(issue, formOf(ctx), pageUserOf(ctx));
      back(ctx, jira, issue);
    });
  }
}

function acts({ issues, projects, fields, fieldReader }: JiraInstance): Readonly<Record<string, Act>> {
  return {
    transition: (issue, field, by) => {
      const transitionId = field('transition');
      const { screen } = chosenTransition(issue, transitionId, by);
      const posted = (screen ?? []).flatMap(({ id }) => {
        const value = field(id);
        if (value === '') return [];
        return [[id, formValue(fields.find(id), value)] as const];
      });
      const read = fieldReader.read(Object.fromEntries(posted), {
        project: issue.project,
        onScreen: new Set(screen?.map(({ id }) => id)),
      });
      const comment = field('comment') === '' ? null : { body: field('comment') };
      issues.transition(issue, { transitionId, fields: read, comment }, by);
    },
    edit: (issue, field, by) => void issues.edit(issue, { summary: field('summary') }, by),
    assign: (issue, field, by) => {
      const name = field('assignee');
      issues.assign(issue, fieldReader.assignee(name === '' ? null : name, issue.project), by);
    },
    move: (issue, field, by) => {
      const project = projects.find(field('project'));
      if (project === null) throw new RangeError('there is no such project');
      issues.move(issue, { project }, by);
    },
    comment: (issue, field, by) => {
      const role = field('role');
      const visibility = role === '' ? null : ({ type: 'role', value: role } as const);
      issues.comments.add(issue, { body: field('body'), visibility }, by);
    },
    delete: (issue, _field, by) => issues.delete(issue, by),
  };
}

function back(ctx: SandboxContext, { issues, contextPath }: JiraInstance, { id }: Issue): void {
  const issue = issues.find(id);
  ctx.redirect(issue === null ? `${contextPath}/` : `${contextPath}/browse/${issue.key}`);
}
