import { expect } from 'chai';

import { EVERYTHING, UNLIMITED } from '../../../src/domain/api-key.ts';
import { ConsoleVisitor } from '../../support/console.ts';
import type { Payload } from '../../support/payloads.ts';
import { CommentInJira } from '../../support/scenario-comment.ts';
import { LinkedIssue } from '../../support/scenario-linked-issue.ts';
import { portsOf, serving } from '../../support/test-server.ts';

const HOSTILE = `"'><img src=x onerror=alert(1)><script>alert(1)</script>`;
const RAW = '<img src=x';
const ESCAPED = '&lt;img src=x';
/** What in a webhook's body is other people's words. */
const WORDS = new Set(['displayName', 'summary', 'description', 'body', 'fromString', 'toString']);
const MOST_PAGES = 300;

describe('the pages of the console, when everything that others wrote is markup', function () {
  const serve = serving();

  it('show it as the text that it is, and lead to pages that are there', async () => {
    const url = await aHostileLockstep();
    const visitor = new ConsoleVisitor(url);
    await visitor.signIn();
    const seen = new Map<string, string>();
    const toSee = ['/'];

    for (const page of toSee) {
      const answer = await visitor.open(page);
      const markup = await answer.text();
      expect(answer.status, page).to.be.oneOf([200, 303]);
      expect(answer.headers.get('Content-Security-Policy'), page).to.contain("script-src 'self'");
      expect(markup, page).not.to.contain(RAW);
      seen.set(page, markup);
      for (const next of pagesIn(markup, `${url}/console${page}`))
        if (!toSee.includes(next) && toSee.length < MOST_PAGES) toSee.push(next);
    }

    expect(seen.size).to.be.above(8);
    expect(toSee.length).to.be.below(MOST_PAGES);
    expect([...seen.values()].filter((markup) => markup.includes(ESCAPED))).to.have.lengthOf.above(3);
  });

  /** A linked issue, its comments, people and keys, all of which bear markup. */
  async function aHostileLockstep(): Promise<string> {
    const linked = await LinkedIssue.open();
    const { scenario, issue, connected } = linked;
    await linked.changeSettings({ inboundComments: true });
    const comment = new CommentInJira(issue).write({ body: HOSTILE });
    await linked.happen(hostile(comment.comment), hostile(comment.issue));
    await scenario.useCases.addLocalTrackerIssue.execute({
      ...{ scope: EVERYTHING, installationId: connected.installationId, title: HOSTILE },
    });
    await scenario.useCases.createOrganization.execute({ name: HOSTILE });
    await scenario.useCases.createApiKey.execute({
      ...{ name: HOSTILE, role: 'read', expiresAt: null, by: UNLIMITED, scope: EVERYTHING },
    });
    const { url } = await serve(portsOf(scenario));
    return url;
  }
});

function hostile(value: Payload): Payload {
  return JSON.parse(
    JSON.stringify(value, (name, held: unknown) =>
      typeof held === 'string' && WORDS.has(name) ? HOSTILE : held,
    ),
  ) as Payload;
}

/** The pages of the console that one leads to. */
function pagesIn(markup: string, from: string): readonly string[] {
  const addresses = [...markup.matchAll(/<a [^>]*href="([^"]+)"/g)].map(
    ([, href = '']) => new URL(href.replaceAll('&amp;', '&'), from),
  );
  const here = new URL(from).origin;
  return addresses
    .filter(({ origin, pathname }) => origin === here && /^\/console(\/|$)/.test(pathname))
    .map(({ pathname, search }) => pathname.slice('/console'.length) + search)
    .map((page) => (page === '' ? '/' : page));
}
