import type { MADE_AGAIN } from '../../../../../domain/creation/creation-rule.ts';
import type { CreationField } from '../links/creation-values.ts';
import { givenValues } from '../links/creation-values.ts';
import type { ShownRule } from './rule-list.tsx';

/** A rule as it is given, as the admin API takes it. */
export type GivenRule = Pick<ShownRule, 'name' | 'position' | 'isEnabled' | 'match' | 'again' | 'values'>;

export const AGAIN_WORDS = {
  never: 'Never: one issue is enough',
  once_done: 'When it happens again after its Jira issue was done',
  always: 'Also when it comes back by itself while that is not done',
} as const satisfies Record<(typeof MADE_AGAIN)[number], string>;

/** What is proposed for a new rule. */
export const NEW_RULE: GivenRule = {
  ...{ name: '', position: 0, isEnabled: true, again: 'never' },
  match: { projects: [], levels: [], tags: {}, timesSeenAtLeast: null, onRegression: false },
  values: { title: '{{title}}', description: '{{link}}\n\n{{details}}' },
};

/** What the form says. What is no number goes on as it is, for the API to say so at the field. */
export function ruleIn(form: URLSearchParams, fields: readonly CreationField[]): GivenRule {
  const text = (name: string) => (form.get(name) ?? '').trim();
  return {
    name: text('name'),
    position: numberIn(text('position')) ?? 0,
    isEnabled: form.get('isEnabled') !== null,
    match: {
      projects: listIn(text('projects')),
      levels: listIn(text('levels')),
      tags: tagsIn(text('tags')),
      timesSeenAtLeast: numberIn(text('timesSeenAtLeast')),
      onRegression: form.get('onRegression') !== null,
    },
    again: text('again') as GivenRule['again'],
    values: givenValues(form, fields),
  };
}

function listIn(text: string): readonly string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** `release=1.2, server=web` by name. */
function tagsIn(text: string): Readonly<Record<string, string>> {
  const pairs = listIn(text).map((one) => {
    const [name = '', ...value] = one.split('=');
    return [name.trim(), value.join('=').trim()] as const;
  });
  return Object.fromEntries(pairs);
}

export function tagsText(tags: Readonly<Record<string, string>>): string {
  return Object.entries(tags)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');
}

function numberIn(text: string): number | null {
  if (text === '') return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : -1;
}
