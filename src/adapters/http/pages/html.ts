/** Markup that is safe to show as it stands. Only `html` makes it. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** What may be put into markup; null is nothing, a list its items one after the other. */
export type Insert = Html | string | null | readonly Insert[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup with values in it; every text among them is escaped, fit for elements and for quoted attributes. */
export function html(parts: TemplateStringsArray, ...inserts: readonly Insert[]): Html {
  return new Html(
    parts.reduce((markup, part, index) => markup + markupOf(inserts[index - 1] ?? null) + part),
  );
}

function markupOf(insert: Insert): string {
  if (insert === null) return '';
  if (insert instanceof Html) return insert.toString();
  if (typeof insert === 'string') return insert.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
  return insert.map(markupOf).join('');
}
