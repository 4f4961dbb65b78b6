import type { Effect, StatusContent } from '../../domain/effect.ts';
import { IntegrationNotActive, InvariantViolated } from '../../domain/domain-error.ts';
import type { ExternalIssueLink, SeenStatus } from '../../domain/external-issue-link.ts';
import type { Installation } from '../../domain/installation.ts';
import type { TrackerAction } from '../../domain/tracker-issue.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import { TrackerUnavailable, type TrackerAnswer, type Trackers } from '../ports/tracker.ts';
import { JiraFailure } from '../ports/jira-failure.ts';
import type { Log } from '../ports/log.ts';
import { over, type Conclusion, type Over } from './conclude-effect.ts';
import type { ObserveStatus, Observation } from './observe-status.ts';

export interface CarryOutStatusPorts {
  readonly stores: Pick<Stores, 'installations'>;
  readonly trackers: Trackers;
  readonly clock: Clock;
  readonly log: Log;
}

/** A status Effect, with what it is carried out on. */
interface Errand {
  readonly effect: Effect;
  readonly link: ExternalIssueLink;
  readonly installation: Installation;
}

const ANSWERS: readonly TrackerAnswer[] = ['changed', 'unchanged', 'gone'];

/** Carries out what a status of Jira asks of the tracker issue. Outside any transaction, as the Tracker is foreign. */
export class CarryOutStatus {
  readonly #ports: CarryOutStatusPorts;
  readonly #observe: ObserveStatus;

  constructor(ports: CarryOutStatusPorts, observe: ObserveStatus) {
    this.#ports = ports;
    this.#observe = observe;
  }

  /** One that is to read Jira does no more than that: what it read is written down before the tracker is called. */
  async execute(effect: Effect, { seen }: StatusContent, link: ExternalIssueLink): Promise<Conclusion> {
    const installation = await this.#installationOf(link);
    try {
      if (seen === null) return { kind: 'told', ...(await this.#observe.read(effect.issue)) };
      const observation = await this.#observe.execute(effect, seen, installation.settings);
      return await this.#conclude(observation, { effect, link, installation });
    } catch (error) {
      return afterJiraFailure(error, this.#ports.clock.now());
    }
  }

  async #installationOf(link: ExternalIssueLink): Promise<Installation> {
    const { installationId } = link.toProps();
    const installation = await this.#ports.stores.installations.find(installationId);
    if (installation === null) throw new InvariantViolated(`link ${link.id} has no Installation`);
    return installation;
  }

  async #conclude({ seen, fromName }: Observation, errand: Errand): Promise<Conclusion> {
    const { effect, link, installation } = errand;
    const values = {
      status: seen.statusName ?? seen.statusId,
      from: fromName,
      done: seen.isDone,
      updatedAt: seen.updatedAt?.toISOString() ?? null,
      by: effect.toProps().actor,
    };
    if (seen.isDone === null) return over('failed', 'status_unknown', values);

    const judged: SeenStatus = { ...seen, isDone: seen.isDone };
    if (link.isUndecided(judged)) return { kind: 'told', ...(await this.#observe.read(effect.issue)) };
    const action = link.judge(judged);
    if (action === 'stale') return over('skipped', 'stale', values);
    if (!installation.settings.inboundStatus) {
      return {
        ...over('skipped', 'status_sync_off', values),
        change: (known) => known.withStatusLeftAlone(judged),
      };
    }
    const carriedOut = { values, change: (known: ExternalIssueLink) => known.withStatus(judged) };
    if (action === 'none') return { ...over('skipped', 'nothing_changed', values), ...carriedOut };

    const answer = await this.#apply(action, errand);
    if (typeof answer !== 'string') return answer;
    return { ...afterAnswer(action, answer), ...carriedOut };
  }

  /** Whatever a Tracker throws, nobody can tell whether it was done: it is asked again. */
  async #apply(
    action: TrackerAction,
    { effect, link, installation }: Errand,
  ): Promise<TrackerAnswer | Conclusion> {
    const { trackers, log } = this.#ports;
    try {
      const tracker = trackers.of(installation);
      return understood(await tracker.apply(action, link.toProps().trackerIssueId, effect.id));
    } catch (error) {
      log.warn('tracker_call_failed', { effectId: effect.id, error });
      const isKnown = error instanceof TrackerUnavailable;
      return {
        kind: 'again',
        problem: isKnown ? error.message : 'the tracker failed unexpectedly: see the log',
        reason: 'tracker_gave_up',
        retryAfterMs: isKnown ? error.retryAfterMs : null,
      };
    }
  }
}

/** A tracker written without types may answer anything; that nobody can tell what it did is all there is to say. */
function understood(answer: TrackerAnswer): TrackerAnswer {
  if (ANSWERS.includes(answer)) return answer;
  throw new TypeError(`a Tracker answers ${ANSWERS.join(', ')}: nothing else`);
}

function afterAnswer(action: TrackerAction, answer: TrackerAnswer): Over {
  const isResolve = action === 'resolve';
  switch (answer) {
    case 'changed':
      return over('applied', isResolve ? 'resolved' : 'unresolved');
    case 'unchanged':
      return over('applied', isResolve ? 'already_resolved' : 'already_unresolved');
    case 'gone':
      return over('failed', 'tracker_issue_gone');
  }
}

/** Only what Jira failed to tell is answered here; anything else is a fault and goes on. */
function afterJiraFailure(error: unknown, now: Date): Conclusion {
  if (error instanceof IntegrationNotActive)
    return { kind: 'awaiting_authorization', problem: error.message };
  if (!(error instanceof JiraFailure)) throw error;

  const { code, message, retryAfterMs } = error;
  if (code === 'jira_needs_reauthorization') return { kind: 'awaiting_authorization', problem: message };
  if (code === 'jira_not_found' || code === 'jira_forbidden') {
    return {
      ...over('failed', 'jira_issue_unreachable', { problem: message }),
      change: (link) => (code === 'jira_not_found' ? link.missing(now) : link.unreachable()),
    };
  }
  return { kind: 'again', problem: message, reason: 'jira_gave_up', retryAfterMs };
}
