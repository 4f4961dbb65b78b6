import { refusal } from '../model/refusal.ts';
import type { SandboxContext } from './request-state.ts';

type Query = SandboxContext['query'];

/** What the query says, commas between when it says it several times; null when it does not. */
export function textIn(query: Query, name: string): string | null {
  const said = [query[name] ?? []].flat();
  return said.length === 0 ? null : said.join(',');
}

/** @throws {Refusal} 400 when it is not a number. */
export function numberIn(query: Query, name: string): number | null {
  const text = textIn(query, name);
  if (text === null || text === '') return null;
  if (!/^-?\d+$/.test(text)) throw refusal(400, `The value of '${name}' is not a number.`);
  return Number(text);
}
