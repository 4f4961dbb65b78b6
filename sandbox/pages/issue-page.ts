import type { JiraInstance } from '../jira-instance.ts';
import type { Issue } from '../model/issue.ts';
import { formatJiraTime } from '../model/jira-time.ts';
import type { RemoteLink } from '../model/remote-links.ts';
import { RESOLUTIONS } from '../model/statuses.ts';
import { transitionsFor } from '../model/transition-choice.ts';
import { isRequired } from '../model/workflow.ts';
import type { Transition } from '../model/workflow.ts';
import type { JiraUser } from '../model/users.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** What an issue's page shows and lets people do. */
export function issuePage(
  issue: Issue,
  by: JiraUser,
  { contextPath, projects, users, remoteLinks }: JiraInstance,
): Html {
  const action = `${contextPath}/browse/${issue.key}`;
  const people = users
    .all()
    .map(({ name, displayName }) => option(name, displayName, name === issue.assignee?.name));
  const elsewhere = projects.all().filter(({ id }) => id !== issue.project.id);
  return html`
    <p>
      <span class="status">${issue.status.name}</span> ${issue.resolution?.name ?? 'unresolved'} · reported by
      ${issue.reporter.displayName} · updated ${formatJiraTime(issue.updated, 0)}
    </p>
    <div>${transitionsFor(issue, by).map((each) => transitionForm(each, action))}</div>
    <pre>${issue.description}</pre>
    <h2>Edit</h2>
    <form class="line" method="post" action="${action}/edit">
      <input name="summary" value="${issue.summary}" size="60" maxlength="255" required />
      <button>Save summary</button>
    </form>
    <form class="line" method="post" action="${action}/assign">
      <select name="assignee">
        ${option('', 'nobody', issue.assignee === null)}${people}
      </select>
      <button>Assign</button>
    </form>
    <form class="line" method="post" action="${action}/move">
      <select name="project">
        ${elsewhere.map(({ key, name }) => option(key, name, false))}
      </select>
      <button>Move</button>
    </form>
    <form class="line" method="post" action="${action}/delete"><button>Delete</button></form>
    ${remoteLinks.of(issue).map(linkLine)}
    <h2>Comments</h2>
    ${issue.comments.map(
      (comment) =>
        html`<p><b>${comment.author.displayName}</b></p>
          <pre>${comment.body}</pre>`,
    )}
    <form class="stack" method="post" action="${action}/comment">
      <textarea name="body" rows="3" required></textarea>
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

function transitionForm(transition: Transition, action: string): Html {
  const { id, name, screen } = transition;
  const resolutions = html`<select name="resolution">
    ${isRequired(transition, 'resolution') ? null : option('', 'no resolution', true)}
    ${RESOLUTIONS.map((each) => option(each.id, each.name, false))}
  </select>`;
  const others = (screen ?? []).filter((field) => field.id !== 'resolution');
  return html`<form class="line" method="post" action="${action}/transition">
    <input type="hidden" name="transition" value="${id}" />
    ${screen?.some((field) => field.id === 'resolution') === true ? resolutions : null}
    ${others.map((field) => html`<input name="${field.id}" placeholder="${field.id}" />`)}<button
      class="main"
    >
      ${name}
    </button>
  </form>`;
}

function option(value: string, text: string, selected: boolean): Html {
  return selected
    ? html`<option value="${value}" selected>${text}</option>`
    : html`<option value="${value}">${text}</option>`;
}
