import { filledTextOf } from '../../../../../domain/foreign-json.ts';
import type { PREVIEWED_RULE } from '../../../presenters/previewed-rule.ts';
import type { Answered } from '../../in-process-api.ts';
import { Facts, Notice } from '../../parts/said.tsx';
import type { CreationForm } from '../links/creation-values.ts';

export type RulePreview = Answered<typeof PREVIEWED_RULE>;

const UNKNOWN_WORDS = {
  project: 'project',
  level: 'level',
  timesSeen: 'times seen',
  details: 'details',
} as const;

/** What a rule would make, and what stands in the way. */
export function WhatItWouldMake({
  preview,
  form,
}: {
  readonly preview: RulePreview;
  readonly form: CreationForm | null;
}) {
  const { isMatch, unknown, values, problems } = preview;
  const labels = new Map(form?.fields.map(({ id, label }) => [id, label]) ?? []);
  const isMade = isMatch && problems.length === 0;
  return (
    <section aria-label="What it would make">
      <Notice
        tone={isMade ? 'good' : 'attention'}
        title={
          isMatch
            ? problems.length === 0
              ? 'It would make this issue. Nothing was made now.'
              : 'It is for this tracker issue, but Jira would not take the issue.'
            : 'It is not for this tracker issue. If it were, this is what it would make.'
        }
      >
        {problems.length > 0 && (
          <ul>
            {problems.map(({ field, message }) => (
              <li>
                {labels.get(field) ?? field} {message}
              </li>
            ))}
          </ul>
        )}
        {unknown.length > 0 && (
          <p>
            {`Not known of this tracker issue, as only its events tell: ${unknown.map((name) => UNKNOWN_WORDS[name]).join(', ')}.`}
          </p>
        )}
      </Notice>
      <div class="card">
        <Facts
          of={Object.entries(values).map(([id, value]) => [labels.get(id) ?? id, shown(value, form, id)])}
        />
      </div>
    </section>
  );
}

function shown(value: unknown, form: CreationForm | null, id: string): string {
  const choices = form?.fields.find((field) => field.id === id)?.choices ?? [];
  const word = (one: unknown) => choices.find((choice) => choice.value === one)?.label ?? filledTextOf(one);
  const words = (Array.isArray(value) ? value : [value]).map(word).filter((one) => one !== null);
  return words.length === 0 ? '—' : words.join(', ');
}
