import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { ParameterizedContext } from 'koa';
import type { Asset } from '../docs/docs-assets.ts';
import type { ConsoleState } from './console-state.ts';
import { Document } from './parts/document.tsx';
import { SiteOfPage, type Site } from './site.ts';

/** What a page may do: show what is served here, run no script that stands in it, and send forms here. */
const POLICY = [
  "default-src 'none'",
  "base-uri 'none'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "img-src 'self' data:",
  "script-src 'self'",
  "style-src 'self'",
];

export interface Shown {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly status?: number;
  /** Another origin that a form of the page may lead on to, such as a Jira's. */
  readonly leadsTo?: string;
}

type ShowContext = ParameterizedContext<Partial<ConsoleState>>;

/** Shows pages, whole or in part, in the frame that all have. */
export class Pages {
  readonly #assets: () => readonly Asset[];
  readonly #now: () => Date;

  constructor(assets: () => readonly Asset[], now: () => Date) {
    this.#assets = assets;
    this.#now = now;
  }

  show(ctx: ShowContext, { title, children, status = 200, leadsTo }: Shown): void {
    this.#answer(
      ctx,
      <Document title={title} assets={this.#assets()}>
        {children}
      </Document>,
      { status, leadsTo, isWhole: true },
    );
  }

  /** A part of a page, in the place of the one before it. */
  showPart(ctx: ShowContext, children: ComponentChildren, status = 200): void {
    this.#answer(ctx, <>{children}</>, { status, leadsTo: undefined, isWhole: false });
  }

  #answer(
    ctx: ShowContext,
    shown: VNode,
    how: { readonly status: number; readonly leadsTo: string | undefined; readonly isWhole: boolean },
  ): void {
    const markup = renderToString(
      <SiteOfPage.Provider value={this.#siteOf(ctx)}>{shown}</SiteOfPage.Provider>,
    );
    const formAction = ["form-action 'self'", how.leadsTo].filter(Boolean).join(' ');
    ctx.status = how.status;
    ctx.set('Content-Security-Policy', [...POLICY, formAction].join('; '));
    // Forms without script tell where they stand by it; other sites learn nothing.
    ctx.set('Referrer-Policy', 'same-origin');
    ctx.type = 'html';
    ctx.body = how.isWhole ? `<!doctype html>${markup}` : markup;
  }

  #siteOf({ path, state }: ShowContext): Site {
    const { caller, formToken } = state;
    const isSignedIn = caller !== undefined && formToken !== undefined;
    return {
      path,
      now: this.#now(),
      person: isSignedIn ? { name: caller.name, role: caller.role, formToken } : null,
    };
  }
}
