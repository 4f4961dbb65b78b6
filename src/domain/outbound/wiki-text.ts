/**
 * Text that people wrote elsewhere, for a field that Jira renders as wiki markup: what is shown is the text as it was, and
 * nothing in it means anything to Jira. The signs that Jira takes a backslash before are those of its renderer
 * (https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all); what it takes none before is written as a
 * character reference, which the renderer leaves as it is. Only a plain http address stays one, to be clicked on.
 *
 * The pieces in order: what may be cut apart is between them, never within one.
 */
export function wikiPieces(text: string): readonly string[] {
  return cleaned(text)
    .split('\n')
    .flatMap((line, index) => [...(index === 0 ? [] : ['\n']), ...piecesOfLine(line)]);
}

/** The whole of it. */
export function asWikiText(text: string): string {
  return wikiPieces(text).join('');
}

/** Every kind of line end is one, and what XML cannot hold is left out: Jira refuses or drops it. */
function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\ufffe\uffff]/gu, '');
}

function piecesOfLine(line: string): readonly string[] {
  const head = headOf(line);
  let at = 0;
  return line.split(/(\s+)/u).flatMap((run) => {
    const start = at;
    at += run.length;
    return addressPieces(run) ?? signPieces({ line, head, start, end: at });
  });
}

/** The head of a line, which tells Jira a heading, a quote or a list: where its stop stands, and its last list sign. */
interface Head {
  readonly stopAt: number;
  readonly listEnd: number;
}

function headOf(line: string): Head {
  const stop = /^\s*(?:h[1-6]|bq)(?=\.)/i.exec(line)?.[0].length ?? -1;
  return { stopAt: stop, listEnd: /^[\s#*-]*/.exec(line)?.[0].length ?? 0 };
}

const ADDRESS =
  /^(?<before>[(<]*)(?<address>https?:\/\/[A-Za-z0-9](?:[A-Za-z0-9\-_.~/?:@#&=%+$,]*[A-Za-z0-9\-_~/#&=%+$])?)(?<after>[)>.,:?]*)$/;

/**
 * What Jira makes a link of by itself is one piece, and holds nothing that is more to it; null when `run` is none, or is
 * followed by a face, which could be taken its meaning from only by signs that Jira would take for the address's own.
 */
function addressPieces(run: string): readonly string[] | null {
  const { before = '', address, after = '' } = ADDRESS.exec(run)?.groups ?? {};
  if (address === undefined || after.includes(':)')) return null;
  return [...before.split(/(?!^)/).map((sign) => (sign === '(' ? '\\(' : sign)), address + after];
}

interface Run {
  readonly line: string;
  readonly head: Head;
  readonly start: number;
  readonly end: number;
}

function signPieces(run: Run): readonly string[] {
  const pieces: string[] = [];
  let at = run.start;
  while (at < run.end) {
    let [piece, end] = ['', at + 1];
    while (at < Math.min(end, run.end)) {
      const sign = String.fromCodePoint(run.line.codePointAt(at) ?? 0);
      end = Math.max(end, endOfFace(run.line, at));
      piece += pieceFor(sign, run, at);
      at += sign.length;
    }
    pieces.push(piece);
  }
  return pieces;
}

/** Behind the sign after `:D` and the like: cut before that, a word such as `:Done` would be a face. */
function endOfFace(line: string, at: number): number {
  if (line[at] !== ':') return at;
  const letterAt = line[at + 1] === '-' ? at + 2 : at + 1;
  return 'DPdp'.includes(line[letterAt] ?? ' ') ? letterAt + 2 : at;
}

const ALWAYS = new Set('[]()|*^~+!');
const SCHEMES =
  /(?:mailto|file|news|nntp|irc|irc6|skype|callto|tel|sip|sips|xmpp|facetime|git|ssh|svn|smb|cifs|notes|data|javascript|sms|geo|magnet)$/i;

function pieceFor(sign: string, { line, head }: Run, at: number): string {
  if (ALWAYS.has(sign)) return `\\${sign}`;
  const [previous, next] = [line[at - 1] ?? '', line[at + 1] ?? ''];
  switch (sign) {
    case '{':
    case '}':
      // Two that are merely taken a backslash from would still mean monospaced to the step after.
      return previous === sign || next === sign ? `&#${sign.charCodeAt(0)};` : `\\${sign}`;
    case '-':
    case '_':
      return isWordSign(previous) && isWordSign(next) ? sign : `\\${sign}`;
    case '?':
      return previous === '?' || next === '?' ? '\\?' : sign;
    case '#':
      return at < head.listEnd ? '\\#' : sign;
    case '.':
      return at === head.stopAt ? '&#46;' : sign;
    case '\\':
      return isWordSign(next) && previous !== '\\' ? sign : '&#92;';
    case '&':
      return /^&[^\s;&]{1,40};/.test(line.slice(at, at + 43)) ? '&amp;' : sign;
    case ':':
      return isSpecialColon(line, at) ? '&#58;' : sign;
    default:
      return sign;
  }
}

/** Of an address that Jira would make a link of, or of a face such as `:D`; those of brackets are none without them. */
function isSpecialColon(line: string, at: number): boolean {
  const after = line.slice(at + 1, at + 4);
  if (after.startsWith('//') || /^-?[DP](?![\p{L}\p{Nd}])/iu.test(after)) return true;
  return SCHEMES.test(line.slice(Math.max(0, at - 12), at));
}

function isWordSign(sign: string): boolean {
  return /^[A-Za-z0-9]$/.test(sign);
}
