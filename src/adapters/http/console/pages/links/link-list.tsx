import type { Router } from '@koa/router';
import { LISTED_LINK } from '../../../presenters/listed-link.ts';
import { pageOf } from '../../../presenters/presented.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleState } from '../../console-state.ts';
import { filtersIn, listedBy, type FilteredList } from '../../filters.ts';
import { namedInstallations, type NamedInstallation } from '../../named-installations.ts';
import { Done } from '../../parts/done.tsx';
import { Link } from '../../parts/link.tsx';
import { Listing, More } from '../../parts/listing.tsx';
import { JiraIssueOfLink } from '../../parts/linked-issues.tsx';
import { useMay } from '../../parts/may.ts';
import { Moment } from '../../parts/moment.tsx';
import { NotUnderstood } from '../../parts/not-understood.tsx';
import { Empty } from '../../parts/said.tsx';
import { queryOf, valueIn } from '../../spans.ts';
import { FILTER_LABELS, FILTERS, LinkFilters, SOUGHT_BY, type LinkQuery } from './link-filters.tsx';
import { LinkStanding, type ShownLink } from './link-standing.tsx';
import { trackerIssueTitles } from './tracker-issue-names.ts';

/** A title costs a question each. */
const ON_A_PAGE = 25;

interface LinksPageProps {
  readonly page: FilteredList<ShownLink>;
  readonly query: LinkQuery;
  readonly installations: readonly NamedInstallation[];
  readonly titles: ReadonlyMap<string, string>;
  readonly notice: unknown;
}

function LinksPage({ page, query, installations, titles, notice }: LinksPageProps) {
  const { items: links, next, problems } = page;
  const isAsked = Object.values(query).some((value) => value !== null);
  const showsInstallation = installations.length > 1 && query.installation === null;
  const columns = ['Tracker issue', 'Jira issue', 'How it fares', 'Last done'];
  return (
    <>
      <div class="head">
        <h1>Links</h1>
        <LinkActions />
      </div>
      <Done code={notice} />
      {(links.length > 0 || isAsked || problems.length > 0) && (
        <LinkFilters query={query} installations={installations} />
      )}
      <NotUnderstood problems={problems} labels={FILTER_LABELS} />
      {links.length === 0 ? (
        problems.length === 0 && <NoLinks isAsked={isAsked} hasInstallation={installations.length > 0} />
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
      <More next={next} query={query} />
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
  const { id, trackerIssueId, health } = link;
  return (
    <tr>
      <td>
        <Link to={`/links/${id}`}>{title ?? trackerIssueId}</Link>
      </td>
      <td>
        <JiraIssueOfLink baseUrl={installation?.jiraUrl ?? null} link={link} />
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
    const filters = filtersIn(ctx.query, FILTERS, { by: SOUGHT_BY.map(([by]) => by) });
    const { find, by, installation, state, condition } = filters.asked;
    const { api } = ctx.state;
    const asked = queryOf({
      ...{ limit: String(ON_A_PAGE), after: valueIn(ctx.query, 'after') },
      ...{ installationId: installation, state, condition, [by ?? 'jiraIssueKey']: find },
    });
    const [page, installations] = await Promise.all([
      listedBy(filters, () => api.ask(pageOf(LISTED_LINK), `/links${asked}`)),
      namedInstallations(api),
    ]);
    const titles = await trackerIssueTitles(api, page.items, installations);
    const query = find === null ? { ...filters.asked, by: null } : filters.asked;
    pages.show(ctx, {
      title: 'Links',
      status: page.problems.length === 0 ? 200 : 422,
      children: <LinksPage {...{ page, query, installations, titles }} notice={ctx.query['notice']} />,
    });
  });
}
