import type { TrackerCommentText } from '../../../domain/tracker-comment.ts';

/** A longer comment is cut. */
const LONGEST = 20_000;

/** A comment as it stands in Sentry: who wrote it, what, and where in Jira. */
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
