import { asWikiText } from '../outbound/wiki-text.ts';

/** Words that open or close a stretch which Jira's wiki leaves as it is. */
const FENCE = /\{(?=(noformat|code)\b)/gi;

/** The text in a block that shows it letter by letter; nothing in it can end the block. */
export function fencedInWiki(text: string): string {
  return `{noformat}\n${text.replace(FENCE, '{ ').trimEnd()}\n{noformat}`;
}

/** A link, where the address is one of the web; else the text alone. */
export function linkInWiki(text: string, url: string | null): string {
  const shown = asWikiText(text);
  if (url === null || !/^https?:\/\/[^\s]+$/i.test(url)) return shown;
  return `[${shown}|${url.replace(/[|[\]{}\\^"<>]/g, encodeURIComponent)}]`;
}
