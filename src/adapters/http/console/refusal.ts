import { ApiRefused } from './in-process-api.ts';

/** What the admin API refused in what a form sent: in general, and by field. */
export interface Refusal {
  /** Null when all of it is told at the fields. */
  readonly message: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly status: number;
}

export const NO_REFUSAL: Refusal = { message: null, fields: {}, status: 200 };

/** Refusals that a person mends in the form itself, or by trying again; others are told on a page of their own. */
const IN_THE_FORM: readonly number[] = [409, 412, 413, 422, 502, 503];

/**
 * What of a refusal is said at which of the form's fields, and the rest in general.
 * @throws what is no refusal of the admin API, or one that no other entry mends.
 */
export function refusalIn(error: unknown, shown: readonly string[] | ((field: string) => boolean)): Refusal {
  const isShown = typeof shown === 'function' ? shown : (field: string) => shown.includes(field);
  if (!(error instanceof ApiRefused) || !IN_THE_FORM.includes(error.status)) throw error;
  const errors = error.problem.errors ?? [];
  const fields = Object.fromEntries(
    errors.filter(({ field }) => isShown(field)).map(({ field, message }) => [field, sentence(message)]),
  );
  const isAllAtFields = errors.length > 0 && errors.every(({ field }) => isShown(field));
  return { message: isAllAtFields ? null : error.message, fields, status: error.status };
}

/** “must be a number” stands alone under a field: it begins as a sentence does. */
function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
