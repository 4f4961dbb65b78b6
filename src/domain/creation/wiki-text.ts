/** Words that open or close a stretch which Jira's wiki leaves as it is. */
const FENCE = /\{(?=(noformat|code)\b)/gi;

/** A text for a field of Jira's wiki that shows it as it is: whatever is in it, no markup and nobody mentioned. */
export function escapedInWiki(text: string): string {
  return text
    .replace(/[\\{}[\]|!]/g, (character) => `\\${character}`)
    .replace(/(?<!\w)[-+*_^~?#]|[-+*_^~?#](?!\w)/g, (character) => `\\${character}`);
}

/** The text in a block that shows it letter by letter; nothing in it can end the block. */
export function fencedInWiki(text: string): string {
  return `{noformat}\n${text.replace(FENCE, '{ ').trimEnd()}\n{noformat}`;
}

/** A link, where the address is one of the web; else the text alone. */
export function linkInWiki(text: string, url: string | null): string {
  const shown = escapedInWiki(text);
  if (url === null || !/^https?:\/\/[^\s]+$/i.test(url)) return shown;
  return `[${shown}|${url.replace(/[|[\]{}\\^"<>]/g, encodeURIComponent)}]`;
}
