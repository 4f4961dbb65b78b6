import type { Knex } from 'knex';
import type { LinkId } from '../../../domain/ids.ts';
import { storableText } from '../rows/storable.ts';
import { TABLES } from '../rows/tables.ts';

/** The comments in this table that links of the same tracker issue know, this one included. */
export function ofTheSameTrackerIssue(db: Knex, table: string, link: LinkId): Knex.QueryBuilder {
  return db(`${table} as comment`)
    .join(`${TABLES.link} as link`, 'link.id', 'comment.link_id')
    .join(`${TABLES.link} as own`, (join) => {
      join
        .on('own.installation_id', 'link.installation_id')
        .andOn('own.tracker_issue_id', 'link.tracker_issue_id');
    })
    .where('own.id', storableText(link));
}

/** As `ofTheSameTrackerIssue`, of links to the same Jira issue as well; what the link itself knows comes first. */
export function betweenTheSame(db: Knex, table: string, link: LinkId): Knex.QueryBuilder {
  return ofTheSameTrackerIssue(db, table, link)
    .whereRaw('own.integration_id = link.integration_id and own.jira_issue_id = link.jira_issue_id')
    .orderByRaw('link.id = own.id desc, link.created_at desc, link.id desc');
}
