import { refusal } from '../model/refusal.ts';

/** One piece of JQL; what was quoted is never a keyword. */
export interface JqlToken {
  readonly kind: 'word' | 'quoted' | 'mark';
  readonly text: string;
}

const TOKEN =
  /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([(),]|>=|<=|!=|!~|[=<>~])|([^\s()",'=<>~!]+)|(\S))/y;

/** Takes JQL to pieces. @throws {Refusal} 400 where a quote or an operator is left alone. */
export function jqlTokens(jql: string): readonly JqlToken[] {
  const text = jql.trimEnd();
  const tokens: JqlToken[] = [];
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const [whole = '', double, single, mark, word] = TOKEN.exec(text) ?? [];
    const quoted = double ?? single;
    if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted.replace(/\\(.)/g, '$1') });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else throw jqlError(`The character '${whole.trim()}' at character ${at + 1} is not understood.`);
    at += whole.length;
  }
  return tokens;
}

export function jqlError(what: string): Error {
  return refusal(400, `Error in the JQL Query: ${what}`);
}
