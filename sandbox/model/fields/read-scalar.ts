import type { FieldValue } from './field-value.ts';
import { FieldProblem } from './field-value.ts';

const LONGEST_LINE = 255;
const LONGEST_TEXT = 32_767;
const DATE = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$/;
const DURATION = /^(\d+[wdhm])(\s+\d+[wdhm])*$|^\d+$/;

export function plain(json: string | number): FieldValue {
  return { json, id: null, text: String(json) };
}

/** One line. @throws {FieldProblem} */
export function readLine(value: unknown): FieldValue {
  const line = textIn(value);
  if (/[\r\n]/.test(line)) throw new FieldProblem('The text must not contain line breaks.');
  if (line.length > LONGEST_LINE) {
    throw new FieldProblem(
      `The entered text is too long. It exceeds the allowed limit of ${LONGEST_LINE} characters.`,
    );
  }
  return plain(line);
}

/** @throws {FieldProblem} */
export function readText(value: unknown): FieldValue {
  return plain(textIn(value));
}

/** @throws {FieldProblem} */
export function readUrl(value: unknown): FieldValue {
  const url = textIn(value);
  if (!URL.canParse(url)) throw new FieldProblem('Not a valid URL.');
  return plain(url);
}

/** @throws {FieldProblem} */
export function readNumber(value: unknown): FieldValue {
  if (typeof value !== 'number') throw new FieldProblem('Operation value must be a number');
  return plain(value);
}

/** @throws {FieldProblem} */
export function readDate(value: unknown): FieldValue {
  return matching(value, DATE, 'yyyy-MM-dd');
}

/** @throws {FieldProblem} */
export function readMoment(value: unknown): FieldValue {
  return matching(value, MOMENT, "yyyy-MM-dd'T'HH:mm:ss.SSSZ");
}

/** Estimates such as `2d 4h`. @throws {FieldProblem} */
export function readTimeTracking(value: unknown): FieldValue {
  const known: Readonly<Record<string, unknown>> = typeof value === 'object' ? { ...value } : {};
  const given = ['originalEstimate', 'remainingEstimate'].flatMap((name) => {
    const estimate = known[name];
    if (estimate === undefined) return [];
    if (typeof estimate !== 'string' || !DURATION.test(estimate)) {
      throw new FieldProblem(`The ${name} specified is not valid.`);
    }
    return [[name, estimate] as const];
  });
  if (given.length === 0) throw new FieldProblem('Operation value must be an object with an estimate');
  return {
    json: Object.fromEntries(given),
    id: null,
    text: given.map(([, estimate]) => estimate).join(', '),
  };
}

/** @throws {FieldProblem} when it is none, or too long. */
export function textIn(value: unknown): string {
  if (typeof value !== 'string') throw new FieldProblem('Operation value must be a string');
  if (value.length > LONGEST_TEXT) {
    throw new FieldProblem(
      `The entered text is too long. It exceeds the allowed limit of ${LONGEST_TEXT} characters.`,
    );
  }
  return value;
}

function matching(value: unknown, pattern: RegExp, format: string): FieldValue {
  const text = textIn(value);
  if (!pattern.test(text) || Number.isNaN(Date.parse(text.slice(0, 10)))) {
    throw new FieldProblem(`Error parsing date string: ${text} (expected ${format})`);
  }
  return plain(text);
}
