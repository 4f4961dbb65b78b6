import type { Knex } from 'knex';

import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import type { Acknowledged } from './answer-watch.ts';

/** Acknowledged Deliveries that are not kept, or are not done with. */
export async function unsettledDeliveries(
  db: Knex,
  acknowledged: readonly Acknowledged[],
): Promise<readonly string[]> {
  const rows = await db('lockstep.delivery').select<{ fingerprint: string; state: string }[]>([
    'fingerprint',
    'state',
  ]);
  const states = new Map(rows.map(({ fingerprint, state }) => [fingerprint, state]));
  return acknowledged.flatMap(({ fingerprint, event, isStatusChange }) => {
    const state = states.get(fingerprint) ?? 'not kept';
    if (state === 'processed' || (state === 'ignored' && !isStatusChange)) return [];
    return [`${event} ${fingerprint.slice(0, 12)} is ${state}`];
  });
}

/** Processed Deliveries that tell of a status without a status Effect for each link of their issue. */
export async function deliveriesWithoutEffect(
  db: Knex,
  acknowledged: readonly Acknowledged[],
): Promise<readonly string[]> {
  const told = new Set(
    acknowledged.filter((one) => one.isStatusChange).map(({ fingerprint }) => fingerprint),
  );
  const { rows } = await db.raw<{ rows: { fingerprint: string; links: string; effects: string }[] }>(`
    select delivery.fingerprint,
      (select count(*) from lockstep.external_issue_link link
        where link.integration_id = delivery.integration_id
        and link.jira_issue_id = delivery.jira_issue_id) as links,
      (select count(distinct effect.link_id) from lockstep.effect
        where effect.delivery_id = delivery.id and effect.kind = 'status') as effects
    from lockstep.delivery
  `);
  return rows
    .filter(({ fingerprint, links, effects }) => told.has(fingerprint) && links !== effects)
    .map(
      ({ fingerprint, links, effects }) => `${fingerprint.slice(0, 12)}: ${effects} effects, ${links} links`,
    );
}

/** Effects that are open, or over without exactly one decision. */
export async function undecidedEffects(db: Knex): Promise<readonly string[]> {
  const { rows } = await db.raw<{ rows: { id: string; state: string; decisions: string }[] }>(`
    select effect.id, effect.state, count(decision.id) as decisions
    from lockstep.effect left join lockstep.sync_decision decision on decision.effect_id = effect.id
    group by effect.id having effect.state in ('due', 'waiting', 'dead') or count(decision.id) <> 1
  `);
  return rows.map(({ id, state, decisions }) => `effect ${id} is ${state}, with ${decisions} decisions`);
}

/** Applied statuses that are older than the one applied before to the same link. */
export async function stepsBack(db: Knex): Promise<readonly string[]> {
  const { rows } = await db.raw<{ rows: { link_id: string; told: string; before: string }[] }>(`
    select * from (
      select decision.link_id, decision."values" ->> 'updatedAt' as told,
        lag(decision."values" ->> 'updatedAt')
          over (partition by decision.link_id order by decision.decided_at, effect.added) as before
      from lockstep.sync_decision decision join lockstep.effect on effect.id = decision.effect_id
      where decision.kind = 'status' and decision.outcome = 'applied'
    ) applied where told < before
  `);
  return rows.map(({ link_id, told, before }) => `link ${link_id}: ${told} after ${before}`);
}

/** Links that are not as the sandbox's issue is, or whose tracker issue is not as the link says. */
export async function differences(db: Knex, sandbox: Sandbox): Promise<readonly string[]> {
  const links = await db('lockstep.external_issue_link as link')
    .join('lockstep.tracker_issue as tracker', 'tracker.id', 'link.tracker_issue_id')
    .select<
      {
        jira_issue_id: string;
        jira_issue_key: string;
        state: string;
        status: string;
        jira_status_id: string;
      }[]
    >(['link.jira_issue_id', 'link.jira_issue_key', 'link.state', 'tracker.status', 'link.jira_status_id']);
  return links.flatMap((link) => {
    const issue = sandbox.jira.issues.find(link.jira_issue_id);
    // Whether an issue that Jira does not show is gone, only a later look can tell.
    if (issue === null)
      return ['deleted', 'unreachable'].includes(link.state)
        ? []
        : [`${link.jira_issue_key}: deleted in Jira`];
    const wanted = {
      state: 'linked',
      key: issue.key,
      jira: issue.status.id,
      tracker: issue.status.category === 'done' ? 'resolved' : 'unresolved',
    };
    const found = {
      state: link.state,
      key: link.jira_issue_key,
      jira: link.jira_status_id,
      tracker: link.status,
    };
    const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)];
    return is === should ? [] : [`${issue.key}: ${is}, not ${should}`];
  });
}

/** What is still to be done. */
export async function backlogOf(db: Knex): Promise<number> {
  const { rows } = await db.raw<{ rows: { open: string }[] }>(`
    select (select count(*) from lockstep.delivery where state = 'pending')
      + (select count(*) from lockstep.effect where state in ('due', 'waiting')) as open
  `);
  return Number(rows[0]?.open ?? 0);
}
