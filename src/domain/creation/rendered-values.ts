import { isObject, textOf } from '../foreign-json.ts';
import type { CreateField } from './create-field.ts';
import { valueKindOf } from './field-kind.ts';
import type { FormValues } from './jira-fields.ts';
import { rendered, templateProblem, type TemplateFacts } from './template.ts';
import type { FieldProblem } from '../domain-error.ts';

/** The templates with everything put in, each as its field shows it: labels without the spaces that none may have. */
export function renderedValues(
  templates: FormValues,
  facts: TemplateFacts,
  screen: readonly CreateField[],
): FormValues {
  const entries = Object.entries(templates).map(([id, value]) => {
    const kind = kindOf(screen, id);
    return [id, inEach(value, (text) => put(text, facts, kind))] as const;
  });
  return Object.fromEntries(entries);
}

/** Everything that is wrong with templates, by field. */
export function templateProblems(templates: FormValues): readonly FieldProblem[] {
  return Object.entries(templates).flatMap(([field, value]) => {
    const problems = textsIn(value).map(templateProblem);
    const message = problems.find((problem) => problem !== null) ?? null;
    return message === null ? [] : [{ field, message }];
  });
}

function kindOf(screen: readonly CreateField[], id: string): ReturnType<typeof valueKindOf> {
  const field = screen.find((one) => one.id === id);
  return field === undefined ? 'text' : valueKindOf(field);
}

function put(text: string, facts: TemplateFacts, kind: ReturnType<typeof valueKindOf>): string {
  if (kind !== 'labels') return rendered(text, facts, kind === 'textarea' ? 'wiki' : 'plain').trim();
  const labels = text.split(',').map((label) => rendered(label.trim(), facts, 'plain').trim());
  return labels.map((label) => label.replace(/[\s,]+/g, '-')).join(',');
}

function inEach(value: unknown, change: (text: string) => string): unknown {
  const text = textOf(value);
  if (text !== null) return change(text);
  if (Array.isArray(value)) return value.map((one) => inEach(one, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inEach(one, change)]));
}

function textsIn(value: unknown): readonly string[] {
  const text = textOf(value);
  if (text !== null) return [text];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
