import type { EffectId } from '../ids.ts';
import { LONGEST_BODY } from '../jira-comment.ts';
import { asWikiText, wikiPieces } from './wiki-text.ts';

/** A comment of the tracker that is to stand in Jira. */
export interface TrackerRemark {
  /** Who wrote it; null when nobody knows. */
  readonly author: string | null;
  readonly body: string;
  /** The Effect that first asked for it, by which it is found again in Jira. */
  readonly creation: EffectId;
  /** Whether it was given on linking, and never was a comment in the tracker. */
  readonly isOnLinking?: boolean;
}

const LONGEST_AUTHOR = 200;
const CUT = 'Lockstep cut this comment';

/**
 * The comment in Jira's wiki markup, of at most `longest` characters: who wrote it, and what, as a quote in which nothing
 * is markup. What is too long is cut between two characters, with a note. Readers do not see the mark it is found by: an
 * anchor, which only an address leads to.
 */
export function commentForJira(remark: TrackerRemark, longest = LONGEST_BODY): string {
  const { author, body, creation, isOnLinking = false } = remark;
  const wrote = isOnLinking ? 'linked this issue, and wrote' : 'wrote in the tracker';
  const head = `${asWikiText(authorOf(author))} ${wrote}:${anchorOf(creation)}\n{quote}\n`;
  const end = '\n{quote}';
  const note = isOnLinking ? `\n${CUT}.` : `\n${CUT}: the whole of it is in the tracker.`;
  const pieces = wikiPieces(body.trim() === '' ? 'no text' : body);
  const whole = pieces.join('');
  if (head.length + whole.length + end.length <= longest) return head + whole + end;

  const room = longest - head.length - end.length - note.length;
  return head + fitting(pieces, room) + end + note;
}

/** The Effect that first asked for a comment of ours; null when it is none. */
export function creationIn(body: string): EffectId | null {
  const creation = /\{anchor:lockstep-([\w-]{1,64})\}/.exec(body)?.[1];
  return creation === undefined ? null : (creation as EffectId);
}

function anchorOf(creation: EffectId): string {
  return `{anchor:lockstep-${creation}}`;
}

function authorOf(author: string | null): string {
  const name = (author ?? '').replace(/\s+/gu, ' ').trim();
  if (name === '') return 'Somebody';
  return name.length <= LONGEST_AUTHOR ? name : `${name.slice(0, LONGEST_AUTHOR).toWellFormed()}…`;
}

/** As many pieces from the first as have room. */
function fitting(pieces: readonly string[], room: number): string {
  let length = 0;
  const end = pieces.findIndex((piece) => {
    length += piece.length;
    return length > room;
  });
  return pieces.slice(0, end === -1 ? pieces.length : end).join('');
}
