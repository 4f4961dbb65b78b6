import type { Router } from '@koa/router';
import { LINK } from '../../../presenters/link.ts';
import { TRACKER_ISSUE } from '../../../presenters/tracker-issue.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../../console-state.ts';
import { readForm, textIn } from '../../form-values.ts';
import { namedInstallation, type NamedInstallation } from '../../named-installations.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { TextArea } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Link } from '../../parts/link.tsx';
import { RefusalNotice } from '../../parts/refusal-notice.tsx';
import { inQuery, queryOf } from '../../query-values.ts';
import { NO_REFUSAL, refusalIn, type Refusal } from '../../refusal.ts';
import { seeOther } from '../../see-other.ts';
import { installationFor, trackerWords } from './choose-installation.tsx';
import { foundIssues } from './found-issues.ts';
import { JiraIssueField, type FoundIssues } from './jira-issue-field.tsx';
import { localIssuesOf, TrackerIssueField } from './tracker-issue-field.tsx';

const TITLE = 'Link two issues';

interface NewLinkPageProps {
  readonly installation: NamedInstallation;
  readonly local: Awaited<ReturnType<typeof localIssuesOf>>;
  readonly given: GivenLink;
  readonly found: FoundIssues;
  readonly refusal: Refusal;
}

interface GivenLink {
  readonly trackerIssueId: string | undefined;
  readonly newTitle?: string | undefined;
  readonly jiraIssue: string | undefined;
  readonly comment?: string | undefined;
}

function NewLinkPage({ installation, local, given, found, refusal }: NewLinkPageProps) {
  const { id, integrationId, tracker, jiraUrl } = installation;
  return (
    <>
      <Crumbs way={[['/links', 'Links']]} />
      <h1>{TITLE}</h1>
      <p class="lead">
        An issue of {trackerWords(tracker)}, and one in {jiraUrl}. Once they are linked, the tracker issue
        takes on what Jira says at once, and from then on each follows the other as the{' '}
        <Link to={`/installations/${id}/settings`}>settings</Link> say.
      </p>
      <RefusalNotice refusal={refusal} />
      <Form to={`/links/new${queryOf({ installation: id })}`} class="card">
        <TrackerIssueField
          installation={installation}
          local={local}
          value={given.trackerIssueId}
          newTitle={given.newTitle}
          error={refusal.fields['trackerIssueId']}
          titleError={refusal.fields['title']}
        />
        <JiraIssueField
          integrationId={integrationId}
          value={given.jiraIssue}
          error={refusal.fields['jiraIssue']}
          found={found}
        />
        <TextArea
          name="comment"
          label="Comment (optional)"
          rows={3}
          value={given.comment}
          error={refusal.fields['comment']}
          hint="Written to the Jira issue, to tell those who watch it."
        />
        <div class="buttons">
          <button name="action" value="link">
            Link them
          </button>
        </div>
      </Form>
      <p>
        No Jira issue for it yet?{' '}
        <Link to={`/links/create${queryOf({ installation: id, trackerIssue: given.trackerIssueId })}`}>
          Make one
        </Link>
        .
      </p>
    </>
  );
}

/** Ties a tracker issue to a Jira issue that is there. */
export function addNewLinkRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  const show = async (
    ctx: ConsoleContext,
    shown: Pick<NewLinkPageProps, 'installation' | 'given'> & Partial<NewLinkPageProps>,
  ): Promise<void> => {
    const local = await localIssuesOf(ctx.state.api, shown.installation);
    const whole = { found: null, refusal: NO_REFUSAL, local, ...shown };
    pages.show(ctx, { title: TITLE, status: whole.refusal.status, children: <NewLinkPage {...whole} /> });
  };

  router.get('/links/new', async (ctx) => {
    const installation = await installationFor(ctx, pages, { title: TITLE, to: '/links/new' });
    if (installation === null) return;
    const given = { trackerIssueId: inQuery(ctx, 'trackerIssue'), jiraIssue: inQuery(ctx, 'jiraIssue') };
    await show(ctx, { installation, given });
  });

  router.post('/links/new', async (ctx) => {
    const { api } = ctx.state;
    const form = await readForm(ctx);
    const installation = await namedInstallation(api, inQuery(ctx, 'installation') ?? '');
    const typed = textIn(form, 'jiraIssue');
    let given: GivenLink = {
      trackerIssueId: textIn(form, 'trackerIssueId') ?? undefined,
      newTitle: textIn(form, 'newTitle') ?? undefined,
      jiraIssue: typed ?? undefined,
      comment: textIn(form, 'comment') ?? undefined,
    };
    if (form.get('action') === 'search') {
      await show(ctx, {
        installation,
        given,
        found: await foundIssues(api, installation.integrationId, typed),
      });
      return;
    }
    try {
      // A new one stays, also when it cannot be linked: the next try is about that very one.
      given = { ...given, trackerIssueId: await trackerIssueOf(ctx, installation, given) };
      const jiraIssue = textIn(form, 'chosen') ?? given.jiraIssue;
      const body = { trackerIssueId: given.trackerIssueId, jiraIssue, comment: given.comment };
      const link = await api.ask(LINK, {
        method: 'POST',
        path: `/installations/${installation.id}/links`,
        body,
      });
      seeOther(ctx, `/links/${link.id}`, 'linked');
    } catch (error) {
      const refusal = refusalIn(error, ['trackerIssueId', 'jiraIssue', 'comment', 'title']);
      await show(ctx, { installation, given, refusal });
    }
  });
}

/** The tracker issue that was chosen, or a new one of Lockstep's own tracker by its title. */
export async function trackerIssueOf(
  ctx: ConsoleContext,
  { id, tracker }: NamedInstallation,
  given: Pick<GivenLink, 'trackerIssueId' | 'newTitle'>,
): Promise<string | undefined> {
  if (tracker.kind !== 'local' || given.trackerIssueId !== undefined) return given.trackerIssueId;
  const path = `/installations/${id}/tracker-issues`;
  const body = { title: given.newTitle };
  return (await ctx.state.api.ask(TRACKER_ISSUE, { method: 'POST', path, body })).id;
}
