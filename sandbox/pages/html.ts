/** Markup that may be shown as it is. Only `html` makes it. */
export class Html {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

type Piece = Html | string | number | null | readonly Piece[];

/** Markup with values put in: everything that is not `Html` itself is escaped; null is nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Html {
  return new Html(strings.map((text, index) => text + markup(values[index] ?? null)).join(''));
}

function markup(piece: Piece): string {
  if (piece === null) return '';
  if (piece instanceof Html) return piece.toString();
  if (typeof piece === 'string' || typeof piece === 'number') return escaped(String(piece));
  return piece.map(markup).join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
