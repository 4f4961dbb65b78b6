import type { TrackerCommentText } from '../tracker-comment.ts';

/** A longer comment is cut. */
const LONGEST = 20_000;

const AUTHORED = /^\*\*.+\*\* wrote in Jira:\n\n/;
const PLACED = /\n\n\[Open in Jira\]\(https?:[^)\s]+\)$/;

/** A comment of Jira as it stands in Sentry: who wrote it, what, and where in Jira. */
export function commentText({ author, body, url }: TrackerCommentText): string {
  const text = body.toWellFormed().trim();
  const isLong = text.length > LONGEST;
  return [
    author === null ? null : `**${author}** wrote in Jira:`,
    isLong ? `${text.slice(0, LONGEST).toWellFormed()} …` : text,
    isLong ? '(cut: the whole of it is in Jira)' : null,
    url === null ? null : `[Open in Jira](${url})`,
  ]
    .filter((part) => part !== null)
    .join('\n\n');
}

/** Whether a comment in Sentry looks as `commentText` makes those of people of Jira. */
export function isFromJira(text: string): boolean {
  return AUTHORED.test(text) && PLACED.test(text);
}
