import { firstMatch } from '../../domain/creation/creation-rule.ts';
import { IssueCreation } from '../../domain/creation/issue-creation.ts';
import type { FormValues } from '../../domain/creation/jira-fields.ts';
import type { CreationRuleId, IssueCreationId } from '../../domain/ids.ts';
import type { TrackerIssueFacts } from '../../domain/outbound/tracker-event.ts';
import type { AskForIssue, NewIssueAsked, NewIssueWanted } from '../outbound/ask-for-issue.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';
import type { Trackers } from '../ports/tracker.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { factsOf } from './tracker-issue-facts.ts';

export interface MakeInItsPlacePorts {
  readonly stores: Pick<Stores, 'creations'>;
  readonly unitOfWork: UnitOfWork;
  readonly trackers: Trackers;
  readonly randomness: Pick<Randomness, 'id'>;
  readonly clock: Clock;
}

/** What a new issue is made of. */
interface Pattern {
  readonly values: FormValues;
  readonly ruleId: CreationRuleId | null;
  readonly by: string;
}

/**
 * Has a new Jira issue made in the place of one that is not reopened: with what was given for that one, else by the first rule
 * that is for its tracker issue.
 */
export class MakeInItsPlace implements AskForIssue {
  readonly #ports: MakeInItsPlacePorts;

  constructor(ports: MakeInItsPlacePorts) {
    this.#ports = ports;
  }

  /** It is kept under the Effect's id, and made in a moment; the link goes over to it then. */
  async execute({ link, installation, effectId }: NewIssueWanted): Promise<NewIssueAsked> {
    const { stores, unitOfWork, trackers, randomness, clock } = this.#ports;
    const key = `effect ${effectId}`;
    const known = await stores.creations.findByKey(installation.id, key);
    if (known !== null) return { kind: 'asked', jiraIssueKey: known.toProps().jiraIssueKey };

    const { trackerIssueId } = link.toProps();
    const trackerIssue = await trackers.of(installation).find(trackerIssueId);
    if (trackerIssue === null) return { kind: 'unavailable' };
    return unitOfWork.run(async (all) => {
      const before = await all.creations.ofLink(link.id);
      const facts = { ...before?.toProps().facts, ...knownNow(factsOf(trackerIssue), before) };
      const rules = await all.creationRules.ofInstallation(installation.id);
      const rule = firstMatch(rules, facts, { isRegression: true });
      const pattern = patternOf(before) ?? (rule === null ? null : patternOfRule(rule));
      if (pattern === null) return { kind: 'unavailable' };
      const { id: installationId, integrationId } = installation;
      const asked = { ...pattern, trackerIssueId, facts, key, replaces: link.id, user: null, fields: null };
      const id = randomness.id() as IssueCreationId;
      await all.creations.add(
        IssueCreation.create({ id, installationId, integrationId, ...asked, createdAt: clock.now() }),
      );
      return { kind: 'asked', jiraIssueKey: null };
    });
  }
}

/** What looking at a tracker issue tells; the rest is as it was. */
function knownNow(facts: TrackerIssueFacts, before: IssueCreation | null): TrackerIssueFacts {
  if (before === null) return facts;
  const { title, url, status } = facts;
  return { ...before.toProps().facts, title, url, status };
}

function patternOf(before: IssueCreation | null): Pattern | null {
  if (before === null) return null;
  const { values, ruleId, by } = before.toProps();
  return { values, ruleId, by };
}

function patternOfRule(rule: NonNullable<ReturnType<typeof firstMatch>>): Pattern {
  const { values, name, id } = rule.toProps();
  return { values, ruleId: id, by: name };
}
