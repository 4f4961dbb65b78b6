import type { JiraInstance } from '../jira-instance.ts';
import { ROLES, seesComment } from '../model/comment-visibility.ts';
import type { Comment, Issue } from '../model/issue.ts';
import { formatJiraTime } from '../model/jira-time.ts';
import type { Project } from '../model/projects.ts';
import type { RemoteLink } from '../model/remote-links.ts';
import { transitionsFor } from '../model/transition-choice.ts';
import type { Transition } from '../model/workflow.ts';
import type { JiraUser } from '../model/users.ts';
import { fieldInput, option } from './field-input.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** What an issue's page shows and lets people do. */
export function issuePage(issue: Issue, by: JiraUser, jira: JiraInstance): Html {
  const { contextPath, projects, users, remoteLinks } = jira;
  const action = `${contextPath}/browse/${issue.key}`;
  const people = users
    .all()
    .map(({ name, displayName }) =>
      option({ value: name, text: displayName }, name === issue.assignee?.name),
    );
  const elsewhere = projects.all().filter(({ id }) => id !== issue.project.id);
  return html`
    <p>
      <span class="status">${issue.status.name}</span> ${issue.resolution?.name ?? 'unresolved'} · reported by
      ${issue.reporter.displayName} · labels ${issue.labels.join(' ') || 'none'} · updated
      ${formatJiraTime(issue.updated, 0)}
    </p>
    <div>
      ${transitionsFor(issue, by).map((each) => transitionForm(each, { action, project: issue.project, jira }))}
    </div>
    <pre>${issue.description}</pre>
    <h2>Edit</h2>
    <form class="line" method="post" action="${action}/edit">
      <input name="summary" value="${issue.summary}" size="60" maxlength="255" required />
      <button>Save summary</button>
    </form>
    <form class="line" method="post" action="${action}/assign">
      <select name="assignee">
        ${option({ value: '', text: 'nobody' }, issue.assignee === null)}${people}
      </select>
      <button>Assign</button>
    </form>
    <form class="line" method="post" action="${action}/move">
      <select name="project">
        ${elsewhere.map(({ key, name }) => option({ value: key, text: name }, false))}
      </select>
      <button>Move</button>
    </form>
    <form class="line" method="post" action="${action}/delete"><button>Delete</button></form>
    ${remoteLinks.of(issue).map(linkLine)}
    <h2>Comments</h2>
    ${issue.comments.filter((comment) => seesComment(comment, by)).map(commentPart)}
    <form class="stack" method="post" action="${action}/comment">
      <textarea name="body" rows="3" required></textarea>
      <select name="role">
        ${option({ value: '', text: 'for everybody' }, true)}
        ${ROLES.map((role) => option({ value: role, text: `for ${role} alone` }, false))}
      </select>
      <button>Comment</button>
    </form>
  `;
}

/** Struck through when it is resolved there. */
function linkLine({ relationship, object: { url, title, summary, status } }: RemoteLink): Html {
  const link = html`<a href="${/^https?:/i.test(url) ? url : '#'}" rel="noreferrer">${title}</a>`;
  return html`<p class="remote-link">
    ${relationship ?? 'links to'} ${status.resolved ? html`<del>${link}</del>` : link} ${summary}
  </p>`;
}

/** A button, with what its screen asks for. */
function transitionForm(
  { id, name, screen }: Transition,
  { action, project, jira }: { action: string; project: Project; jira: JiraInstance },
): Html {
  const inputs = (screen ?? []).flatMap(({ id: fieldId, required }) => {
    const field = jira.fields.find(fieldId);
    return field === null ? [] : [fieldInput(field, { required, project, users: jira.users })];
  });
  const comment = screen === null ? null : html`<input name="comment" placeholder="Comment" />`;
  return html`<form class="line" method="post" action="${action}/transition">
    <input type="hidden" name="transition" value="${id}" />${inputs}${comment}
    <button class="main">${name}</button>
  </form>`;
}

function commentPart({ author, body, visibility }: Comment): Html {
  const forWhom = visibility === null ? null : html` <small>for ${visibility.value} alone</small>`;
  return html`<p><b>${author.displayName}</b>${forWhom}</p>
    <pre>${body}</pre>`;
}
