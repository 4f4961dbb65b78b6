import { noticeFor } from '../notices.ts';
import { Notice } from './said.tsx';

/** What was done on the page before, by the word in the address. */
export function Done({ code }: { readonly code: unknown }) {
  const said = noticeFor(code);
  return said === null ? null : <Notice tone="good" title={said} />;
}
