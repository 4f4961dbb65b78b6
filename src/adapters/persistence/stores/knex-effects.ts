import type { Knex } from 'knex';
import type { Effect } from '../../../domain/effect.ts';
import type { EffectId, InstallationId, IntegrationId, JiraIssueRef, LinkId } from '../../../domain/ids.ts';
import type { Replay } from '../../../domain/replay.ts';
import type { Effects } from '../../../application/ports/stores.ts';
import type { Tracing } from '../../../application/ports/tracing.ts';
import { insertRows, updateRow } from '../database/prepared-writes.ts';
import { runPrepared } from '../database/prepared.ts';
import { EFFECT_COLUMNS, fromRow, toRow, type EffectRow } from '../rows/effect-row.ts';
import type { ExternalIssueLinkRow } from '../rows/external-issue-link-row.ts';
import { columnsOf } from '../rows/replay-columns.ts';
import { storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';
import { issueIn, type IssueRow } from './issue-in.ts';
import { rowsOf } from './rows-of.ts';

const OPEN = ['due', 'waiting'] as const;
/** The states are part of the text, so that whoever plans it knows the partial index of them. */
const FIND_OPEN = {
  name: 'effects_open',
  text: `
    select ${EFFECT_COLUMNS.join(', ')} from ${TABLES.effect}
    where integration_id = $1 and jira_issue_id = $2 and state in ('due', 'waiting')
    order by added
  `,
};
const GIVEN_UP = ['dead', 'failed'] as const;

/** As the domain's `withoutFindings` has it. */
const CONTENT_WITHOUT_FINDINGS = `
  case kind
    when 'assignee' then content || '{"chosen": null}'
    when 'status' then content - 'standing'
    when 'outbound_status' then content - 'target'
    when 'outbound_assignee' then content - 'chosen'
    else content
  end
`;

export class KnexEffects implements Effects {
  readonly #db: Knex;
  readonly #tracing: Pick<Tracing, 'traceparent'>;

  constructor(db: Knex, tracing: Pick<Tracing, 'traceparent'>) {
    this.#db = db;
    this.#tracing = tracing;
  }

  async add(effects: readonly Effect[]): Promise<void> {
    if (effects.length === 0) return;
    const underWay = this.#tracing.traceparent();
    const rows = effects.map(toRow).map((row) => ({ ...row, traceparent: row.traceparent ?? underWay }));
    await insertRows(this.#db, TABLES.effect, rows);
  }

  async save(effect: Effect): Promise<void> {
    await updateRow(this.#db, TABLES.effect, toRow(effect));
  }

  async open(issue: JiraIssueRef): Promise<readonly Effect[]> {
    const { integration_id, jira_issue_id } = rowsOf(issue);
    const rows = await runPrepared<EffectRow>(this.#db, FIND_OPEN, [integration_id, jira_issue_id]);
    return rows.map(fromRow);
  }

  async replay(ids: readonly EffectId[], replay: Replay): Promise<readonly JiraIssueRef[]> {
    const rows = await this.#db<EffectRow>(TABLES.effect)
      .whereIn('id', ids.map(storableText))
      .whereIn('state', GIVEN_UP)
      .update({
        ...{ state: 'due', attempts: 0, content: this.#db.raw(CONTENT_WITHOUT_FINDINGS) },
        ...columnsOf(replay),
      })
      .returning<IssueRow[]>(['integration_id', 'jira_issue_id']);
    return rows.map(issueIn);
  }

  async resumeAuthorized(id: IntegrationId): Promise<readonly JiraIssueRef[]> {
    const rows = await this.#db<EffectRow>(TABLES.effect)
      .where({ integration_id: id, state: 'waiting' })
      .whereNull('next_attempt_at')
      .update({ state: 'due' })
      .returning<IssueRow[]>(['integration_id', 'jira_issue_id']);
    return issuesIn(rows);
  }

  async resumeOf(id: LinkId): Promise<void> {
    await this.#db<EffectRow>(TABLES.effect)
      .where('link_id', id)
      .whereIn('state', OPEN)
      .update({ state: 'due', next_attempt_at: null });
  }

  async resumeAllOf(id: InstallationId): Promise<readonly JiraIssueRef[]> {
    const links = this.#db<ExternalIssueLinkRow>(TABLES.link).where('installation_id', id).select('id');
    const rows = await this.#db<EffectRow>(TABLES.effect)
      .whereIn('link_id', links)
      .whereIn('state', OPEN)
      .update({ state: 'due', next_attempt_at: null })
      .returning<IssueRow[]>(['integration_id', 'jira_issue_id']);
    return issuesIn(rows);
  }
}

/** Each issue once; the rows are of one Jira. */
function issuesIn(rows: readonly IssueRow[]): readonly JiraIssueRef[] {
  return [...new Map(rows.map((row) => [row.jira_issue_id, issueIn(row)])).values()];
}
