import type { StatusContent } from '../../domain/effect-content.ts';
import type { Effect } from '../../domain/effect.ts';
import type { ExternalIssueLink, SeenStatus } from '../../domain/external-issue-link.ts';
import type { Installation } from '../../domain/installation.ts';
import type { TrackerAction } from '../../domain/tracker-issue.ts';
import { trackerKeyOf } from '../../domain/tracker-key.ts';
import type { Clock } from '../ports/clock.ts';
import type { Stores } from '../ports/stores.ts';
import type { TrackerAnswer, Trackers } from '../ports/tracker.ts';
import type { Log } from '../ports/log.ts';
import { afterFailure } from './after-failure.ts';
import { askTracker } from './ask-tracker.ts';
import { over, type Conclusion, type Over } from './conclude-effect.ts';
import type { ObserveStatus, Observation } from './observe-status.ts';
import { installationOf } from './installation-of.ts';

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
    const installation = await installationOf(link, this.#ports.stores);
    try {
      if (seen === null) return { kind: 'told', ...(await this.#observe.read(effect.issue)) };
      const observation = await this.#observe.execute(effect, seen, installation.settings);
      return await this.#conclude(observation, { effect, link, installation });
    } catch (error) {
      return afterFailure(error, effect, this.#ports);
    }
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

    const { trackerIssueId } = link.toProps();
    const tracker = () => this.#ports.trackers.of(installation);
    const answer = await askTracker(async () =>
      understood(await tracker().apply(action, trackerIssueId, trackerKeyOf(effect))),
    );
    return { ...afterAnswer(action, answer), ...carriedOut };
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
