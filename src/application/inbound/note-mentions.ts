import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { Mention } from '../../domain/mentions.ts';
import type { Stores } from '../ports/stores.ts';

/** Writes down what of these the link knows, if that is news. `link` is one of `unsettled`. */
export async function noteMentions(
  mentions: readonly Mention[],
  link: ExternalIssueLink,
  { links }: Pick<Stores, 'links'>,
): Promise<void> {
  const news = mentions.filter((mention) => mention(link) !== link);
  const known = news.length === 0 ? null : await links.find(link.id);
  if (known !== null) await links.save(news.reduce((noted, mention) => mention(noted), known));
}

/** The links to one issue as they are; in doubt about what is still to be carried out: nobody knows how that ends. */
export async function unsettled(
  links: readonly ExternalIssueLink[],
  { effects }: Pick<Stores, 'effects'>,
): Promise<readonly ExternalIssueLink[]> {
  const [first] = links;
  if (first === undefined) return links;
  const open = await effects.open(first.issue);
  return links.map((link) =>
    open
      .filter((effect) => effect.toProps().linkId === link.id)
      .reduce((known, { kind }) => known.inDoubtAbout(kind), link),
  );
}
