const WORDS: Readonly<Record<string, string>> = {
  not_an_object: 'The body is no JSON object.',
  about_no_issue: 'It is about no issue.',
  not_linked: 'It is about an issue that is not linked.',
  no_changelog: 'It tells of no change.',
  no_readable_item: 'Nothing that it says has changed can be read.',
  nothing_to_sync: 'Nothing that changed is kept in lockstep.',
};

/** Why a Delivery asked for nothing, for people. */
export function whyIgnored(reason: string | null): string {
  return (reason === null ? undefined : WORDS[reason]) ?? 'It asked for nothing.';
}
