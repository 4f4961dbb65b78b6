import type { ConsoleContext } from '../../console-state.ts';
import type { Pages } from '../../show.tsx';

/**
 * Leads on to where a person allows Lockstep. Not by a redirect of the form: a Jira whose sign-on is at yet another
 * origin would be one that the page's form may not lead to (Content Security Policy 3, section 6.4.1).
 */
export function leadToJira(ctx: ConsoleContext, pages: Pages, authorizeUrl: string): void {
  ctx.set('Refresh', `0; url=${authorizeUrl}`);
  pages.show(ctx, {
    title: 'On to Jira',
    children: (
      <>
        <h1>On to Jira</h1>
        <p>
          Sign in there as the account that Lockstep is to act as, choose <strong>Allow</strong>, and Jira
          leads you back here.
        </p>
        <p>
          <a href={authorizeUrl} class="button" rel="noreferrer">
            Go to Jira
          </a>
        </p>
      </>
    ),
  });
}
