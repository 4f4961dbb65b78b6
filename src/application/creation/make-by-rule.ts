import { firstMatch, type CreationRule } from '../../domain/creation/creation-rule.ts';
import { IssueCreation } from '../../domain/creation/issue-creation.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { IssueCreationId } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import { targetsIn } from '../../domain/outbound/status-mapping.ts';
import type { TrackerEvent, TrackerIssueFacts } from '../../domain/outbound/tracker-event.ts';
import { rulesIn } from '../../domain/sync-settings.ts';
import type { UnlinkedEvents } from '../outbound/unlinked-events.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';

export interface MakeByRulePorts {
  readonly randomness: Pick<Randomness, 'id'>;
  readonly clock: Clock;
}

/** So much is kept of what a tracker knows of an error: more does not fit into a Jira issue. */
const LONGEST_DETAILS = 20_000;

/**
 * Keeps that a Jira issue is to be made, when an event matches a rule: in the transaction that takes the event, so that none
 * is lost, and under a key that says what for, so that none makes two. What is kept is carried out in a moment.
 */
export class MakeByRule implements UnlinkedEvents {
  readonly #ports: MakeByRulePorts;

  constructor(ports: MakeByRulePorts) {
    this.#ports = ports;
  }

  async take(event: TrackerEvent, installation: Installation, stores: Stores): Promise<void> {
    const facts = await factsIn(event, installation, stores);
    if (facts === null) return;
    const isRegression = isComingBack(event);
    const rules = await stores.creationRules.ofInstallation(installation.id);
    const rule = firstMatch(rules, facts, { isRegression });
    if (rule === null) return;

    const link = await stores.links.ofTrackerIssue(installation.id, event.issue);
    if (link !== null && !isMadeBeside(link, { rule, event, installation })) return;
    const occasion = await this.#occasion(rule, { event, installation, link, stores });
    if (occasion === null) return;

    const { randomness, clock } = this.#ports;
    await stores.creations.add(
      IssueCreation.create({
        id: randomness.id() as IssueCreationId,
        installationId: installation.id,
        integrationId: installation.integrationId,
        trackerIssueId: event.issue,
        key: `rule ${rule.id} ${event.issue} ${occasion}`,
        ruleId: rule.id,
        replaces: link?.id ?? null,
        by: rule.toProps().name,
        user: null,
        facts,
        values: rule.toProps().values,
        fields: null,
        createdAt: clock.now(),
      }),
    );
  }

  /** What the same again makes nothing for: the first time, or the issue that another is made after. Null when it is enough. */
  async #occasion(
    rule: CreationRule,
    given: {
      readonly event: TrackerEvent;
      readonly installation: Installation;
      readonly link: ExternalIssueLink | null;
      readonly stores: Stores;
    },
  ): Promise<string | null> {
    const { event, installation, link, stores } = given;
    if (link !== null) return link.id;
    const before = await stores.creations.lastOf(installation.id, event.issue, rule.id);
    if (before === null) return 'first';
    const { state, linkId } = before.toProps();
    // Given up, it is a person's to replay; still open, it is on its way.
    if (state !== 'created' || rule.toProps().again === 'never') return null;
    return linkId;
  }
}

/** Whether another issue is to take the place of the one that is linked. */
function isMadeBeside(
  link: ExternalIssueLink,
  asked: { readonly rule: CreationRule; readonly event: TrackerEvent; readonly installation: Installation },
): boolean {
  const { rule, event, installation } = asked;
  const { again } = rule.toProps();
  const { lastDone, statusWatermark, jiraProjectId: projectId, state } = link.toProps();
  if (again === 'never' || state !== 'linked') return false;
  if (again === 'always' && isComingBack(event)) return true;
  // What happened before the issue was done is no reason for another one.
  const isLater = event.occurredAt === null || statusWatermark === null || event.occurredAt > statusWatermark;
  return lastDone && isLater && !isCarriedToJira(installation, projectId);
}

/** Whether the tracker issue's status is carried to the Jira issue: what becomes of a done one is a matter of that then. */
function isCarriedToJira({ settings }: Installation, projectId: string | null): boolean {
  const isMapped = targetsIn(settings.statusMappings, { projectId, issueTypeId: null }) !== null;
  return isMapped && rulesIn(settings, projectId).outboundStatus;
}

function isComingBack({ change }: TrackerEvent): boolean {
  return change.kind === 'status' && change.isRegression;
}

/** What the event tells of the tracker issue; one that merely comes back is as it was when an issue was made for it. */
async function factsIn(
  event: TrackerEvent,
  installation: Installation,
  { creations }: Stores,
): Promise<TrackerIssueFacts | null> {
  if (event.change.kind === 'seen') return cut(event.change.facts);
  if (!isComingBack(event)) return null;
  const before = await creations.lastOf(installation.id, event.issue, null);
  return before === null ? null : { ...before.toProps().facts, status: 'unresolved' };
}

function cut(facts: TrackerIssueFacts): TrackerIssueFacts {
  const { details } = facts;
  return { ...facts, details: details === null ? null : details.slice(0, LONGEST_DETAILS).toWellFormed() };
}
