/** What is wrong with a summary; null when nothing is. */
export function summaryProblem(summary: string): string | null {
  if (summary.trim() === '') return 'You must specify a summary of the issue.';
  if (summary.length > 255) return 'Summary must be less than 255 characters.';
  if (/[\r\n]/.test(summary)) return 'The summary is invalid because it contains newline characters.';
  return null;
}
