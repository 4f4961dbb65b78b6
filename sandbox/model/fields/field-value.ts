/** What an issue has in a field: as JSON shows it, and as changelogs tell it. */
export interface FieldValue {
  readonly json: unknown;
  readonly id: string | null;
  readonly text: string;
}

/** What is wrong with a value that was posted for a field. */
export class FieldProblem extends Error {}

/** What is wrong with a field that no screen here has. */
export function notOnScreen(id: string): string {
  return `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;
}
