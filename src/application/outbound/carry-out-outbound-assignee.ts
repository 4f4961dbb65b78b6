import type { Effect } from '../../domain/effect.ts';
import type { JiraIssue } from '../../domain/jira-issue.ts';
import { isSamePerson } from '../../domain/jira-user.ts';
import { intendedFor } from '../../domain/outbound/ledger.ts';
import type { ChosenAccount, OutboundAssigneeContent } from '../../domain/outbound/outbound-content.ts';
import { queriesFor } from '../../domain/outbound/who-in-jira.ts';
import type { DecisionValues } from '../../domain/sync-decision.ts';
import { rulesIn } from '../../domain/sync-settings.ts';
import type { TrackerUser } from '../../domain/tracker-user.ts';
import { afterFailure } from '../inbound/after-failure.ts';
import { over, type Conclusion, type Over } from '../inbound/conclusion.ts';
import type { JiraAccess } from '../installation/jira-access.ts';
import type { Clock } from '../ports/clock.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { JiraServer } from '../ports/jira-server.ts';
import type { Log } from '../ports/log.ts';
import { FindInJira } from './find-in-jira.ts';
import { afterRefusal, afterSearchInJira, assignedInJira } from './outbound-assignee-outcomes.ts';
import type { CarriesOut, OutboundErrand } from './outbound-errand.ts';

export interface CarryOutOutboundAssigneePorts {
  readonly access: JiraAccess;
  readonly jira: Pick<JiraServer, 'issues' | 'assignments'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** An outbound assignee Effect, with what it is carried out on. */
interface Errand extends Pick<OutboundErrand, 'link' | 'installation'> {
  readonly effect: Effect;
  readonly content: OutboundAssigneeContent;
  readonly issue: JiraIssue;
  readonly values: DecisionValues;
}

/** Assigns the Jira issue to whom the tracker issue is assigned to. Outside any transaction. */
export class CarryOutOutboundAssignee implements CarriesOut<OutboundAssigneeContent> {
  readonly #ports: CarryOutOutboundAssigneePorts;
  readonly #find: FindInJira;

  constructor(ports: CarryOutOutboundAssigneePorts) {
    this.#ports = ports;
    this.#find = new FindInJira(ports);
  }

  /**
   * The issue is read first: one that is assigned so already is left alone. Who the person is in Jira is found out, and
   * written down, before Jira is changed; and what Jira shows then is noted on the link.
   */
  async execute(
    effect: Effect,
    content: OutboundAssigneeContent,
    { link, installation }: OutboundErrand,
  ): Promise<Conclusion> {
    const { user } = content;
    const { observedAt } = effect.toProps();
    const { settings } = installation;
    const values = { assignee: user?.name ?? null, updatedAt: observedAt?.toISOString() ?? null };
    if (!rulesIn(settings, link.toProps().jiraProjectId).outboundAssignee)
      return over('skipped', 'outbound_assignee_off', values);
    if (user !== null && queriesFor(user, settings.userMapping).length === 0)
      return over('skipped', 'jira_person_without_email', values);

    try {
      return await this.#decide({
        effect,
        content,
        link,
        installation,
        values,
        issue: await this.#read(effect),
      });
    } catch (error) {
      return afterFailure(error, effect, this.#ports);
    }
  }

  async #decide(errand: Errand): Promise<Conclusion> {
    const { content, issue } = errand;
    const { user, chosen } = content;
    if (chosen !== undefined) return this.#assign(chosen, errand);
    if (user !== null) return this.#identify(user, errand);
    return isAssignedTo(null, issue)
      ? assignedBefore(null, errand)
      : { kind: 'found_out', content: { ...content, chosen: null } };
  }

  async #identify(user: TrackerUser, errand: Errand): Promise<Conclusion> {
    const { effect, content, installation, issue, values } = errand;
    const wanted = { user, mapping: installation.settings.userMapping, issueKey: issue.key ?? issue.id };
    const identified = await this.#ports.access.call(effect.issue.integrationId, (connection) =>
      this.#find.execute(connection, wanted),
    );
    if (identified.kind !== 'found') return afterSearchInJira(identified, values);

    const { chosen } = identified;
    return isAssignedTo(chosen, issue)
      ? assignedBefore(chosen, errand)
      : { kind: 'found_out', content: { ...content, chosen } };
  }

  /** One that is so by now, once that was written down, is so by us, though we were killed before we knew. */
  async #assign(chosen: ChosenAccount | null, errand: Errand): Promise<Conclusion> {
    const { effect, content, link, issue, values } = errand;
    const isDone = isAssignedTo(chosen, issue);
    const isNoted = intendedFor(link.toProps().ledger, 'outbound_assignee') === effect.id;
    if (!isDone && !isNoted) return { kind: 'found_out', content: { ...content, chosen } };
    try {
      if (!isDone) await this.#tell(chosen, effect);
    } catch (error) {
      const refusal = error instanceof JiraFailure ? afterRefusal(error, chosen, values) : null;
      if (refusal === null) throw error;
      return refusal;
    }
    const { assignee, updatedAt } = isDone ? issue : await this.#read(effect);
    const written = assignedInJira(chosen, { wasSo: false, values });
    // Somebody who assigned it anew in the moment since is known by the event of that.
    if (!isSamePerson(assignee, chosen)) return written;
    return {
      ...written,
      change: (link) => link.withAssigneeWritten(assignee, { updatedAt, effectId: effect.id }),
    };
  }

  #tell(chosen: ChosenAccount | null, { issue: { integrationId, jiraIssueId } }: Effect): Promise<void> {
    const { access, jira } = this.#ports;
    return access.call(integrationId, (connection) =>
      jira.assignments.assign(connection, jiraIssueId, chosen?.name ?? null),
    );
  }

  #read({ issue: { integrationId, jiraIssueId } }: Effect): Promise<JiraIssue> {
    const { access, jira } = this.#ports;
    return access.call(integrationId, (connection) => jira.issues.read(connection, jiraIssueId));
  }
}

/** What Jira tells of it is old then, also where it comes after what they do later. */
function assignedBefore(chosen: ChosenAccount | null, { values, issue }: Errand): Over {
  const { assignee: user, updatedAt } = issue;
  return {
    ...assignedInJira(chosen, { wasSo: true, values }),
    change: (link) => link.withAssignee({ user, isRead: true }, updatedAt),
  };
}

function isAssignedTo(chosen: ChosenAccount | null, { assignee, isAssigneeTold }: JiraIssue): boolean {
  return isAssigneeTold && isSamePerson(assignee, chosen);
}
