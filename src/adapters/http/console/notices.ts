/**
 * What a page says first after something was done on the page before, by a word in the address: whoever makes up an
 * address can have nothing else said.
 */
export const NOTICES = {
  signed_out: 'You are signed out.',
  replayed: 'It is tried again now.',
  replay_open: 'It is still to be carried out: nothing had to be started.',
} as const satisfies Readonly<Record<string, string>>;

export type NoticeCode = keyof typeof NOTICES;

/** The sentence for the word, if it is one of ours. */
export function noticeFor(code: unknown): string | null {
  return typeof code === 'string' && Object.hasOwn(NOTICES, code) ? NOTICES[code as NoticeCode] : null;
}
