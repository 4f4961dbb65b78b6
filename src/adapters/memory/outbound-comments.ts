import type { OutboundComments } from '../../application/ports/outbound-comments.ts';
import type { LinkId, TrackerCommentId } from '../../domain/ids.ts';
import { linksBetweenTheSame } from './links-between-the-same.ts';
import type { Tables } from './tables.ts';

export function outboundCommentsOver({
  outboundComments,
  links,
}: Pick<Tables, 'outboundComments' | 'links'>): OutboundComments {
  return {
    async find(link, comment) {
      const known = linksBetweenTheSame(links, link).map((id) => outboundComments.get(nameOf(id, comment)));
      return known.find((one) => one !== undefined) ?? null;
    },
    async save(comment) {
      const { linkId, trackerCommentId } = comment.toProps();
      outboundComments.set(nameOf(linkId, trackerCommentId), comment);
    },
    async wrote(integration, { id, creation }) {
      return [...outboundComments.values()]
        .map((comment) => comment.toProps())
        .filter(({ linkId }) => links.get(linkId)?.issue.integrationId === integration)
        .some(({ jiraCommentId, creation: known }) =>
          jiraCommentId === null ? known !== null && known === creation : jiraCommentId === id,
        );
    },
  };
}

function nameOf(link: LinkId, comment: TrackerCommentId): string {
  return JSON.stringify([link, comment]);
}
