import type { IssueSearch } from '../../application/ports/jira-server.ts';

/**
 * The search in Jira's query language. The newest come first: an issue that is updated between two requests then moves
 * to where the search has been, and pushes none past where it is.
 */
export function jqlOf(search: IssueSearch): string {
  switch (search.kind) {
    case 'ids':
      return `id in (${search.ids.map(literal).join(', ')})`;
    case 'updated': {
      const projects = search.projects.map(literal).join(', ');
      return `project in (${projects}) AND updated >= -${search.sinceMinutes}m ORDER BY updated DESC`;
    }
  }
}

/** A number as it is, for quoted it would be a name; anything else quoted. */
function literal(value: string): string {
  if (/^\d+$/.test(value)) return value;
  return quotedInJql(value);
}

/** The text as JQL quotes one, whatever is in it. */
export function quotedInJql(text: string): string {
  return `"${text.replace(/[\\"]/g, (character) => `\\${character}`)}"`;
}
