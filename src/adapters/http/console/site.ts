import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Role } from '../../../domain/api-key.ts';

/** What every part of a page may want to know of where it stands. */
export interface Site {
  /** The path of the page, which its links are seen from. */
  readonly path: string;
  /** What tells who is signed in; null on a page for who is not. */
  readonly person: { readonly name: string; readonly role: Role; readonly formToken: string } | null;
  readonly now: Date;
}

export const SiteOfPage = createContext<Site | null>(null);

/** @throws {Error} outside a page. */
export function useSite(): Site {
  const site = useContext(SiteOfPage);
  if (site === null) throw new Error('a part of a page stands outside a page');
  return site;
}
