import type { Knex } from 'knex';

/**
 * Has the database itself write down every change of a tracker issue's status, and every Effect that was answered, each
 * with its transaction: a witness that shares no code with Lockstep.
 */
export async function keepChangeLog(db: Knex): Promise<void> {
  await db.raw(`
    create schema soak;
    create table soak.change (
      seen bigint generated always as identity primary key,
      at timestamptz not null default clock_timestamp(),
      transaction bigint not null,
      tracker_issue_id text not null,
      before text not null,
      after text not null
    );
    create table soak.answer (transaction bigint not null, effect_id text not null);
    create function soak.note_change() returns trigger language plpgsql as $$
      begin
        insert into soak.change (transaction, tracker_issue_id, before, after)
          values (txid_current(), new.id, old.status, new.status);
        return new;
      end $$;
    create function soak.note_answer() returns trigger language plpgsql as $$
      begin
        insert into soak.answer (transaction, effect_id) values (txid_current(), new.effect_id);
        return new;
      end $$;
    create trigger soak_change after update of status on lockstep.tracker_issue
      for each row when (old.status <> new.status) execute function soak.note_change();
    create trigger soak_answer after insert on lockstep.tracker_answer
      for each row execute function soak.note_answer();
  `);
}

/** How many changes the tracker issues went through. */
export async function changesLogged(db: Knex): Promise<number> {
  const [row] = await db('soak.change').count<{ count: string }[]>('* as count');
  return Number(row?.count ?? 0);
}

/** Changes that no Effect, or more than one, stands for. */
export async function unaccountedChanges(db: Knex): Promise<readonly string[]> {
  const { rows } = await db.raw<{ rows: { seen: string; effects: string }[] }>(`
    select change.seen, count(answer.effect_id) as effects
    from soak.change left join soak.answer using (transaction)
    group by change.seen having count(answer.effect_id) <> 1
  `);
  return rows.map(({ seen, effects }) => `change ${seen} of ${effects} effects`);
}

/** Effects that changed the tracker more than once. */
export async function effectsAppliedTwice(db: Knex): Promise<readonly string[]> {
  const { rows } = await db.raw<{ rows: { effect_id: string; changes: string }[] }>(`
    select answer.effect_id, count(*) as changes
    from soak.change join soak.answer using (transaction)
    group by answer.effect_id having count(*) > 1
  `);
  return rows.map(({ effect_id, changes }) => `effect ${effect_id} made ${changes} changes`);
}

/** The server's. */
export async function versionOf(db: Knex): Promise<string> {
  const { rows } = await db.raw<{ rows: { server_version: string }[] }>('show server_version');
  return rows[0]?.server_version ?? 'unknown';
}
