import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { Mention } from '../../domain/mentions.ts';
import type { Stores } from '../ports/stores.ts';

/** Writes down what of these the link knows, if that is news; answers whether it was. `link` is one of `unsettled`. */
export async function noteMentions(
  mentions: readonly Mention[],
  link: ExternalIssueLink,
  { links }: Pick<Stores, 'links'>,
): Promise<boolean> {
  const news = mentions.filter((mention) => mention(link) !== link);
  const known = news.length === 0 ? null : await links.find(link.id);
  if (known === null) return false;
  await links.save(news.reduce((noted, mention) => mention(noted), known));
  return true;
}

/** The links to one issue as they are; in doubt about what is still to be carried out: nobody knows how that ends. */
export function unsettled(
  links: readonly ExternalIssueLink[],
  open: readonly Effect[],
): readonly ExternalIssueLink[] {
  return links.map((link) =>
    open
      .filter((effect) => effect.toProps().linkId === link.id)
      .reduce((known, { kind }) => known.inDoubtAbout(kind), link),
  );
}
