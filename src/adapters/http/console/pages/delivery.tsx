import type { Router } from '@koa/router';
import { DELIVERY_WITH_BODY } from '../../presenters/delivery.ts';
import { pageOf } from '../../presenters/presented.ts';
import { TIMELINE_ENTRY } from '../../presenters/timeline-entry.ts';
import type { ConsoleParts } from '../console-ports.ts';
import type { ConsoleContext, ConsoleState } from '../console-state.ts';
import type { Answered } from '../in-process-api.ts';
import { Crumbs } from '../parts/crumbs.tsx';
import { DeliveredBody } from '../parts/delivered-body.tsx';
import { Done } from '../parts/done.tsx';
import { EntryBody, type Entry } from '../parts/entries.tsx';
import { Link } from '../parts/link.tsx';
import { ExactMoment, Moment } from '../parts/moment.tsx';
import { JiraIssueName } from '../parts/linked-issues.tsx';
import { ReplayButton } from '../parts/replay-button.tsx';
import { Empty, Facts } from '../parts/said.tsx';
import { DeliveryBadge } from '../parts/state-badges.tsx';
import { whyIgnored } from '../why-ignored.ts';
import { issueOf } from './deliveries.tsx';

const ENTRIES = pageOf(TIMELINE_ENTRY);

interface DeliveryPageProps {
  readonly delivery: Answered<typeof DELIVERY_WITH_BODY>;
  readonly effects: readonly Entry[];
  readonly notice: unknown;
}

function DeliveryPage({ delivery, effects, notice }: DeliveryPageProps) {
  const { id, state, body } = delivery;
  const mayRunAgain = state !== 'pending' && body !== null;
  return (
    <>
      <Crumbs way={[['/deliveries', 'Deliveries']]} />
      <h1>
        What Jira told about issue {issueOf(delivery)}, <Moment at={delivery.receivedAt} />
      </h1>
      <Done code={notice} />
      <div class="card">
        <DeliveryFacts delivery={delivery} />
        <div class="buttons">
          {mayRunAgain && <ReplayButton of="deliveries" id={id} what="this Delivery" />}
          {body !== null && (
            <Link to={`/deliveries/try?delivery=${id}`} class="button plain">
              What would come of it now
            </Link>
          )}
        </div>
      </div>
      <h2>What came of it</h2>
      {effects.length === 0 ? <Empty>{nothingCame(delivery)}</Empty> : <Effects of={effects} />}
      <h2>What Jira sent</h2>
      {body === null ? (
        <Empty>The body was removed, as its time to be kept is over.</Empty>
      ) : (
        <DeliveredBody body={body} apiPath={`GET /api/v1/deliveries/${id}`} />
      )}
    </>
  );
}

function DeliveryFacts({ delivery }: Pick<DeliveryPageProps, 'delivery'>) {
  const { state, reason, receivedAt, processedAt, attempts, lastProblem, nextAttemptAt } = delivery;
  return (
    <Facts
      of={[
        [
          'State',
          <>
            <DeliveryBadge state={state} /> {state === 'ignored' && whyIgnored(reason)}
          </>,
        ],
        ['Jira issue', <JiraIssueName of={delivery} />],
        ['Came', <ExactMoment at={receivedAt} />],
        ['Done with', processedAt === null ? null : <ExactMoment at={processedAt} />],
        ['Tries that failed', attempts === 0 ? null : attempts],
        ['What stopped the last', lastProblem],
        ['Next try', nextAttemptAt === null ? null : <Moment at={nextAttemptAt} />],
        [
          'Tried again',
          delivery.replayedAt === null ? null : (
            <>
              <Moment at={delivery.replayedAt} /> by {delivery.replayedBy}
            </>
          ),
        ],
        ['Jira', <Link to={`/integrations/${delivery.integrationId}`}>the Integration that it came by</Link>],
      ]}
    />
  );
}

function nothingCame({ state }: DeliveryPageProps['delivery']): string {
  if (state === 'pending') return 'It is not processed yet.';
  return state === 'dead' ? 'It was given up before anything came of it.' : 'It asked nothing of any link.';
}

function Effects({ of }: { readonly of: readonly Entry[] }) {
  return (
    <ul class="events">
      {of.map((entry) => (
        <li class="card event">
          <EntryBody entry={entry} />
          <p>
            <Link to={`/links/${entry.linkId}`}>The timeline of the link</Link>
          </p>
        </li>
      ))}
    </ul>
  );
}

/** One thing that Jira told, as it came, and what came of it. */
export function addDeliveryRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  router.get('/deliveries/:id', async (ctx: ConsoleContext) => {
    const { api } = ctx.state;
    const id = encodeURIComponent(ctx.params['id'] ?? '');
    const delivery = await api.ask(DELIVERY_WITH_BODY, `/deliveries/${id}`);
    const { items: effects } = await api.ask(ENTRIES, `/effects?deliveryId=${id}`);
    pages.show(ctx, {
      title: 'Delivery',
      children: <DeliveryPage {...{ delivery, effects }} notice={ctx.query['notice']} />,
    });
  });
}
