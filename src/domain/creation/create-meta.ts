/**
 * The two ways in which Jira tells how an issue is made. `whole`: all of a project in one answer, up to 8.x. `paged`: by
 * project and issue type, page by page, from 8.4 on.
 */
export type CreateMetaCall = 'whole' | 'paged';

/**
 * The calls that a Jira of this version may have, the likelier first: the version that is known may be an old one, and
 * some of 8.4 to 8.x refuse the newer one. Null is a version that nobody knows.
 */
export function createMetaCallsOf(version: string | null): readonly CreateMetaCall[] {
  const [major, minor] = (version ?? '').split('.', 2).map(Number);
  if (major === undefined || !Number.isSafeInteger(major) || major === 0) return ['paged', 'whole'];
  if (major >= 9) return ['paged'];
  return major < 8 || (minor ?? 0) < 4 ? ['whole', 'paged'] : ['paged', 'whole'];
}
