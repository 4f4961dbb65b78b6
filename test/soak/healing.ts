import type { Knex } from 'knex';

import { until } from '../support/e2e-until.ts';
import type { AnswerWatch } from './answer-watch.ts';
import type { BusyPeople } from './busy-people.ts';
import { backlogOf, differences } from './laws.ts';
import type { Law } from './soak.ts';
import type { Stage } from './stage.ts';

const DRAINED_WITHIN_MS = 120_000;
const CHANGES_LOST = 300;

/** What Jira sent and nobody acknowledged is lost: Jira sends nothing again. */
export async function healed(stage: Stage, answers: AnswerWatch, say: (line: string) => void): Promise<Law> {
  const before = await differences(stage.db, stage.sandbox);
  say(`${before.length} links differ from Jira for want of ${answers.unacknowledged.length} requests`);
  return reconciled(stage, 'what nobody acknowledged: after one reconciliation each link is as Jira is');
}

/** Nothing of what people do reaches Lockstep; issues are deleted and moved, too. */
export async function lostForAWhile(
  stage: Stage,
  people: BusyPeople,
  say: (line: string) => void,
): Promise<Law> {
  const { sandbox, db } = stage;
  sandbox.jira.switchOn('drop-deliveries');
  for (let change = 0; change < CHANGES_LOST; change += 1) people.change();
  people.moveSome();
  people.deleteSome();
  sandbox.jira.switchOff('drop-deliveries');
  say(`${(await differences(db, sandbox)).length} links differ from Jira for want of every webhook`);
  return reconciled(stage, 'webhooks lost for a while: after one reconciliation each link is as Jira is');
}

async function reconciled({ db, sandbox, story, integrationId }: Stage, name: string): Promise<Law> {
  const path = `/integrations/${integrationId}/reconciliations`;
  const { id } = await story.api.post<{ id: string }>(path);
  await until(
    'the reconciliation to be done',
    async () => ((await story.api.get<{ state: string }>(`${path}/${id}`)).state === 'done' ? true : null),
    DRAINED_WITHIN_MS,
  );
  await drained(db);
  const links = await db('lockstep.external_issue_link').count<{ count: string }[]>('* as count');
  return { name, cases: Number(links[0]?.count ?? 0), broken: await differences(db, sandbox) };
}

export async function drained(db: Knex): Promise<void> {
  await until('all to be done', async () => ((await backlogOf(db)) === 0 ? true : null), DRAINED_WITHIN_MS);
}
