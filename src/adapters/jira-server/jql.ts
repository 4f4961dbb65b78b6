import type { IssueSearch } from '../../application/ports/jira-server.ts';

/**
 * The search in Jira's query language. The newest come first: an issue that is updated between two requests then moves
 * to where the search has been, and pushes none past where it is.
 */
export function jqlOf(search: IssueSearch): string {
  switch (search.kind) {
    case 'ids':
      return `id in (${search.ids.map(literal).join(', ')})`;
    case 'keys':
      return `key in (${search.keys.map(quotedInJql).join(', ')})`;
    case 'text':
      return `text ~ ${quotedInJql(literalInLucene(search.text))} ORDER BY updated DESC`;
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

/**
 * The words of the text as Lucene takes them for words: Jira hands the value of `~` to it, with operators of its own
 * (Atlassian, "Search syntax for text fields"). Words it takes for operators in capitals alone are in small letters, as
 * it finds any in either case; what is no character of a line is a space.
 */
export function literalInLucene(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\b(?:AND|OR|NOT|TO)\b/g, (word) => word.toLowerCase())
    .replace(/[-+&|!(){}[\]^~*?:/\\"<>=]/g, (character) => `\\${character}`);
}
