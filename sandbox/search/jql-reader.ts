import { jqlError, jqlTokens } from './jql-tokens.ts';
import type { JqlToken } from './jql-tokens.ts';

/** The pieces of JQL one by one; keywords in either case. */
export class JqlReader {
  readonly #tokens: readonly JqlToken[];
  #at = 0;

  /** @throws {Refusal} 400 */
  constructor(jql: string) {
    this.#tokens = jqlTokens(jql);
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** Whether the next piece is `text`, or the one so many after it. */
  isWord(text: string, after = 0): boolean {
    const token = this.#tokens[this.#at + after];
    return token !== undefined && token.kind !== 'quoted' && token.text.toLowerCase() === text;
  }

  /** Whether the next pieces were these, which are then behind. */
  take(...texts: readonly string[]): boolean {
    if (!texts.every((text, index) => this.isWord(text, index))) return false;
    this.#at += texts.length;
    return true;
  }

  expect(text: string): void {
    if (!this.take(text)) throw this.unexpected(`'${text}'`);
  }

  value(what: string): JqlToken {
    const token = this.#tokens[this.#at];
    if (token === undefined || token.kind === 'mark') throw this.unexpected(what);
    this.#at += 1;
    return token;
  }

  unexpected(expected: string): Error {
    const token = this.#tokens[this.#at];
    return jqlError(`Expecting ${expected} but got '${token?.text ?? 'the end of the query'}'.`);
  }
}
