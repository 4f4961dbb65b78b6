import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { Mention } from '../../domain/mentions.ts';
import type { Stores } from '../ports/stores.ts';

/** The links to one issue as they are stored, held by this transaction, and the issue's open Effects. */
export interface KnownOfIssue {
  readonly links: readonly ExternalIssueLink[];
  readonly open: readonly Effect[];
}

/** Writes down what of these is news to a link, in doubt as it may be; answers the links as they are then. */
export async function noteMentions(
  mentions: readonly Mention[],
  { links: known, open }: KnownOfIssue,
  { links }: Pick<Stores, 'links'>,
): Promise<readonly ExternalIssueLink[]> {
  const noted = known.map((link) => {
    const doubted = inDoubt(link, open);
    const news = mentions.filter((mention) => mention(doubted) !== doubted);
    return news.reduce((changed, mention) => mention(changed), link);
  });
  for (const [index, link] of noted.entries()) if (link !== known[index]) await links.save(link);
  return noted;
}

/** The links to one issue as they are; in doubt about what is still to be carried out: nobody knows how that ends. */
export function unsettled({ links, open }: KnownOfIssue): readonly ExternalIssueLink[] {
  return links.map((link) => inDoubt(link, open));
}

function inDoubt(link: ExternalIssueLink, open: readonly Effect[]): ExternalIssueLink {
  return open
    .filter((effect) => effect.toProps().linkId === link.id)
    .reduce((known, { kind }) => known.inDoubtAbout(kind), link);
}
