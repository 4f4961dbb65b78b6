import type { Router } from '@koa/router';
import { DELIVERY } from '../../presenters/delivery.ts';
import { INTEGRATION } from '../../presenters/integration.ts';
import { pageOf } from '../../presenters/presented.ts';
import type { ConsoleParts } from '../console-ports.ts';
import type { ConsoleState } from '../console-state.ts';
import { filtersIn, listedBy, type FilteredList, type Filters } from '../filters.ts';
import type { Answered } from '../in-process-api.ts';
import { CameOfIt } from '../parts/came-of-it.tsx';
import { Done } from '../parts/done.tsx';
import { SelectField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Link } from '../parts/link.tsx';
import { JiraIssueName } from '../parts/linked-issues.tsx';
import { Listing, More } from '../parts/listing.tsx';
import { useMay } from '../parts/may.ts';
import { Moment } from '../parts/moment.tsx';
import { NotUnderstood } from '../parts/not-understood.tsx';
import { ReplayButton } from '../parts/replay-button.tsx';
import { Empty } from '../parts/said.tsx';
import { DeliveryBadge } from '../parts/state-badges.tsx';
import { queryOf, sinceOf, SPAN_WORDS, SPANS, valueIn } from '../spans.ts';
import { whyIgnored } from '../why-ignored.ts';

const DELIVERIES = pageOf(DELIVERY);
export const INTEGRATIONS = pageOf(INTEGRATION);

const STATES = [
  ['', 'Any'],
  ['pending', 'Pending'],
  ['processed', 'Processed'],
  ['ignored', 'Ignored'],
  ['dead', 'Given up'],
] as const;

const FILTERS = ['state', 'integrationId', 'since'] as const;
const LABELS = { state: 'State', integrationId: 'Jira', since: 'Done with' } as const;

interface DeliveriesPageProps {
  readonly page: FilteredList<Answered<typeof DELIVERY>>;
  readonly integrations: Answered<typeof INTEGRATIONS>['items'];
  readonly asked: Filters<(typeof FILTERS)[number]>['asked'];
  readonly notice: unknown;
}

/** An Integration that one may choose, by its address. */
export function integrationChoices(integrations: DeliveriesPageProps['integrations']) {
  return integrations.map(({ id, baseUrl }) => [id, baseUrl] as const);
}

function DeliveriesPage({ page, integrations, asked, notice }: DeliveriesPageProps) {
  const jiraOf = new Map(integrationChoices(integrations));
  const { integrationId, since } = asked;
  return (
    <>
      <div class="head">
        <h1>Deliveries</h1>
        <div class="buttons">
          <Link to="/deliveries/try" class="button plain">
            Try a payload
          </Link>
          {useMay('operate') && (
            <Link to={`/replays${queryOf({ integrationId, since })}`} class="button plain">
              Try again what was given up
            </Link>
          )}
        </div>
      </div>
      <p class="lead">
        What Jira told about linked issues, the newest first. What is about no linked issue is not kept.
      </p>
      <Done code={notice} />
      <Form to="/deliveries" method="get" class="inline">
        <SelectField name="state" label={LABELS.state} value={asked.state ?? ''} choices={STATES} />
        <SelectField
          name="integrationId"
          label={LABELS.integrationId}
          value={integrationId ?? ''}
          choices={[['', 'Any'], ...jiraOf]}
        />
        <SelectField name="since" label={LABELS.since} value={since ?? ''} choices={SPANS} />
        <button class="plain">Show</button>
      </Form>
      <NotUnderstood problems={page.problems} labels={LABELS} />
      {page.items.length === 0 ? (
        page.problems.length === 0 && (
          <Empty>
            <p>No such Delivery.</p>
          </Empty>
        )
      ) : (
        <Listing caption="Deliveries" columns={['State', 'Came', 'Jira issue', 'Jira', 'What came of it']}>
          {page.items.map((delivery) => (
            <Row delivery={delivery} jira={jiraOf.get(delivery.integrationId) ?? null} />
          ))}
        </Listing>
      )}
      <More next={page.next} query={asked} />
    </>
  );
}

function Row({
  delivery,
  jira,
}: {
  readonly delivery: Answered<typeof DELIVERY>;
  readonly jira: string | null;
}) {
  const { id, state, receivedAt, reason, lastProblem, nextAttemptAt } = delivery;
  return (
    <tr>
      <td>
        <DeliveryBadge state={state} />
      </td>
      <td>
        <Link to={`/deliveries/${id}`}>
          <Moment at={receivedAt} />
        </Link>
      </td>
      <td>
        <JiraIssueName of={delivery} />
      </td>
      <td>{jira}</td>
      <td>
        {state === 'ignored' && whyIgnored(reason)}
        {delivery.effects.length > 0 && <CameOfIt of={delivery} />}
        {(state === 'dead' || state === 'pending') && lastProblem}
        {nextAttemptAt !== null && (
          <>
            {' '}
            next try <Moment at={nextAttemptAt} />
          </>
        )}
        {state === 'dead' && (
          <ReplayButton of="deliveries" id={id} what={`the Delivery of issue ${issueOf(delivery)}`} />
        )}
      </td>
    </tr>
  );
}

/** What people call the issue that a Delivery is about. */
export function issueOf({
  jiraIssueKey,
  jiraIssueId,
}: Pick<Answered<typeof DELIVERY>, 'jiraIssueKey' | 'jiraIssueId'>): string {
  return jiraIssueKey ?? jiraIssueId;
}

/** What Jira told, and what came of it. */
export function addDeliveriesRoutes(router: Router<ConsoleState>, { pages, ports }: ConsoleParts): void {
  router.get('/deliveries', async (ctx) => {
    const { api } = ctx.state;
    const filters = filtersIn(ctx.query, FILTERS, { since: SPAN_WORDS });
    const { asked } = filters;
    const after = valueIn(ctx.query, 'after');
    const since = sinceOf(asked.since, ports.clock.now());
    const [page, { items: integrations }] = await Promise.all([
      listedBy(filters, () => api.ask(DELIVERIES, `/deliveries${queryOf({ ...asked, since, after })}`)),
      api.ask(INTEGRATIONS, '/integrations?limit=200'),
    ]);
    pages.show(ctx, {
      title: 'Deliveries',
      status: page.problems.length === 0 ? 200 : 422,
      children: <DeliveriesPage {...{ page, integrations, asked }} notice={ctx.query['notice']} />,
    });
  });
}
