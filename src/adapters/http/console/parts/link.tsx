import type { ComponentChildren } from 'preact';
import { addressFrom } from '../addresses.ts';
import { useSite } from '../site.ts';

interface LinkProps {
  /** A page of the console, such as `/links`. */
  readonly to: string;
  readonly class?: string;
  readonly rel?: string;
  readonly 'aria-current'?: 'page' | undefined;
  readonly children: ComponentChildren;
}

/** A link to another page of the console. */
export function Link({ to, class: looks = '', rel = '', 'aria-current': current, children }: LinkProps) {
  return (
    <a
      href={addressFrom(useSite(), to)}
      {...(looks === '' ? {} : { class: looks })}
      {...(rel === '' ? {} : { rel })}
      {...(current === undefined ? {} : { 'aria-current': current })}
    >
      {children}
    </a>
  );
}
