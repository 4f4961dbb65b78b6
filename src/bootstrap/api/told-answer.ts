import { isObject, own } from '../../domain/foreign-json.ts';

const WIDEST = 48;

/** An answer of the API as people read it: a table of a list, lines of a thing. */
export function toldAnswer(answer: unknown): readonly string[] {
  if (answer === null) return ['Done.'];
  const [items, next] = [own(answer, 'items'), own(answer, 'next')];
  if (!Array.isArray(items)) return linesOf(answer);
  if (items.length === 0) return ['There are none.'];
  const more = typeof next === 'string' ? [`There are more: --after ${next} tells those that follow.`] : [];
  return [...tableOf(items), ...more];
}

/** The columns are what each item has that is short enough for one. */
function tableOf(items: readonly unknown[]): readonly string[] {
  const names = [...new Set(items.flatMap((item) => (isObject(item) ? Object.keys(item) : [])))];
  const columns = names
    .filter((name) => items.every((item) => !isObject(own(item, name)) && !Array.isArray(own(item, name))))
    .map((name) => [name, ...items.map((item) => shortened(wordOf(own(item, name))))])
    .filter(([, ...cells]) => cells.some((cell) => cell !== ''));
  const widths = columns.map((cells) => Math.max(...cells.map((cell) => cell.length)));
  return Array.from({ length: items.length + 1 }, (_, row) =>
    columns
      .map((cells, column) => (cells[row] ?? '').padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function linesOf(value: unknown, indent = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => asItem(linesOf(item, `${indent}  `), indent));
  if (!isObject(value)) return textLines(wordOf(value), indent);
  return Object.entries(value).flatMap(([name, held]) => {
    const isNested = (isObject(held) || Array.isArray(held)) && Object.keys(held).length > 0;
    const isLong = typeof held === 'string' && held.trim().includes('\n');
    return isNested || isLong
      ? [`${indent}${name}:`, ...linesOf(held, `${indent}  `)]
      : [`${indent}${name}: ${wordOf(held)}`];
  });
}

function textLines(text: string, indent: string): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `${indent}${line}`);
}

function asItem(lines: readonly string[], indent: string): readonly string[] {
  const [first = '', ...rest] = lines;
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

function wordOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return visible(typeof value === 'string' ? value : JSON.stringify(value));
}

/** The text without what a terminal would obey: others wrote it. */
export function visible(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '\uFFFD');
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= WIDEST ? line : `${line.slice(0, WIDEST - 1)}…`;
}
