const UNSIGNED_BODY =
  'An event came without signature and was refused, though Jira signs this webhook. Check the webhook: it may have lost its secret, or somebody else knows its address.';
const WRONGLY_SIGNED_BODY =
  'An event came signed with another secret than this webhook’s, and was refused. Check the webhook: its secret may have been changed in Jira, or somebody else knows its address.';

/** What a body that is not signed as it should be tells of the webhook, to the person who can mend it. */
export function problemOfBody(reason: 'missing' | 'wrong'): string {
  return reason === 'missing' ? UNSIGNED_BODY : WRONGLY_SIGNED_BODY;
}

/** Whether it is a problem that such a body told of. */
export function isOfBodySignature(problem: string | null): boolean {
  return problem === UNSIGNED_BODY || problem === WRONGLY_SIGNED_BODY;
}
