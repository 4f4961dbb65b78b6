/** What names a secret in a body, such as a field that some app of Jira adds. */
const SECRET_NAME =
  /password|passwd|secret|token|authorization|cookie|credential|api[-_]?key|private[-_]?key/i;
const LONGEST_NAME = 200;
export const REMOVED = '[removed]';

/**
 * The text of a JSON body as it came, but for what looks like a secret: the values of fields that are called like one,
 * signed tokens, and passwords in addresses. Takes time in proportion to the text, also where that is no JSON.
 */
export function withoutSecrets(text: string): string {
  const parts: string[] = [];
  let at = 0;
  let isSecret = false;
  for (let start = text.indexOf('"'); start !== -1; start = text.indexOf('"', at)) {
    const end = endOfString(text, start);
    const literal = text.slice(start, end);
    parts.push(text.slice(at, start));
    if (isName(text, end)) {
      isSecret = literal.length <= LONGEST_NAME && SECRET_NAME.test(literal);
      parts.push(literal);
    } else {
      parts.push(isSecret ? `"${REMOVED}"` : withoutTokens(literal));
    }
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** With a line for each value, where it is JSON. */
export function formatted(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

/** Whether a colon follows, so that the text names what comes after it. */
function isName(text: string, end: number): boolean {
  let at = end;
  while (at < text.length && ' \t\r\n'.includes(text[at] ?? '')) at += 1;
  return text[at] === ':';
}

function withoutTokens(literal: string): string {
  return literal
    .replace(/[\w-]+(?:\.[\w-]+)*/g, (word) =>
      word.startsWith('eyJ') && word.split('.').length >= 3 ? REMOVED : word,
    )
    .replace(/(:\/\/)([^\s/?#@"]{1,500})@/g, `$1${REMOVED}@`);
}
