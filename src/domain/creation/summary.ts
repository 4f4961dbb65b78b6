const LONGEST_SUMMARY = 255;

/** The text as a summary of Jira: on one line, and cut to the 255 characters that one may have. */
export function summaryOf(text: string, longest: number = LONGEST_SUMMARY): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (line.length <= longest) return line;
  // A surrogate pair is not cut in two: half of one is no character.
  return line
    .slice(0, longest - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()
    .concat('…');
}
