import type { LinkId } from '../../domain/ids.ts';
import type { Tables } from './tables.ts';

/** This link, then all others between its two issues, the newest first; none when there is no such link. */
export function linksBetweenTheSame(links: Tables['links'], id: LinkId): readonly LinkId[] {
  const jiraIssueId = links.get(id)?.issue.jiraIssueId;
  const others = linksOfTheSameTrackerIssue(links, id).filter(
    (other) => other !== id && links.get(other)?.issue.jiraIssueId === jiraIssueId,
  );
  return links.has(id) ? [id, ...others.toReversed()] : [];
}

/** This link and all others of its tracker issue, the oldest first. */
export function linksOfTheSameTrackerIssue(links: Tables['links'], id: LinkId): readonly LinkId[] {
  const own = links.get(id)?.toProps();
  return [...links.values()]
    .map((link) => link.toProps())
    .filter(
      ({ installationId, trackerIssueId }) =>
        installationId === own?.installationId && trackerIssueId === own.trackerIssueId,
    )
    .map((props) => props.id);
}
