import { driftFrom } from '../../domain/drift.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import { mentionsOf } from '../../domain/mentions.ts';
import type { ReconciliationCounts } from '../../domain/reconciliation-run.ts';
import { noteMentions } from '../inbound/note-mentions.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { HealDrift, KnownOfLinks } from './heal-drift.ts';

export interface CompareShownPorts {
  readonly unitOfWork: UnitOfWork;
}

/** Compares links with their issue as Jira shows it now. */
export class CompareShown {
  readonly #ports: CompareShownPorts;
  readonly #heal: HealDrift;

  constructor(ports: CompareShownPorts, heal: HealDrift) {
    this.#ports = ports;
    this.#heal = heal;
  }

  /**
   * Heals what disagrees. Of what agrees it writes down as of when: an event of before that comes after all, late,
   * finds it to be old.
   */
  async execute(
    links: readonly ExternalIssueLink[],
    shown: JiraIssue,
    known: KnownOfLinks,
  ): Promise<ReconciliationCounts> {
    const counts = await this.#heal.execute(links, (link, terms) => driftFrom(link, shown, terms), known);
    const mayHaveChanged = counts.drifted > 0 || known.unfinished.has(shown.id);
    if (mayHaveChanged || links.some((link) => isNews(shown, link))) await this.#note(links, shown);
    return counts;
  }

  /** Needs no lease: it says no more than an event would have said that merely mentions what is known. */
  async #note([first, ...others]: readonly ExternalIssueLink[], shown: JiraIssue): Promise<void> {
    if (first === undefined) return;
    const ids = new Set([first, ...others].map(({ id }) => id));
    await this.#ports.unitOfWork.run(async (stores) => {
      const links = (await stores.links.ofIssue(first.issue)).filter(({ id }) => ids.has(id));
      const open = links.length === 0 ? [] : await stores.effects.open(first.issue);
      await noteMentions(mentionsOf(shown), { links, open }, stores);
    });
  }
}

function isNews(shown: JiraIssue, link: ExternalIssueLink): boolean {
  return mentionsOf(shown).some((mention) => mention(link) !== link);
}
