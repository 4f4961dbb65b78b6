import type { Router } from '@koa/router';
import { LINK } from '../../../presenters/link.ts';
import { LISTED_LINK } from '../../../presenters/listed-link.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../../console-state.ts';
import { readForm, textIn } from '../../form-values.ts';
import { namedInstallation, type NamedInstallation } from '../../named-installations.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { Form } from '../../parts/form.tsx';
import { JiraIssue } from '../../parts/linked-issues.tsx';
import { Link } from '../../parts/link.tsx';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import { Notice } from '../../parts/said.tsx';
import { NO_REFUSAL, refusalIn, type Refusal } from '../../refusal.ts';
import { seeOther } from '../../see-other.ts';
import { foundIssues } from './found-issues.ts';
import { JiraIssueField, type FoundIssues } from './jira-issue-field.tsx';
import { isOver, STATE_WORDS, type ShownLink } from './link-standing.tsx';
import { trackerIssueTitles } from './tracker-issue-names.ts';

interface KnownLink {
  readonly link: ShownLink;
  readonly installation: NamedInstallation;
  readonly title: string;
}

function Head({ known, title }: { readonly known: KnownLink; readonly title: string }) {
  const { link, installation } = known;
  return (
    <>
      <Crumbs
        way={[
          ['/links', 'Links'],
          [`/links/${link.id}`, known.title],
        ]}
      />
      <h1>{title}</h1>
      <p class="lead">
        “{known.title}” is linked to <JiraIssue baseUrl={installation.jiraUrl} link={link} />.
      </p>
    </>
  );
}

function UnlinkPage({ known }: { readonly known: KnownLink }) {
  const { link } = known;
  return (
    <>
      <Head known={known} title="Unlink" />
      {isOver(link) ? (
        <Notice tone="quiet" title={`This link is over: ${STATE_WORDS[link.state].toLowerCase()}.`} />
      ) : (
        <Form to={`/links/${link.id}/unlink`} class="card">
          <p>
            From then on neither of the two changes the other. What was done stays as it is on both sides, and
            what happened can still be read. The two can be linked again at any time.
          </p>
          <div class="buttons">
            <button class="danger">Unlink them</button>
            <Link to={`/links/${link.id}`} class="button plain">
              Leave them linked
            </Link>
          </div>
        </Form>
      )}
    </>
  );
}

interface RelinkPageProps {
  readonly known: KnownLink;
  readonly typed: string | undefined;
  readonly found: FoundIssues;
  readonly refusal: Refusal;
}

function RelinkPage({ known, typed, found, refusal }: RelinkPageProps) {
  const { link } = known;
  return (
    <>
      <Head known={known} title="Link to another Jira issue" />
      <RefusalNotice refusal={refusal} />
      <Form to={`/links/${link.id}/relink`} class="card">
        <JiraIssueField
          integrationId={link.integrationId}
          value={typed}
          error={refusal.fields['jiraIssue']}
          found={found}
        />
        <p class="hint">
          The link that is there ends, and the tracker issue takes on what the other Jira issue says. The Jira
          issue it was linked to stays as it is.
        </p>
        <div class="buttons">
          <button name="action" value="link">
            Link to this one instead
          </button>
        </div>
      </Form>
    </>
  );
}

/** The end of a link, and another in its place. */
export function addEndLinkRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  router.get('/links/:id/unlink', async (ctx) => {
    const known = await knownLink(ctx);
    pages.show(ctx, { title: 'Unlink', children: <UnlinkPage known={known} /> });
  });

  router.post('/links/:id/unlink', async (ctx) => {
    const { link } = await knownLink(ctx);
    await ctx.state.api.ask(LINK, { method: 'DELETE', path: `/links/${link.id}` });
    seeOther(ctx, '/links', 'unlinked');
  });

  const showRelink = (ctx: ConsoleContext, shown: RelinkPageProps): void => {
    const { status } = shown.refusal;
    pages.show(ctx, { title: 'Link to another Jira issue', status, children: <RelinkPage {...shown} /> });
  };

  router.get('/links/:id/relink', async (ctx) => {
    const known = await knownLink(ctx);
    showRelink(ctx, { known, typed: undefined, found: null, refusal: NO_REFUSAL });
  });

  router.post('/links/:id/relink', async (ctx) => {
    const { api } = ctx.state;
    const known = await knownLink(ctx);
    const form = await readForm(ctx);
    const typed = textIn(form, 'jiraIssue');
    const shown = { known, typed: typed ?? undefined, found: null, refusal: NO_REFUSAL };
    if (form.get('action') === 'search') {
      showRelink(ctx, { ...shown, found: await foundIssues(api, known.link.integrationId, typed) });
      return;
    }
    try {
      const body = { jiraIssue: textIn(form, 'chosen') ?? shown.typed };
      const link = await api.ask(LINK, { method: 'POST', path: `/links/${known.link.id}/relink`, body });
      seeOther(ctx, `/links/${link.id}`, 'relinked');
    } catch (error) {
      showRelink(ctx, { ...shown, refusal: refusalIn(error, ['jiraIssue']) });
    }
  });
}

async function knownLink({ state: { api }, params }: ConsoleContext): Promise<KnownLink> {
  const link = await api.ask(LISTED_LINK, `/links/${encodeURIComponent(params['id'] ?? '')}`);
  const installation = await namedInstallation(api, link.installationId);
  const titles = await trackerIssueTitles(api, [link], [installation]);
  return { link, installation, title: titles.get(link.trackerIssueId) ?? link.trackerIssueId };
}
