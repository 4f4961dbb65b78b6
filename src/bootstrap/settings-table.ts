import { CONFIG_VARIABLES } from './config-variables.ts';

const HEADINGS = ['variable', 'meaning', 'default', 'example'] as const;

/** Every setting as the README's table in Markdown, its columns of one width. */
export function settingsTable(): string {
  const rows = CONFIG_VARIABLES.map((variable) => [
    `\`${variable.name}\``,
    variable.meaning,
    variable.default,
    `\`${variable.example}\``,
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(HEADINGS), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
