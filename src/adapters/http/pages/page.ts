import { createHash } from 'node:crypto';
import type { ParameterizedContext } from 'koa';
import { Html, html, type Insert } from './html.ts';

/** What a page tells: how it went, what was done or went wrong, and what to do next. */
export interface Page {
  readonly mood: 'good' | 'attention' | 'bad';
  readonly title: string;
  /** Paragraphs: what was done, or what went wrong. */
  readonly story: readonly Insert[];
  readonly stepsTitle: string;
  readonly steps: readonly Insert[];
  /** A word for the operator, small print. */
  readonly note: Insert;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2230; --soft: #5a6377; --paper: #f4f5f8; --card: #fff; --line: #dde1ea;
  --good: #1a7f4b; --attention: #9a6200; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7eaf1; --soft: #a2abbe; --paper: #12151c; --card: #1b202b;
  --line: #313949; --good: #58c98d; --attention: #e3b04b; --bad: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; padding: clamp(1rem, 6vh, 5rem) 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
main { max-width: 40rem; margin: 0 auto; padding: clamp(1.25rem, 5vw, 2.5rem); background: var(--card);
  border: 1px solid var(--line); border-top: .3rem solid var(--mood); border-radius: .75rem; }
.good { --mood: var(--good); } .attention { --mood: var(--attention); } .bad { --mood: var(--bad); }
.brand { margin: 0; color: var(--soft); font-size: .85rem; letter-spacing: .04em; }
h1 { margin: .25rem 0 1rem; font-size: 1.5rem; line-height: 1.25; color: var(--mood); }
h2 { margin: 1.75rem 0 .5rem; font-size: 1.05rem; }
p { margin: .5rem 0; } ol { margin: 0; padding-left: 1.4rem; } li { margin: .4rem 0; }
a { color: inherit; }
code { padding: .1em .35em; border: 1px solid var(--line); border-radius: .3rem; font-size: .9em;
  font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
.note { margin-top: 1.75rem; color: var(--soft); font-size: .85rem; }
`;

/** Made outside the page's markup: a space more, and its hash is another. */
const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Shows a page that needs nothing else, runs nothing, and may not be framed. */
export function showPage(ctx: ParameterizedContext, status: number, page: Page): void {
  ctx.status = status;
  ctx.set('Content-Security-Policy', POLICY);
  ctx.type = 'text/html; charset=utf-8';
  ctx.body = markupOf(page).toString();
}

function markupOf({ mood, title, story, stepsTitle, steps, note }: Page): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · Lockstep</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <main class="${mood}">
          <p class="brand">Lockstep</p>
          <h1>${title}</h1>
          ${story.map((paragraph) => html`<p>${paragraph}</p> `)}
          <h2>${stepsTitle}</h2>
          <ol>
            ${steps.map((step) => html`<li>${step}</li> `)}
          </ol>
          ${note === null ? null : html`<p class="note">${note}</p>`}
        </main>
      </body>
    </html> `;
}
