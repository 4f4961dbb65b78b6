import type { Router } from '@koa/router';
import { LINK_CONDITIONS } from '../../../../../domain/link-health.ts';
import { LISTED_LINK } from '../../../presenters/listed-link.ts';
import { pageOf } from '../../../presenters/presented.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleState } from '../../console-state.ts';
import { namedInstallations, type NamedInstallation } from '../../named-installations.ts';
import { Done } from '../../parts/done.tsx';
import { Link } from '../../parts/link.tsx';
import { Listing, More } from '../../parts/listing.tsx';
import { JiraIssue } from '../../parts/linked-issues.tsx';
import { useMay } from '../../parts/may.ts';
import { Moment } from '../../parts/moment.tsx';
import { Empty } from '../../parts/said.tsx';
import { inQuery, oneInQuery, queryOf } from '../../query-values.ts';
import { LinkFilters, SOUGHT_BY, type LinkQuery } from './link-filters.tsx';
import { LinkStanding, STATE_WORDS, type ShownLink } from './link-standing.tsx';
import { trackerIssueTitles } from './tracker-issue-names.ts';

/** A title costs a question each. */
const ON_A_PAGE = 25;

interface LinksPageProps {
  readonly links: readonly ShownLink[];
  readonly next: string | null;
  readonly query: LinkQuery;
  readonly installations: readonly NamedInstallation[];
  readonly titles: ReadonlyMap<string, string>;
  readonly notice: unknown;
}

function LinksPage({ links, next, query, installations, titles, notice }: LinksPageProps) {
  const isAsked = Object.values(query).some((value) => value !== undefined);
  const showsInstallation = installations.length > 1 && query.installation === undefined;
  const columns = ['Tracker issue', 'Jira issue', 'How it fares', 'Last done'];
  return (
    <>
      <div class="head">
        <h1>Links</h1>
        <LinkActions />
      </div>
      <Done code={notice} />
      {(links.length > 0 || isAsked) && <LinkFilters query={query} installations={installations} />}
      {links.length === 0 ? (
        <NoLinks isAsked={isAsked} hasInstallation={installations.length > 0} />
      ) : (
        <Listing caption="Links" columns={showsInstallation ? [...columns, 'Of'] : columns}>
          {links.map((link) => {
            const installation = installations.find(({ id }) => id === link.installationId);
            return (
              <LinkRow
                link={link}
                title={titles.get(link.trackerIssueId) ?? null}
                installation={installation}
                showsInstallation={showsInstallation}
              />
            );
          })}
        </Listing>
      )}
      <More next={next} query={{ ...query }} />
    </>
  );
}

function LinkActions() {
  if (!useMay('operate')) return null;
  return (
    <p class="actions">
      <Link to="/links/new" class="button">
        Link two issues
      </Link>
      <Link to="/links/create" class="button plain">
        Make a Jira issue
      </Link>
      <Link to="/links/import" class="button plain">
        Import a list
      </Link>
    </p>
  );
}

function NoLinks({ isAsked, hasInstallation }: { isAsked: boolean; hasInstallation: boolean }) {
  if (isAsked) {
    return (
      <Empty>
        <p>No link is like that.</p>
        <p>
          <Link to="/links">Show all links</Link>
        </p>
      </Empty>
    );
  }
  return (
    <Empty>
      <p>
        Nothing is linked yet. A link ties an issue of your tracker to an issue in Jira; from then on the two
        are kept in lockstep.
      </p>
      {!hasInstallation && (
        <p>
          <Link to="/integrations">Connect a Jira first</Link>
        </p>
      )}
    </Empty>
  );
}

interface LinkRowProps {
  readonly link: ShownLink;
  readonly title: string | null;
  readonly installation: NamedInstallation | undefined;
  readonly showsInstallation: boolean;
}

function LinkRow({ link, title, installation, showsInstallation }: LinkRowProps) {
  const { id, trackerIssueId, state, jiraStatusName, health } = link;
  return (
    <tr>
      <td>
        <Link to={`/links/${id}`}>{title ?? trackerIssueId}</Link>
      </td>
      <td>
        <JiraIssue baseUrl={installation?.jiraUrl ?? null} link={link} />
        {jiraStatusName !== null && state !== 'deleted' && <small> {jiraStatusName}</small>}
      </td>
      <td>
        <LinkStanding link={link} />
      </td>
      <td>{health.lastSuccessAt === null ? '—' : <Moment at={health.lastSuccessAt} />}</td>
      {showsInstallation && <td>{installation?.name ?? ''}</td>}
    </tr>
  );
}

/** Who is linked to whom, and how it fares. */
export function addLinkListRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  router.get('/links', async (ctx) => {
    const query: LinkQuery = {
      find: inQuery(ctx, 'find'),
      by: oneInQuery(
        ctx,
        'by',
        SOUGHT_BY.map(([by]) => by),
      ),
      installation: inQuery(ctx, 'installation'),
      state: oneInQuery(ctx, 'state', Object.keys(STATE_WORDS)),
      condition: oneInQuery(ctx, 'condition', LINK_CONDITIONS),
    };
    const { api } = ctx.state;
    const asked = queryOf({
      limit: String(ON_A_PAGE),
      after: inQuery(ctx, 'after'),
      installationId: query.installation,
      state: query.state,
      condition: query.condition,
      ...(query.find === undefined ? {} : { [query.by ?? 'jiraIssueKey']: query.find }),
    });
    const [{ items: links, next }, installations] = await Promise.all([
      api.ask(pageOf(LISTED_LINK), `/links${asked}`),
      namedInstallations(api),
    ]);
    const titles = await trackerIssueTitles(api, links, installations);
    const notice = ctx.query['notice'];
    const shown = { links, next, installations, titles, notice };
    pages.show(ctx, {
      title: 'Links',
      children: (
        <LinksPage {...shown} query={query.find === undefined ? { ...query, by: undefined } : query} />
      ),
    });
  });
}
