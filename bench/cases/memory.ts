import { until } from '../../test/support/e2e-until.ts';
import { closedLoop, expectAll } from '../closed-loop.ts';
import { FIRST_ISSUE } from '../issue-events.ts';
import { LinkedJira } from '../linked-jira.ts';
import { result } from '../results.ts';
import type { RunCase } from './run-case.ts';

const LINKS = 2_000;
const FULL_EVENTS = 100_000;
const FEWER_EVENTS = 3_000;
/** Of the fewer. What could not be done by then is left. */
const MOST_SECONDS = 15;
/** So many are taken before they are worked off, and the next are sent. */
const AT_A_TIME = 500;
const CONNECTIONS = 10;
const WORKED_OFF_WITHIN_MS = 300_000;
const LOOK_EVERY_MS = 250;

/** What a Lockstep holds of the machine's memory after many events, each of which was taken and worked off. */
export const memory: RunCase = async function* (stage, { isFull }) {
  const database = await stage.newDatabase();
  const service = await stage.serve(database);
  const { process } = service;
  const jira = await LinkedJira.connect(stage, service, { database, links: LINKS });
  const most = isFull
    ? { events: FULL_EVENTS, seconds: Infinity }
    : { events: FEWER_EVENTS, seconds: MOST_SECONDS };
  const atFirst = await process.residentMb();

  let mostMb = atFirst;
  const watch = setInterval(() => {
    void process.residentMb().then((mb) => (mostMb = Math.max(mostMb, mb)));
  }, LOOK_EVERY_MS);
  const endsAt = performance.now() + most.seconds * 1000;
  let sent = 0;
  for (; sent < most.events && performance.now() < endsAt; sent += AT_A_TIME)
    await takeAndWorkOff(jira, sent);
  clearInterval(watch);

  const told = `resident after ${sent.toLocaleString('en')} events`;
  const aim = { is: 'at most', number: 150 } as const;
  yield result('f', 'resident before the first event', { value: atFirst, unit: 'MB' });
  yield result('f', told, { value: await process.residentMb(), unit: 'MB', aim });
  yield result('f', `${told}: the most meanwhile`, { value: mostMb, unit: 'MB' });
};

async function takeAndWorkOff(jira: LinkedJira, sent: number): Promise<void> {
  let sequence = sent;
  const next = () => {
    sequence += 1;
    const isDone = Math.floor(sequence / LINKS) % 2 === 0;
    return jira.events.make({ issueId: FIRST_ISSUE + (sequence % LINKS), isDone, sequence });
  };
  expectAll(202, await closedLoop(jira.webhook, { connections: CONNECTIONS, count: AT_A_TIME, next }));
  await until('the work', async () => ((await jira.open()) === 0 ? true : null), WORKED_OFF_WITHIN_MS);
}
