import type { FieldProblem } from '../../http-refusal.ts';
import { Notice } from './said.tsx';

interface NotUnderstoodProps {
  readonly problems: readonly FieldProblem[];
  /** What the page calls its filters, by their names in the address or in the admin API. */
  readonly labels: Readonly<Record<string, string>>;
  /** What the page lacks therefore, where that is not all of it. */
  readonly lack?: string;
}

/** Which filters were not understood, and what they may be; nothing is listed then, for it would not be what was asked for. */
export function NotUnderstood({ problems, labels, lack = 'Nothing is shown' }: NotUnderstoodProps) {
  if (problems.length === 0) return null;
  return (
    <Notice tone="bad" title={`${lack}, for this page’s address was not understood.`}>
      <ul>
        {problems.map(({ field, message }) => (
          <li>
            <strong>{labels[field] ?? field}</strong> {message}.
          </li>
        ))}
      </ul>
    </Notice>
  );
}
