import {
  changesSince,
  commentComparisonOf,
  commentDrift,
  type CommentComparison,
} from '../../domain/comment-drift.ts';
import type { Drift } from '../../domain/drift.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { LinkId } from '../../domain/ids.ts';
import type { CommentChange } from '../../domain/jira-comment.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import { isSamePerson } from '../../domain/jira-user.ts';
import { creationIn } from '../../domain/outbound/comment-for-jira.ts';
import { NOTHING_COUNTED, sum, type ReconciliationCounts } from '../../domain/reconciliation-run.ts';
import { rulesIn, type ProjectRules } from '../../domain/sync-settings.ts';
import { SyncedComment } from '../../domain/synced-comment.ts';
import { isOwnComment } from '../inbound/own-comment.ts';
import type { Clock } from '../ports/clock.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { Log } from '../ports/log.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import {
  settingsKnownOf,
  type FindDrift,
  type HealDrift,
  type KnownOfLinks,
  type StoresOfDrift,
} from './heal-drift.ts';
import { readComments, type ReadComments, type ReadCommentsPorts } from './read-comments.ts';

export interface CompareCommentsPorts extends ReadCommentsPorts {
  readonly stores: Pick<Stores, 'installations'>;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly log: Log;
}

/** An issue as Jira shows it, and the links to it. */
export interface ShownLinks {
  readonly shown: JiraIssue;
  readonly links: readonly ExternalIssueLink[];
}

type Comparisons = ReadonlyMap<LinkId, CommentComparison>;

/** After so many issues in a row the comments of the others wait for the next comparison: Jira may be away altogether. */
const MOST_FAILURES = 3;

/** Has each comment carried over that was written or edited, or shut to some, while nobody was told of it. */
export class CompareComments {
  readonly #ports: CompareCommentsPorts;
  readonly #heal: HealDrift;

  constructor(ports: CompareCommentsPorts, heal: HealDrift) {
    this.#ports = ports;
    this.#heal = heal;
  }

  /**
   * Asks Jira for the comments of each issue that was updated since, where they are carried over. Comments that cannot be
   * read are left as they are, which is logged, and compared the next time.
   * @throws {IntegrationNotActive} when Jira may not be asked.
   * @throws {JiraFailure} when it takes no more calls: `jira_needs_reauthorization`, `jira_rate_limited`.
   */
  async execute(issues: readonly ShownLinks[], known: KnownOfLinks): Promise<ReconciliationCounts> {
    let counts = NOTHING_COUNTED;
    let failuresInARow = 0;
    for (const [index, issue] of issues.entries()) {
      const compared = await this.#compareUnlessUnreadable(issue, known);
      if (compared instanceof JiraFailure) {
        if (compared.isTransient) failuresInARow += 1;
        counts = sum(counts, { ...NOTHING_COUNTED, requests: 1 });
        const waiting = failuresInARow === MOST_FAILURES ? issues.length - index - 1 : 0;
        this.#warn(issue, compared, waiting);
        if (failuresInARow === MOST_FAILURES) break;
      } else {
        if (compared.requests > 0) failuresInARow = 0;
        counts = sum(counts, compared);
      }
    }
    return counts;
  }

  #warn({ shown: { id, key } }: ShownLinks, { message }: JiraFailure, othersWaiting: number): void {
    this.#ports.log.warn('comments_not_compared', { jiraIssue: key ?? id, problem: message, othersWaiting });
  }

  async #compareUnlessUnreadable(
    issue: ShownLinks,
    known: KnownOfLinks,
  ): Promise<ReconciliationCounts | JiraFailure> {
    try {
      return await this.#compare(issue, known);
    } catch (error) {
      if (!(error instanceof JiraFailure) || takesNoMore(error)) throw error;
      return error;
    }
  }

  async #compare({ shown, links }: ShownLinks, known: KnownOfLinks): Promise<ReconciliationCounts> {
    const comparisons = await this.#comparisonsOf(links, shown, known);
    const due = links.filter(({ id }) => comparisons.get(id)?.isDue === true);
    const [first] = due;
    let counts = NOTHING_COUNTED;
    if (first !== undefined) {
      const read = await readComments(first.issue, this.#ports);
      const findDrift: FindDrift = async (link, { settings }, stores) => {
        const rules = rulesIn(settings, shown.projectId);
        const since = comparisons.get(link.id)?.since;
        return since === undefined || link.isOver ? [] : driftsOf(link, { read, since, rules, stores });
      };
      counts = { ...(await this.#heal.execute(due, findDrift, known)), requests: read.requests };
    }
    await this.#note(links, comparisons);
    return counts;
  }

  async #comparisonsOf(
    links: readonly ExternalIssueLink[],
    shown: JiraIssue,
    known: KnownOfLinks,
  ): Promise<Comparisons> {
    const now = this.#ports.clock.now();
    const comparisons = new Map<LinkId, CommentComparison>();
    for (const link of links) {
      const settings = await settingsKnownOf(link, known, this.#ports.stores);
      const { inboundComments } = rulesIn(settings, shown.projectId);
      const comparison = commentComparisonOf(link, shown, { inboundComments, now });
      if (comparison !== null) comparisons.set(link.id, comparison);
    }
    return comparisons;
  }

  /** By then all is asked for, and carried out also when this process ends here. */
  async #note(known: readonly ExternalIssueLink[], comparisons: Comparisons): Promise<void> {
    const news = known.filter((link) => {
      const next = comparisons.get(link.id)?.next;
      return next !== undefined && next.getTime() !== momentOf(link);
    });
    const [first] = news;
    if (first === undefined) return;
    const momentBefore = new Map(news.map((link) => [link.id, momentOf(link)]));
    await this.#ports.unitOfWork.run(async ({ links }) => {
      for (const link of await links.ofIssue(first.issue)) {
        const next = comparisons.get(link.id)?.next;
        const isAsCompared = momentBefore.has(link.id) && momentBefore.get(link.id) === momentOf(link);
        if (next !== undefined && isAsCompared) await links.save(link.withCommentsCompared(next));
      }
    });
  }
}

function momentOf(link: ExternalIssueLink): number | undefined {
  return link.toProps().commentsComparedAt?.getTime();
}

/** Whatever is asked of it next, for whichever issue. */
function takesNoMore({ code }: JiraFailure): boolean {
  return code === 'jira_needs_reauthorization' || code === 'jira_rate_limited';
}

interface Terms {
  readonly read: ReadComments;
  readonly since: Date;
  readonly rules: ProjectRules;
  readonly stores: StoresOfDrift;
}

async function driftsOf(link: ExternalIssueLink, { read, since, rules, stores }: Terms): Promise<Drift[]> {
  if (!rules.inboundComments) return [];
  const drifts: Drift[] = [];
  for (const change of changesSince(read.comments, since)) {
    const known = await stores.syncedComments.find(link.id, change.id);
    const drift = commentDrift(change, known ?? SyncedComment.unknown(link.id, change.id), rules);
    if (drift !== null && !(await isOwn(change, link, { read, stores }))) drifts.push(drift);
  }
  return drifts;
}

/** What bears our mark and is of our account is ours also where the database knows nothing of it: it may be of a backup. */
async function isOwn(
  change: CommentChange,
  link: ExternalIssueLink,
  { read: { account }, stores }: Pick<Terms, 'read' | 'stores'>,
): Promise<boolean> {
  const isMarked = change.body !== null && creationIn(change.body) !== null;
  if (isMarked && account !== null && isSamePerson(change.author, account)) return true;
  return isOwnComment(change, link.toProps().integrationId, stores);
}
