/** A secret by a name that may be shown. */
export interface NamedSecret {
  readonly name: string;
  readonly value: string;
}

/** Where something was shown, by a name for people. */
export interface Shown {
  readonly where: string;
  readonly text: string;
}

/** Shorter ones would be found by chance, and up to this length as a part of something else. */
const SHORTEST = 6;
const SHORT = 12;
/** Base64 of fewer characters than these is found by chance too. */
const SHORTEST_ENCODED = 8;

/**
 * Each secret that stands in one of the texts, as `where: name (form)`: as it is, as JSON has it, percent-encoded, in
 * hexadecimal, in base64 and base64url also amid other bytes. A PEM is looked for line by line, a JWT by segment too.
 */
export function secretsIn(texts: readonly Shown[], secrets: readonly NamedSecret[]): readonly string[] {
  const forms = secrets.flatMap(piecesOf).flatMap(({ name, value }) => {
    if (value.length < SHORTEST) throw new Error(`${name} is too short to be looked for`);
    return formsOf(value).map(([form, text]) => ({ label: `${name} (${form})`, text }));
  });
  return texts.flatMap(({ where, text }) => {
    return forms.filter((form) => isIn(text, form.text)).map(({ label }) => `${where}: ${label}`);
  });
}

/** The secret itself, and what of it is as good as the whole. */
function piecesOf({ name, value }: NamedSecret): readonly NamedSecret[] {
  if (value.startsWith('-----BEGIN')) {
    const lines = value.split('\n').filter((line) => line.length >= 16 && !line.startsWith('-----'));
    return lines.map((line, index) => ({ name: `${name}, line ${index + 1}`, value: line }));
  }
  const segments = /^eyJ[\w-]+\.([\w-]+)\.([\w-]+)$/.exec(value);
  if (segments === null) return [{ name, value }];
  const [, payload = '', signature = ''] = segments;
  return [
    { name, value },
    { name: `${name}, payload`, value: payload },
    { name: `${name}, signature`, value: signature },
  ];
}

function formsOf(value: string): readonly (readonly [string, string])[] {
  const bytes = Buffer.from(value);
  const encoded = [0, 1, 2].flatMap((offset) => {
    const base64 = amid(bytes, offset);
    return base64.length < SHORTEST_ENCODED
      ? []
      : ([
          ['base64', base64],
          ['base64url', base64.replaceAll('+', '-').replaceAll('/', '_')],
        ] as const);
  });
  return [
    ['as it is', value],
    ['in JSON', JSON.stringify(value).slice(1, -1)],
    ['percent-encoded', encodeURIComponent(value)],
    ['in hexadecimal', bytes.toString('hex')],
    ['in hexadecimal', bytes.toString('hex').toUpperCase()],
    ...encoded,
  ];
}

/** What base64 makes of `bytes` that follow `offset` others, without the characters at the ends that depend on those. */
function amid(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const isLastWhole = (offset + bytes.length) % 3 === 0;
  return whole.slice(offset === 0 ? 0 : offset + 1, isLastWhole ? undefined : -1);
}

function isIn(text: string, piece: string): boolean {
  if (piece.length > SHORT || !/^\w+$/.test(piece)) return text.includes(piece);
  return new RegExp(`(?<![A-Za-z0-9])${piece}(?![A-Za-z0-9])`).test(text);
}
