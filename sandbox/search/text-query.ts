import { jqlError } from './jql-tokens.ts';

/** Words that have to stand one after the other. */
type Phrase = readonly string[];

/** What texts are searched for: every phrase has to be there. */
export type TextQuery = readonly Phrase[];

const PIECE = /\s*(?:"((?:[^"\\]|\\.)*)"|((?:[^\s"\\+\-&|!(){}[\]^~*?:/]|\\.)+)|(\S))/y;
const OPERATORS = new Set(['AND', 'OR', 'NOT']);

/**
 * Reads what Jira hands to Lucene, as far as the sandbox knows it: words and phrases, with `\` before what is meant as
 * it is. @throws {Refusal} 400 for any operator, as a program that has not escaped a text meets it.
 */
export function parseTextQuery(text: string): TextQuery {
  const trimmed = text.trimEnd();
  const query: Phrase[] = [];
  for (let at = 0; at < trimmed.length;) {
    PIECE.lastIndex = at;
    const [whole = '', phrase, word] = PIECE.exec(trimmed) ?? [];
    const piece = phrase ?? word;
    if (piece === undefined || (word !== undefined && OPERATORS.has(word))) {
      throw jqlError(`Unable to parse the text '${text}': '${whole.trim()}' is an operator there.`);
    }
    query.push(wordsIn(piece.replace(/\\(.)/gs, '$1')));
    at += whole.length;
  }
  return query.filter((phrase) => phrase.length > 0);
}

/** Whether the texts have all of it, each phrase in one of them; a query without a word fits nothing. */
export function fitsTexts(texts: readonly string[], query: TextQuery): boolean {
  const indexed = texts.map(wordsIn);
  return query.length > 0 && query.every((phrase) => indexed.some((words) => holds(words, phrase)));
}

function holds(words: readonly string[], phrase: Phrase): boolean {
  return words.some((_, at) => phrase.every((word, index) => words[at + index] === word));
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}
