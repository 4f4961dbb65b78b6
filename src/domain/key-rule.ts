import { advance } from './status-rule.ts';

/** The key an issue had at `updatedAt`. */
export interface SeenKey {
  readonly key: string;
  readonly projectId: string | null;
  /** The key it was moved away from; null when it was merely mentioned. */
  readonly from: string | null;
  readonly updatedAt: Date | null;
  /** Whether Jira itself was asked, so that this is the key it has now; an event tells the one it had. */
  readonly isRead?: boolean;
}

/** What a link knows of its Jira issue's key. */
export interface KnownKey {
  readonly jiraIssueKey: string | null;
  readonly keyWatermark: Date | null;
}

/** The key, those before it, and the project it is in under that key. */
export interface KnownPlace extends KnownKey {
  readonly formerKeys: readonly string[];
  readonly jiraProjectId: string | null;
}

/** So many former keys of an issue are known at most; hardly any is moved more often. */
const MOST_FORMER_KEYS = 20;

/** The keys the issue had before it got the one that was seen, the latest last. Jira gives no other issue any of them. */
export function formerKeysAfter(
  { jiraIssueKey, formerKeys }: Pick<KnownPlace, 'jiraIssueKey' | 'formerKeys'>,
  { key, from }: SeenKey,
): readonly string[] {
  const known = [...formerKeys, jiraIssueKey, from].filter((former) => former !== null && former !== key);
  return [...new Set(known)].filter((former) => former !== null).slice(-MOST_FORMER_KEYS);
}

/** What is known of an issue's key, and of its project, once a key was seen that is not old. */
export function keyDecided(known: KnownPlace, seen: SeenKey): KnownPlace {
  const knownProject = seen.key === known.jiraIssueKey ? known.jiraProjectId : null;
  return {
    jiraIssueKey: seen.key,
    formerKeys: formerKeysAfter(known, seen),
    jiraProjectId: seen.projectId ?? knownProject,
    keyWatermark: advance(known.keyWatermark, seen.updatedAt),
  };
}

/**
 * Whether a key that was seen is no newer than what is known. Of one seen at the very moment of the watermark, or at
 * nobody knows which, only Jira itself, or a move away from the key that is known, tells that it is newer.
 */
export function isOldKey(
  { keyWatermark, jiraIssueKey }: KnownKey,
  { from, updatedAt, isRead }: SeenKey,
): boolean {
  if (keyWatermark === null) return false;
  if (updatedAt !== null && updatedAt.getTime() !== keyWatermark.getTime()) return updatedAt < keyWatermark;
  const isNewer = (from !== null && from === jiraIssueKey) || (isRead === true && updatedAt !== null);
  return !isNewer;
}
