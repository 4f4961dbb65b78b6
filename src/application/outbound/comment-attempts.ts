import { commentForJira, type TrackerRemark } from '../../domain/outbound/comment-for-jira.ts';
import { LONGEST_BODY } from '../../domain/jira-comment.ts';
import { JiraFailure } from '../ports/jira-failure.ts';

/** Shorter than this nothing would be left of a comment but who wrote it. */
const SHORTEST = 300;

/**
 * Sends the comment as long as Jira takes it: where its administrator allows less than usual it is cut shorter, until it
 * has room.
 * @throws {JiraFailure} what `send` ends in when that is nothing to be cured by a shorter text.
 */
export async function sendFitting<Answer>(
  remark: TrackerRemark,
  send: (body: string) => Promise<Answer>,
): Promise<Answer> {
  let longest = LONGEST_BODY;
  for (;;) {
    const body = commentForJira(remark, longest);
    try {
      return await send(body);
    } catch (error) {
      const shorter = error instanceof JiraFailure ? limitAfter(error, body.length) : null;
      if (shorter === null) throw error;
      longest = shorter;
    }
  }
}

/**
 * How long a comment may be that Jira refused at a length of `sent`: the number that it names, in whichever language, else
 * half; null when the length is not what it is about, or nothing shorter makes sense.
 */
function limitAfter({ code, fieldMessages }: JiraFailure, sent: number): number | null {
  const message = fieldMessages['comment'];
  if (code !== 'jira_refused' || message === undefined) return null;

  const numbers = [...message.matchAll(/\d(?:[.,'’\s]?\d)*/gu)].map(([digits]) =>
    Number(digits.replace(/\D/g, '')),
  );
  const named = numbers.filter((number) => number >= SHORTEST && number < sent);
  const longest = named.length > 0 ? Math.max(...named) : Math.floor(sent / 2);
  return longest >= SHORTEST ? longest : null;
}
