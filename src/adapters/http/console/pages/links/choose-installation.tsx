import type { ConsoleContext } from '../../console-state.ts';
import { namedInstallation, namedInstallations, type NamedInstallation } from '../../named-installations.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { Link } from '../../parts/link.tsx';
import { Empty } from '../../parts/said.tsx';
import { inQuery, queryOf } from '../../query-values.ts';
import type { Pages } from '../../show.tsx';

interface ChooseInstallationProps {
  readonly title: string;
  /** The page to go on with, which takes `installation` in its query. */
  readonly to: string;
  readonly rest: Readonly<Record<string, string | undefined>>;
  readonly installations: readonly NamedInstallation[];
}

/** Where somebody has several Jiras, which one it is about. */
function ChooseInstallation({ title, to, rest, installations }: ChooseInstallationProps) {
  return (
    <>
      <Crumbs way={[['/links', 'Links']]} />
      <h1>{title}</h1>
      {installations.length === 0 ? (
        <Empty>
          <p>No Jira is connected yet.</p>
          <p>
            <Link to="/integrations" class="button">
              Connect a Jira
            </Link>
          </p>
        </Empty>
      ) : (
        <>
          <p class="lead">Between which tracker and which Jira?</p>
          <ul class="choices">
            {installations.map(({ id, name, tracker }) => (
              <li>
                <Link to={`${to}${queryOf({ ...rest, installation: id })}`}>
                  {name} <small>({trackerWords(tracker)})</small>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Which tracker it is, for people. */
export function trackerWords(tracker: NamedInstallation['tracker']): string {
  switch (tracker.kind) {
    case 'local':
      return 'Lockstep’s own tracker';
    case 'sentry':
      return `Sentry at ${tracker.baseUrl.replace(/^https?:\/\//, '')}, ${tracker.organization}`;
    case 'http':
      return tracker.name;
  }
}

/**
 * The Installation that a page is about: the one in the query, else the only one there is. Null when it had to be asked
 * for, and the page is shown that asks.
 */
export async function installationFor(
  ctx: ConsoleContext,
  pages: Pages,
  { title, to }: { readonly title: string; readonly to: string },
): Promise<NamedInstallation | null> {
  const { api } = ctx.state;
  const asked = inQuery(ctx, 'installation');
  if (asked !== undefined) return namedInstallation(api, asked);
  const installations = await namedInstallations(api);
  const [only] = installations;
  if (only !== undefined && installations.length === 1) return only;
  const rest = { trackerIssue: inQuery(ctx, 'trackerIssue'), jiraIssue: inQuery(ctx, 'jiraIssue') };
  pages.show(ctx, { title, children: <ChooseInstallation {...{ title, to, rest, installations }} /> });
  return null;
}
