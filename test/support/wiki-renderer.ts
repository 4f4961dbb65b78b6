/** What a reader sees of a text in wiki markup, and what in it means more than itself. */
export interface Rendered {
  readonly text: string;
  /** What was understood as markup, by kind. */
  readonly markup: readonly string[];
  /** The addresses that can be clicked on. */
  readonly addresses: readonly string[];
}

const FACES = [
  ...[
    ':-)',
    ':)',
    ':P',
    ':p',
    ';-)',
    ';)',
    ':D',
    ':-(',
    ':(',
    '(y)',
    '(n)',
    '(i)',
    '(/)',
    '(x)',
    '(!)',
    '(+)',
    '(-)',
  ],
  ...['(?)', '(on)', '(off)', '(*)', '(*r)', '(*g)', '(*b)', '(*y)', '(flag)', '(flagoff)'],
];
const BLOCKS: Readonly<Record<string, RegExp>> = {
  heading: /^\s*h[1-6]\./im,
  quote: /^\s*bq\./im,
  list: /^\s*[*#-]+\s/m,
  rule: /^\s*-{4,}\s*$/m,
  table: /^\s*\|/m,
};
const INLINE: Readonly<Record<string, RegExp>> = {
  // A mention is looked for by its own, whatever stands before it.
  mention: /\[~[^\]]*\]/,
  macro: /(?<!\\)\{[a-zA-Z][^{}\n]*\}/,
  link: /(?<!\\)\[[^\]\n]+\]/,
  image: /(?<!\\)![^\s!][^!\n]*!/,
  newline: /(?<!\\)\\\\(?!\S*\\)/,
};
const PHRASES = ['\\?\\?', '\\*', '\\^', '~', '_', '-', '\\+', '\\{\\{'];
const ADDRESS =
  /(?<=[^"[|'!\p{L}\p{Nd}]|^)(?:https?:\/\/|ftps?:\/\/|irc:\/\/|news:|nntp:|mailto:|file:|skype:|callto:|tel:)[-_.!~*';/?:@#&=%+$,A-Za-z0-9[\]()\\]+/gmu;

/**
 * Reads a text as Jira's renderer does, step by step in its order, as far as its signs go: written anew after what is
 * known of it, to hold our escapes against. Finds more markup than Jira does rather than less.
 */
export function render(wiki: string): Rendered {
  const markup = [...kindsIn(BLOCKS, wiki), ...kindsIn(INLINE, wiki)];
  const addresses: string[] = [];
  const linked = wiki.replace(ADDRESS, (match) => {
    const address = match.replace(/[.,>)\];}"'!]+$/, '');
    addresses.push(entitiesRead(address));
    return `\ue000${addresses.length - 1}\ue001${match.slice(address.length)}`;
  });
  const unescaped = linked.replace(/(?<!\\)\\([-#*_+?^~|%{}[\]()!@])/g, (_, sign: string) =>
    '{}[]'.includes(sign) ? sign : `&#${sign.charCodeAt(0)};`,
  );
  if (/(^|\s)-{2,3}(\s|$)/m.test(unescaped)) markup.push('dash');
  for (const face of FACES) if (isFaceIn(face, unescaped)) markup.push(`face ${face}`);
  for (const phrase of PHRASES) if (isPhraseIn(phrase, unescaped)) markup.push(`phrase ${phrase}`);

  const text = entitiesRead(unescaped).replace(
    /\ue000(\d+)\ue001/g,
    (_, at: string) => addresses[Number(at)] ?? '',
  );
  return { text, markup, addresses };
}

function kindsIn(kinds: Readonly<Record<string, RegExp>>, wiki: string): readonly string[] {
  return Object.entries(kinds).flatMap(([kind, pattern]) => (pattern.test(wiki) ? [kind] : []));
}

function isFaceIn(face: string, text: string): boolean {
  const after = text.split(face).slice(1);
  return after.some((rest) => !/^[\p{L}\p{Nd}]/u.test(rest));
}

function isPhraseIn(sign: string, text: string): boolean {
  const end = sign === '\\{\\{' ? '\\}\\}' : sign;
  const phrase = `(?<![\\p{L}\\p{Nd}\\\\])${sign}(?=\\S)[^\\n]*?\\S${end}(?![\\p{L}\\p{Nd}])`;
  const short = `(?<![\\p{L}\\p{Nd}\\\\])${sign}[^\\s]${end}(?![\\p{L}\\p{Nd}])`;
  return new RegExp(`${phrase}|${short}`, 'u').test(text);
}

/** What the renderer leaves as it is, and a browser shows. */
function entitiesRead(text: string): string {
  return text.replace(/&(#\d+|amp|lt|gt|quot);/g, (_, name: string) => {
    const known: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
    return known[name] ?? String.fromCodePoint(Number(name.slice(1)));
  });
}
