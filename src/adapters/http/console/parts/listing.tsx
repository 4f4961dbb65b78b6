import type { ComponentChildren } from 'preact';
import { CONSOLE_PREFIX } from '../addresses.ts';
import { useSite } from '../site.ts';
import { Link } from './link.tsx';

interface ListingProps {
  /** What the rows are, for whoever hears the page. */
  readonly caption: string;
  readonly columns: readonly ComponentChildren[];
  readonly children: ComponentChildren;
}

/** A table that can be wider than the screen. */
export function Listing({ caption, columns, children }: ListingProps) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

interface MoreProps {
  /** What `after` is for the next page; null at the end. */
  readonly next: string | null;
  /** What the list is asked by. */
  readonly query?: Readonly<Record<string, string | null | undefined>>;
}

/** The way to what follows in a list. */
export function More({ next, query = {} }: MoreProps) {
  const { path } = useSite();
  if (next === null) return null;
  const asked = new URLSearchParams(definedIn({ ...query, after: next }));
  return (
    <p class="more">
      <Link to={`${path.slice(CONSOLE_PREFIX.length)}?${asked.toString()}`} rel="next">
        Show more
      </Link>
    </p>
  );
}

function definedIn(query: Readonly<Record<string, string | null | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
