import { until } from '../../test/support/e2e-until.ts';
import { closedLoop, expectAll } from '../closed-loop.ts';
import { FIRST_ISSUE } from '../issue-events.ts';
import { LinkedJira } from '../linked-jira.ts';
import { median } from '../measures.ts';
import { result } from '../results.ts';
import type { RunCase } from './run-case.ts';

const SIZES_FULL = [1_000, 100_000, 1_000_000];
const SIZES = SIZES_FULL.slice(0, 2);
const AIM = { is: 'at most', number: 1.2 } as const;
const CONNECTIONS = 4;
/** In a round. */
const LINKED_EVENTS = 100;
const IRRELEVANT_EVENTS = 1_000;
const WORKED_OFF_WITHIN_MS = 60_000;

interface Costs {
  /** Milliseconds for each event, from the first request to when all are worked off. */
  readonly linked: number[];
  /** Milliseconds for each event, from the first request to the last answer. */
  readonly irrelevant: number[];
}

/** What an event costs beside few links and beside many, by Locksteps that take turns. */
export const manyLinks: RunCase = async function* (stage, { rounds, isFull }) {
  const sizes: { readonly links: number; readonly jira: LinkedJira; readonly costs: Costs }[] = [];
  for (const links of isFull ? SIZES_FULL : SIZES) {
    const database = await stage.newDatabase();
    const jira = await LinkedJira.connect(stage, await stage.serve(database), { database, links });
    sizes.push({ links, jira, costs: { linked: [], irrelevant: [] } });
  }

  for (let round = 0; round <= rounds; round += 1) {
    for (const { links, jira, costs } of sizes) {
      const cost = await costOfRound(jira, { links, round });
      if (round === 0) continue;
      costs.linked.push(cost.linked);
      costs.irrelevant.push(cost.irrelevant);
    }
  }
  const few = sizes[0]?.costs;
  for (const { links, costs } of sizes) {
    for (const kind of ['linked', 'irrelevant'] as const) {
      const what = kind === 'linked' ? 'an event taken and worked off' : 'an irrelevant event';
      const isFew = few === undefined || costs === few;
      const compared = isFew ? {} : { against: median(few[kind]), aim: AIM };
      const measured = { value: median(costs[kind]), unit: 'ms', ...compared };
      yield result('e', `${what}, ${links.toLocaleString('en')} links`, measured);
    }
  }
};

/** Its issues are spread over all that are linked. */
async function costOfRound(
  jira: LinkedJira,
  { links, round }: { readonly links: number; readonly round: number },
): Promise<{ readonly linked: number; readonly irrelevant: number }> {
  // Prime, so that each linked issue has its turn before any has a second one.
  const stride = 7_919;
  let made = 0;
  const next = (isLinked: boolean) => () => {
    made += 1;
    const issueId = FIRST_ISSUE + (((made + round * 100_003) * stride) % links) + (isLinked ? 0 : links);
    return jira.events.make({ issueId, isDone: round % 2 === 0, sequence: round * 1_000_000 + made });
  };

  const startedAt = performance.now();
  const linked = await closedLoop(jira.webhook, {
    ...{ connections: CONNECTIONS, count: LINKED_EVENTS, next: next(true) },
  });
  expectAll(202, linked);
  await until('the work', async () => ((await jira.open()) === 0 ? true : null), WORKED_OFF_WITHIN_MS);
  const workedOffMs = performance.now() - startedAt;

  const irrelevant = await closedLoop(jira.webhook, {
    ...{ connections: CONNECTIONS, count: IRRELEVANT_EVENTS, next: next(false) },
  });
  expectAll(200, irrelevant);
  return { linked: workedOffMs / linked.times.length, irrelevant: 1000 / irrelevant.perSecond };
}
