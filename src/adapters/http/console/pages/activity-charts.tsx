import { lengthOf, totalOf, type Column, type Span } from '../chart.ts';
import { BarChart } from '../parts/bar-chart.tsx';
import { Link } from '../parts/link.tsx';
import { Listing } from '../parts/listing.tsx';
import { ExactMoment } from '../parts/moment.tsx';
import { useSite } from '../site.ts';

interface ActivityChartsProps {
  readonly span: Span;
  readonly columns: readonly Column[];
}

/** What was done, and how fast, as pictures and as a table. */
export function ActivityCharts({ span, columns }: ActivityChartsProps) {
  const { now } = useSite();
  const total = totalOf(columns);
  const { events, applied, skipped, failed } = total;
  const during = span === 'day' ? 'the last day' : 'the last week';
  return (
    <section>
      <div class="head">
        <h2>The last {span}</h2>
        <p>
          {span === 'day' ? (
            <Link to="/?span=week">Show the last week</Link>
          ) : (
            <Link to="/">Show the last day</Link>
          )}
        </p>
      </div>
      <p class="hint">
        As of <ExactMoment at={now} />, or up to a minute before: it is summed up once a minute.
      </p>
      <div class="cards">
        <Figure name="Events" value={String(events)} />
        <Figure name="Carried over" value={String(applied)} />
        <Figure name="Failed or given up" value={String(failed)} />
        <Figure
          name={`Lag, on average; at most ${lengthOf(total.longestLagMs)}`}
          value={lengthOf(total.lagMs)}
        />
      </div>
      <figure class="card">
        <figcaption>
          What was decided, by hours of UTC: <span class="key good">carried over</span>{' '}
          <span class="key quiet">left as it is</span> <span class="key bad">failed or given up</span>
        </figcaption>
        <BarChart
          id="decided"
          title={`What was decided during ${during}`}
          description={`${events} events: ${applied} things carried over, ${skipped} left as they are, ${failed} failed or given up. The table below has the numbers.`}
          bars={columns.map((column, at) => ({
            label: labelOf(column, at, span),
            title: `${hourOf(column)}: ${column.applied} carried over, ${column.skipped} left as they are, ${column.failed} failed or given up`,
            parts: [
              ['bar-bad', column.failed],
              ['bar-good', column.applied],
              ['bar-quiet', column.skipped],
            ],
          }))}
          highest={String}
        />
      </figure>
      <figure class="card">
        <figcaption>Lag, on average: from when Lockstep learned of something to when it was done</figcaption>
        <BarChart
          id="lag"
          title={`Lag during ${during}`}
          description={`On average ${lengthOf(total.lagMs)}, and at most ${lengthOf(total.longestLagMs)}. The table below has the numbers.`}
          bars={columns.map((column, at) => ({
            label: labelOf(column, at, span),
            title: `${hourOf(column)}: ${lengthOf(column.lagMs)} on average, ${lengthOf(column.longestLagMs)} at most`,
            parts: [['bar-lag', column.lagMs ?? 0]],
          }))}
          highest={lengthOf}
        />
      </figure>
      <AsTable columns={columns} />
    </section>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div class="card">
      <div class="figure">{value}</div>
      <div class="hint">{name}</div>
    </div>
  );
}

function AsTable({ columns }: Pick<ActivityChartsProps, 'columns'>) {
  const names = [
    'From',
    'Events',
    'Carried over',
    'Left',
    'Failed',
    'Found by comparing',
    'Lag',
    'Longest lag',
  ];
  return (
    <details>
      <summary>The same as a table</summary>
      <Listing caption="What was decided, and how fast" columns={names}>
        {columns.toReversed().map((column) => (
          <tr>
            <th scope="row">
              <ExactMoment at={column.from} />
            </th>
            <td>{column.events}</td>
            <td>{column.applied}</td>
            <td>{column.skipped}</td>
            <td>{column.failed}</td>
            <td>{column.healed}</td>
            <td>{lengthOf(column.lagMs)}</td>
            <td>{lengthOf(column.longestLagMs)}</td>
          </tr>
        ))}
      </Listing>
    </details>
  );
}

function hourOf({ from }: Column): string {
  return `${from.toISOString().slice(5, 16).replace('T', ' ')} UTC`;
}

/** Every sixth hour of a day, and every midnight of a week. */
function labelOf({ from }: Column, at: number, span: Span): string {
  if (span === 'week') return at % 4 === 0 ? from.toISOString().slice(5, 10) : '';
  return at % 3 === 0 ? `${from.toISOString().slice(11, 13)}h` : '';
}
