import { useSite } from '../site.ts';
import { Form } from './form.tsx';
import { useMay } from './may.ts';

interface ReplayButtonProps {
  readonly of: 'effects' | 'deliveries' | 'creations';
  readonly id: string;
  /** What is tried again, for whoever hears the button. */
  readonly what: string;
}

/** Has something tried anew, and comes back to this page; not there for who may only look. */
export function ReplayButton({ of, id, what }: ReplayButtonProps) {
  const { path } = useSite();
  if (!useMay('operate')) return null;
  return (
    <Form to={`/${of}/${id}/replay`} class="replay">
      <input type="hidden" name="back" value={path} />
      <button class="plain" aria-label={`Try again: ${what}`}>
        Try again
      </button>
    </Form>
  );
}
