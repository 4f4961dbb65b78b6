import type { Router } from '@koa/router';
import { suffices } from '../../../../domain/api-key.ts';
import { AUDIT_ENTRY } from '../../presenters/audit-entry.ts';
import { pageOf } from '../../presenters/presented.ts';
import type { ConsoleParts } from '../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../console-state.ts';
import { differenceOf } from '../difference.ts';
import { filtersIn, listedBy, type FilteredList, type Filters } from '../filters.ts';
import type { Answered } from '../in-process-api.ts';
import { Crumbs } from '../parts/crumbs.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { Listing, More } from '../parts/listing.tsx';
import { ExactMoment, Moment } from '../parts/moment.tsx';
import { NotUnderstood } from '../parts/not-understood.tsx';
import { Badge, Empty, Facts } from '../parts/said.tsx';
import { queryOf, sinceOf, SPAN_WORDS, SPANS, valueIn } from '../spans.ts';

type AuditEntry = Answered<typeof AUDIT_ENTRY>;

const ENTRIES = pageOf(AUDIT_ENTRY);
const FILTERS = ['actor', 'operation', 'thingId', 'since'] as const;
const LABELS = {
  actor: 'Who',
  operation: 'What was done',
  thingId: 'To which thing, by id',
  since: 'When',
} as const;

interface AuditPageProps {
  readonly page: FilteredList<AuditEntry>;
  readonly asked: Filters<(typeof FILTERS)[number]>['asked'];
}

function AuditPage({ page, asked }: AuditPageProps) {
  const { actor, operation, thingId, since } = asked;
  return (
    <>
      <h1>Audit trail</h1>
      <p class="lead">Who changed what, the newest first.</p>
      <Form to="/audit" method="get" class="inline">
        <TextField name="actor" label={LABELS.actor} type="search" value={actor ?? ''} />
        <TextField
          name="operation"
          label={LABELS.operation}
          type="search"
          placeholder="links remove"
          value={operation ?? ''}
        />
        <TextField name="thingId" label={LABELS.thingId} type="search" value={thingId ?? ''} />
        <SelectField name="since" label={LABELS.since} value={since ?? ''} choices={SPANS} />
        <button class="plain">Show</button>
      </Form>
      <NotUnderstood problems={page.problems} labels={LABELS} />
      {page.items.length === 0 ? (
        page.problems.length === 0 && <Empty>No such change.</Empty>
      ) : (
        <Listing caption="Who changed what" columns={['When', 'Who', 'What', 'Thing', 'How it ended']}>
          {page.items.map((entry) => (
            <tr>
              <td>
                <Link to={`/audit/${entry.id}`}>
                  <Moment at={entry.at} />
                </Link>
              </td>
              <td>{entry.actor.name}</td>
              <td>{entry.operation}</td>
              <td>
                {entry.thing.kind} <small>{entry.thing.id}</small>
              </td>
              <td>
                <Outcome of={entry} />
              </td>
            </tr>
          ))}
        </Listing>
      )}
      <More next={page.next} query={asked} />
    </>
  );
}

function Outcome({ of: { outcome } }: { readonly of: AuditEntry }) {
  if (outcome === 'done') return <Badge tone="good">done</Badge>;
  if (outcome === 'dry_run') return <Badge tone="quiet">only tried</Badge>;
  if (outcome === 'begun') return <Badge tone="attention">nobody knows</Badge>;
  return <Badge tone="bad">{outcome}</Badge>;
}

function AuditEntryPage({ entry }: { readonly entry: AuditEntry }) {
  const { at, actor, operation, thing, requestId, concludedAt, before, after } = entry;
  const differences = differenceOf(before, after);
  return (
    <>
      <Crumbs way={[['/audit', 'Audit trail']]} />
      <h1>{operation}</h1>
      <div class="card">
        <Facts
          of={[
            ['Who', `${actor.name}${actor.kind === 'cli' ? ' (at the command line)' : ''}`],
            ['When', <ExactMoment at={at} />],
            ['How it ended', <Outcome of={entry} />],
            ['It took until', concludedAt === null ? null : <ExactMoment at={concludedAt} />],
            ['Thing', thing.kind],
            [
              'Its id',
              thing.id === null ? null : (
                <Link to={`/audit?thingId=${encodeURIComponent(thing.id)}`}>{thing.id}</Link>
              ),
            ],
            ['Request', requestId === null ? null : <code>{requestId}</code>],
          ]}
        />
      </div>
      <h2>What changed</h2>
      {differences.length === 0 ? (
        <Empty>Nothing that is shown of the thing.</Empty>
      ) : (
        <Listing caption="What changed" columns={['Value', 'Before', 'After']}>
          {differences.map(({ path, before: was, after: is }) => (
            <tr>
              <th scope="row">
                <code>{path}</code>
              </th>
              <td>{was === null ? <span class="hint">not there</span> : <del>{was}</del>}</td>
              <td>{is === null ? <span class="hint">not there</span> : <ins>{is}</ins>}</td>
            </tr>
          ))}
        </Listing>
      )}
    </>
  );
}

/** Who changed what. */
export function addAuditRoutes(router: Router<ConsoleState>, { pages, ports }: ConsoleParts): void {
  router.get('/audit', async (ctx: ConsoleContext) => {
    const { api, caller } = ctx.state;
    if (!suffices(caller.role, 'admin')) {
      const children = (
        <>
          <h1>Audit trail</h1>
          <Empty>The audit trail is for who has a key with the role “admin”.</Empty>
        </>
      );
      pages.show(ctx, { title: 'Audit trail', children });
      return;
    }
    const filters = filtersIn(ctx.query, FILTERS, { since: SPAN_WORDS });
    const { asked } = filters;
    const after = valueIn(ctx.query, 'after');
    const since = sinceOf(asked.since, ports.clock.now());
    const page = await listedBy(filters, () =>
      api.ask(ENTRIES, `/audit-entries${queryOf({ ...asked, since, after })}`),
    );
    const status = page.problems.length === 0 ? 200 : 422;
    pages.show(ctx, { title: 'Audit trail', status, children: <AuditPage page={page} asked={asked} /> });
  });

  router.get('/audit/:id', async (ctx: ConsoleContext) => {
    const id = encodeURIComponent(ctx.params['id'] ?? '');
    const entry = await ctx.state.api.ask(AUDIT_ENTRY, `/audit-entries/${id}`);
    pages.show(ctx, { title: 'A change', children: <AuditEntryPage entry={entry} /> });
  });
}
