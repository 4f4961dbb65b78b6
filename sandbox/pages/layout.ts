import type { JiraUser } from '../model/users.ts';
import { html, Html } from './html.ts';

export interface Page {
  readonly title: string;
  readonly content: Html;
}

interface Frame {
  readonly contextPath: string;
  readonly version: string;
  readonly user: JiraUser | null;
}

/** The whole document of a page. */
export function layout({ title, content }: Page, { contextPath, version, user }: Frame): string {
  const link = (path: string, name: string) => html`<a href="${contextPath}${path}">${name}</a>`;
  const admin = [
    link('/plugins/servlet/applinks/listApplicationLinks', 'Application links'),
    link('/plugins/servlet/webhooks', 'WebHooks'),
    link('/sandbox/faults', 'Faults'),
  ];
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title} - Sandbox Jira</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <header>
          <nav>
            <b>${link('/', 'Sandbox Jira')}</b>
            <small>${version}</small> ${user?.isAdmin === true ? admin : null}
          </nav>
          ${user === null ? link('/login.jsp', 'Log in') : person(contextPath, user)}
        </header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
  return document.toString();
}

function person(contextPath: string, { displayName }: JiraUser): Html {
  return html`<form method="post" action="${contextPath}/logout">
    <a href="${contextPath}/secure/ViewProfile.jspa">${displayName}</a> <button>Log out</button>
  </form>`;
}

const STYLE = new Html(`
  :root { color-scheme: light dark; --line: #d4d8de; --soft: #f3f5f8; --accent: #0b5cab; }
  @media (prefers-color-scheme: dark) { :root { --line: #3b4250; --soft: #232833; --accent: #7ab8ff; } }
  body { margin: 0; font: 15px/1.5 system-ui, sans-serif; }
  header { display: flex; justify-content: space-between; padding: .6rem 1.2rem; background: var(--soft);
    border-bottom: 1px solid var(--line); }
  nav { display: flex; gap: 1rem; align-items: baseline; }
  main { max-width: 62rem; margin: 0 auto; padding: 1rem 1.2rem 3rem; }
  a { color: var(--accent); }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
  form.stack { display: grid; gap: .5rem; max-width: 34rem; margin: .8rem 0; }
  form.line { display: inline-flex; gap: .4rem; margin: .2rem .4rem .2rem 0; }
  input, textarea, select, button { font: inherit; padding: .3rem .5rem; border: 1px solid var(--line); border-radius: 4px; }
  button { cursor: pointer; }
  button.main { background: var(--accent); color: Canvas; border-color: var(--accent); }
  .status { padding: .1rem .5rem; border-radius: 3px; background: var(--soft); border: 1px solid var(--line); }
  .problem { padding: .6rem .9rem; border-left: 4px solid #c4320a; background: var(--soft); }
  code, pre { overflow-wrap: anywhere; white-space: pre-wrap; }
`);
