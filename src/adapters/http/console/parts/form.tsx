import type { ComponentChildren, FormHTMLAttributes } from 'preact';
import { addressFrom } from '../addresses.ts';
import { FORM_TOKEN } from '../signed-in.ts';
import { useSite } from '../site.ts';

interface FormProps extends Omit<FormHTMLAttributes, 'method' | 'action'> {
  /** The page of the console that takes it. */
  readonly to: string;
  readonly method?: 'get' | 'post';
  readonly children: ComponentChildren;
}

/** A form, with the token that shows it stands on a page of this session. */
export function Form({ to, method = 'post', children, ...rest }: FormProps) {
  const site = useSite();
  return (
    <form method={method} action={addressFrom(site, to)} {...rest}>
      {method === 'post' && site.person !== null && (
        <input type="hidden" name={FORM_TOKEN} value={site.person.formToken} />
      )}
      {children}
    </form>
  );
}
