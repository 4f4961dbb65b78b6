import type { Router } from '@koa/router';
import { LISTED_RULE } from '../../../presenters/creation-rule.ts';
import { pageOf } from '../../../presenters/presented.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleState } from '../../console-state.ts';
import type { Answered } from '../../in-process-api.ts';
import { namedInstallation, type NamedInstallation } from '../../named-installations.ts';
import { Done } from '../../parts/done.tsx';
import { Link } from '../../parts/link.tsx';
import { Listing, More } from '../../parts/listing.tsx';
import { useMay } from '../../parts/may.ts';
import { Moment } from '../../parts/moment.tsx';
import { Badge, Empty } from '../../parts/said.tsx';
import { inQuery, queryOf } from '../../query-values.ts';
import { SettingsHead } from './settings-head.tsx';

const TITLE = 'Rules that make issues';

export type ShownRule = Answered<typeof LISTED_RULE>;

interface RulesPageProps {
  readonly installation: NamedInstallation;
  readonly rules: readonly ShownRule[];
  readonly next: string | null;
  readonly notice: unknown;
}

function RulesPage({ installation, rules, next, notice }: RulesPageProps) {
  const base = `/installations/${installation.id}/rules`;
  const mayChange = useMay('admin');
  return (
    <>
      <SettingsHead
        installation={installation}
        title={TITLE}
        lead="A rule makes a Jira issue for a tracker issue by itself when something happens to it that the rule is for. Of several that match, the one with the lowest position goes first."
      />
      <Done code={notice} />
      {mayChange && (
        <p class="actions">
          <Link to={`${base}/new`} class="button">
            Add a rule
          </Link>
        </p>
      )}
      {rules.length === 0 ? (
        <Empty>
          <p>There is no rule: Jira issues are made by hand.</p>
        </Empty>
      ) : (
        <Listing caption="Rules" columns={['Position', 'Rule', 'For', 'How it fares']}>
          {rules.map((rule) => (
            <tr>
              <td>{rule.position}</td>
              <td>
                <Link to={`${base}/${rule.id}`}>{rule.name}</Link>{' '}
                {!rule.isEnabled && <Badge tone="quiet">Switched off</Badge>}
              </td>
              <td>{matchWords(rule.match)}</td>
              <td>
                <Failures of={rule.failures} />
              </td>
            </tr>
          ))}
        </Listing>
      )}
      <More next={next} />
    </>
  );
}

function Failures({ of: { count, lastAt, lastProblem } }: { readonly of: ShownRule['failures'] }) {
  if (count === 0) return <Badge tone="good">Nothing was given up</Badge>;
  return (
    <>
      <Badge tone="bad">{`${count} given up`}</Badge>{' '}
      <small>
        {lastProblem} {lastAt !== null && <Moment at={lastAt} />}
      </small>
    </>
  );
}

/** Which tracker issues a rule is for, in words. */
export function matchWords({
  projects,
  levels,
  tags,
  timesSeenAtLeast,
  onRegression,
}: ShownRule['match']): string {
  const parts = [
    projects.length > 0 ? `of ${projects.join(' or ')}` : null,
    levels.length > 0 ? `at ${levels.join(' or ')}` : null,
    ...Object.entries(tags).map(([name, value]) => `with ${name} ${value}`),
    timesSeenAtLeast === null ? null : `seen at least ${timesSeenAtLeast} times`,
  ].filter((part) => part !== null);
  const which = parts.length === 0 ? 'Every tracker issue' : `Tracker issues ${parts.join(', ')}`;
  return onRegression ? `${which}; also those that come back` : which;
}

/** The rules by which Jira issues are made. */
export function addRuleListRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  router.get('/installations/:id/rules', async (ctx) => {
    const { api } = ctx.state;
    const installation = await namedInstallation(api, ctx.params['id'] ?? '');
    const path = `/installations/${installation.id}/creation-rules${queryOf({ after: inQuery(ctx, 'after') })}`;
    const { items: rules, next } = await api.ask(pageOf(LISTED_RULE), path);
    const shown = { installation, rules, next, notice: ctx.query['notice'] };
    pages.show(ctx, { title: TITLE, children: <RulesPage {...shown} /> });
  });
}
