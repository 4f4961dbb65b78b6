import type { JiraInstance } from '../jira-instance.ts';
import type { Issue } from '../model/issue.ts';
import type { Project } from '../model/projects.ts';
import { Refusal } from '../model/refusal.ts';
import type { SandboxRouter } from '../rest/request-state.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { formOf, loggedIn, pageUserOf, show } from './page-tools.ts';

/** The projects with their issues, and a form to create one. */
export function addHomePage(router: SandboxRouter, jira: JiraInstance): void {
  const { contextPath, issues, projects } = jira;

  router.get('/', loggedIn(jira), (ctx) => {
    const content = html`${projects.all().map((project) => projectPart(project, issues.all(), contextPath))}`;
    show(ctx, jira, { title: 'Projects', content });
  });

  router.post('/projects/:key/issues', loggedIn(jira), (ctx) => {
    const project = projects.find(ctx.params['key'] ?? '');
    if (project === null) throw new Refusal(404, 'There is no such project.');
    const { key } = issues.create({ project, summary: formOf(ctx)('summary') }, pageUserOf(ctx));
    ctx.redirect(`${contextPath}/browse/${key}`);
  });
}

function projectPart(project: Project, issues: readonly Issue[], contextPath: string): Html {
  const rows = issues
    .filter((issue) => issue.project.id === project.id)
    .map((issue) => issueRow(issue, contextPath));
  return html`
    <h2>${project.name} <small>${project.key}</small></h2>
    <table>
      <tr>
        <th>Key</th>
        <th>Summary</th>
        <th>Status</th>
        <th>Assignee</th>
      </tr>
      ${
        rows.length === 0
          ? html`<tr>
              <td colspan="4">No issues yet.</td>
            </tr>`
          : rows
      }
    </table>
    <form class="line" method="post" action="${contextPath}/projects/${project.key}/issues">
      <input name="summary" placeholder="Summary of a new issue" maxlength="255" required />
      <button>Create</button>
    </form>
  `;
}

function issueRow({ key, summary, status, assignee }: Issue, contextPath: string): Html {
  return html`<tr>
    <td><a href="${contextPath}/browse/${key}">${key}</a></td>
    <td>${summary}</td>
    <td><span class="status">${status.name}</span></td>
    <td>${assignee?.displayName ?? 'nobody'}</td>
  </tr>`;
}
