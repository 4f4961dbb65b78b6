-- Takes a person of Jira out of what is kept of the past. What it leaves, and why, is told in data-protection.md.
--   psql "$DATABASE_URL" -v key=JIRAUSER10101 -v name=dev1 -v display='Dev One' -v email=dev1@example.com -f erase-person.sql
-- Give all four, as Jira shows them; one that does not exist gets a value that nobody has. May be run again.
\set ON_ERROR_STOP on
begin;

create temporary table words on commit drop as
  select word, to_jsonb(word)::text as quoted
  from unnest(array[:'key', :'name', :'display', :'email']) as word where length(word) > 1
  union all
  select word, '[~' || word || ']' from unnest(array[:'key', :'name']) as word where length(word) > 1;

-- Raw bodies of what is done with, as retention removes them later.
update lockstep.delivery set body = null
where state in ('processed', 'ignored') and body is not null
  and exists (select from words where position(convert_to(quoted, 'UTF8') in body) > 0);

-- Effects that are over, with their decisions, as retention removes them later.
create temporary table told on commit drop as
  select id from lockstep.effect
  where state in ('applied', 'skipped', 'failed') and (
    actor in (select word from words)
    or exists (select from words where position(quoted in content::text) > 0)
    or exists (
      select from lockstep.sync_decision as decision, words
      where decision.effect_id = effect.id and position(quoted in decision.values::text) > 0
    )
  );
delete from lockstep.sync_decision where effect_id in (select id from told);
delete from lockstep.effect where id in (select id from told);

-- What the audit trail keeps of things that were changed, such as a mapping of users.
update lockstep.audit_entry set before = null, after = null
where exists (select from words where position(quoted in concat(before::text, after::text)) > 0);

-- What is still to be done, or was given up, is left: see to it first, and run this again.
select 'pending or dead Deliveries' as left_alone, count(*) from lockstep.delivery
where state in ('pending', 'dead') and exists (select from words where position(convert_to(quoted, 'UTF8') in body) > 0)
union all
select 'open or dead Effects', count(*) from lockstep.effect
where state in ('due', 'waiting', 'dead')
  and (actor in (select word from words) or exists (select from words where position(quoted in content::text) > 0));
commit;
