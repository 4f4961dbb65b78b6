import { Fragment } from 'preact';
import { Link } from './link.tsx';

/** A page of the console that leads here, and what it is called. */
export type Crumb = readonly [to: string, name: string];

interface CrumbsProps {
  readonly way: readonly Crumb[];
  /** Where this is, when the heading does not say it. */
  readonly here?: string;
}

/** The pages that lead to this one, from the first. */
export function Crumbs({ way, here }: CrumbsProps) {
  return (
    <nav class="crumbs" aria-label="The way here">
      {way.map(([to, name], place) => (
        <Fragment key={to}>
          {place > 0 && ' / '}
          <Link to={to}>{name}</Link>
        </Fragment>
      ))}
      {here !== undefined && ` / ${here}`}
    </nav>
  );
}
