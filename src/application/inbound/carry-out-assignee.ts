import { assigneeShownIn } from '../../domain/assignee-asked.ts';
import {
  judgeAssignee,
  type AssigneeContent,
  type ChosenUser,
  type ToldAssignee,
} from '../../domain/assignee.ts';
import { InvariantViolated } from '../../domain/domain-error.ts';
import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { Installation } from '../../domain/installation.ts';
import { isSamePerson, nameOf, type JiraUser } from '../../domain/jira-user.ts';
import { isAsWritten } from '../../domain/outbound/ledger.ts';
import type { DecisionValues } from '../../domain/sync-decision.ts';
import { rulesIn } from '../../domain/sync-settings.ts';
import { whoIs } from '../../domain/who-is-who.ts';
import { trackerKeyOf } from '../../domain/tracker-key.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import { isOurAccount } from '../outbound/our-account.ts';
import type { Clock } from '../ports/clock.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Log } from '../ports/log.ts';
import type { Stores } from '../ports/stores.ts';
import type { AssignAnswer, Trackers } from '../ports/tracker.ts';
import { afterFailure } from './after-failure.ts';
import { afterAssigning, afterSearch, understoodAnswer, understoodPeople } from './assignee-outcomes.ts';
import { askTracker } from './ask-tracker.ts';
import { over, type Conclusion } from './conclusion.ts';

export interface CarryOutAssigneePorts {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'issues'>;
  readonly stores: Pick<Stores, 'installations' | 'integrations'>;
  readonly trackers: Trackers;
  readonly clock: Clock;
  readonly log: Log;
}

/** An assignee Effect, with what it is carried out on. */
interface Errand {
  readonly effect: Effect;
  readonly seen: ToldAssignee;
  readonly chosen: ChosenUser | null;
  readonly link: ExternalIssueLink;
  readonly installation: Installation;
}

/** Assigns the tracker issue to whom the Jira issue is assigned to. Outside any transaction, as the Tracker is foreign. */
export class CarryOutAssignee {
  readonly #ports: CarryOutAssigneePorts;

  constructor(ports: CarryOutAssigneePorts) {
    this.#ports = ports;
  }

  /**
   * One that is to read Jira, or has yet to find out who the assignee is in the tracker, does no more than that: what it
   * found is written down before anything is done by it.
   */
  async execute(effect: Effect, content: AssigneeContent, link: ExternalIssueLink): Promise<Conclusion> {
    const { installationId } = link.toProps();
    const installation = await this.#ports.stores.installations.find(installationId);
    if (installation === null) throw new InvariantViolated(`link ${link.id} has no Installation`);
    try {
      const { seen, chosen } = content;
      if (seen === null) return await this.#read(effect);
      return await this.#decide({ effect, seen, chosen, link, installation });
    } catch (error) {
      return afterFailure(error, effect, this.#ports);
    }
  }

  async #decide(errand: Errand): Promise<Conclusion> {
    const { effect, seen, link, installation } = errand;
    const { observedAt, actor } = effect.toProps();
    const values: DecisionValues = {
      assignee: seen.user === null ? null : nameOf(seen.user),
      changed: seen.isChange,
      updatedAt: observedAt?.toISOString() ?? null,
      by: actor,
    };
    if (await this.#isEcho(errand)) {
      const change = (known: ExternalIssueLink) => known.withAssigneeEcho(seen, observedAt);
      return { ...over('skipped', 'echo', values), change };
    }
    const judgement = judgeAssignee(link.toProps(), seen, observedAt);
    if (judgement === 'undecided') return this.#read(effect);
    if (judgement === 'stale') return over('skipped', 'stale', values);

    const conclusion = rulesIn(installation.settings, seen.projectId).inboundAssignee
      ? await this.#carryOut(errand)
      : over('skipped', 'assignee_sync_off');
    if (conclusion.kind !== 'over') return conclusion;
    return {
      ...conclusion,
      values: { ...values, ...conclusion.values },
      change: (known) => conclusion.change(known).withAssignee(seen, observedAt),
    };
  }

  /** Whether it is what we wrote to Jira for this very link: by our own account, and no later. */
  async #isEcho({ effect, seen, link }: Errand): Promise<boolean> {
    const { jiraAssignee } = link.toProps().ledger;
    if (jiraAssignee === null || !isSamePerson(jiraAssignee.value, seen.user)) return false;
    if (!isAsWritten(jiraAssignee, effect.toProps().observedAt)) return false;
    return isOurAccount(effect.issue.integrationId, seen.by, this.#ports.stores);
  }

  async #carryOut(errand: Errand): Promise<Conclusion> {
    const { seen, chosen } = errand;
    if (seen.user !== null && chosen === null) return this.#find(seen.user, errand);
    const answer = await this.#assign(errand);
    const isWritten = answer === 'changed' || answer === 'unchanged';
    const change = (known: ExternalIssueLink) =>
      isWritten ? known.withTrackerAssigneeWritten(chosen?.id ?? null) : known;
    return { ...afterAssigning(answer, chosen), change };
  }

  /** Finds out who the assignee is in the tracker. */
  async #find(user: JiraUser, { seen, link, installation }: Errand): Promise<Conclusion> {
    const { trackerIssueId } = link.toProps();
    const people = await askTracker(async () =>
      understoodPeople(await this.#ports.trackers.of(installation).assignable(trackerIssueId)),
    );
    if (typeof people === 'string') return afterAssigning(people, null);

    const identified = whoIs(user, people, installation.settings.userMapping);
    if (identified.kind !== 'found') return afterSearch(identified);
    return { kind: 'found_out', content: { kind: 'assignee', seen, chosen: identified.chosen } };
  }

  #assign({ effect, chosen, link, installation }: Errand): Promise<AssignAnswer> {
    const { trackerIssueId } = link.toProps();
    return askTracker(async () => {
      const tracker = this.#ports.trackers.of(installation);
      return understoodAnswer(await tracker.assign(chosen?.id ?? null, trackerIssueId, trackerKeyOf(effect)));
    });
  }

  async #read({ issue: { integrationId, jiraIssueId } }: Effect): Promise<Conclusion> {
    const { access, jira } = this.#ports;
    const issue = await access.call(integrationId, (connection) => jira.issues.read(connection, jiraIssueId));
    const content = assigneeShownIn(issue);
    if (content !== null) return { kind: 'told', content, issue };
    throw new JiraFailure(
      'jira_unexpected_answer',
      `Jira tells no assignee of issue ${issue.key ?? issue.id}.`,
    );
  }
}
