import type { FieldProblem } from '../domain-error.ts';

/** Jira's words per field, at the fields of the form: what it calls summary is the title there. */
export function problemsInForm(fieldMessages: Readonly<Record<string, string>>): readonly FieldProblem[] {
  return Object.entries(fieldMessages).map(([id, message]) => ({ field: formFieldOf(id), message }));
}

function formFieldOf(id: string): string {
  if (id === 'summary') return 'title';
  if (id === 'pid') return 'project';
  return id.startsWith('timetracking_') ? 'timetracking' : id;
}
