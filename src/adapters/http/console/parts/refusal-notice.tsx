import type { Refusal } from '../refusal.ts';
import { Notice } from './said.tsx';

/** That what was sent was refused, before a form whose fields say more. */
export function RefusalNotice({ refusal: { message, fields } }: { readonly refusal: Refusal }) {
  if (message !== null) return <Notice tone="bad" title={message} />;
  const count = Object.keys(fields).length;
  if (count === 0) return null;
  return (
    <Notice tone="bad" title="Nothing was changed yet.">
      <p>
        {count === 1 ? 'One field has' : `${count} fields have`} to be filled in otherwise: see where it says
        so.
      </p>
    </Notice>
  );
}
