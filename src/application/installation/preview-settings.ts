import type { Scope } from '../../domain/api-key.ts';
import { foreseeInbound, type ForeseenHistory } from '../../domain/foresee-inbound.ts';
import { foreseeOutbound } from '../../domain/foresee-outbound.ts';
import { isSameForeseen, type Foreseen } from '../../domain/foreseen.ts';
import type { InstallationId, LinkId } from '../../domain/ids.ts';
import type { Installation } from '../../domain/installation.ts';
import type { JiraStatus } from '../../domain/jira-status.ts';
import { noSuch } from '../../domain/no-such.ts';
import type { SyncSettings } from '../../domain/sync-settings.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Stores } from '../ports/stores.ts';
import type { RecentEvent, RecentEvents } from './recent-events.ts';

export interface PreviewSettingsPorts {
  readonly reads: Pick<AdminReads, 'installation'>;
  readonly stores: Pick<Stores, 'statuses'>;
}

export interface PreviewSettingsCommand {
  readonly scope: Scope;
  readonly installationId: InstallationId;
  /** How the settings to be tried are made of those that are there. What it throws ends the preview. */
  readonly settings: (present: SyncSettings) => SyncSettings;
}

/** An event with what the present settings and the changed ones make of it. */
export interface ForeseenEvent {
  readonly event: RecentEvent;
  readonly before: readonly Foreseen[];
  readonly after: readonly Foreseen[];
  readonly isDifferent: boolean;
}

export interface SettingsPreview {
  /** The newest first. Events that no settings make anything of are left out. */
  readonly events: readonly ForeseenEvent[];
  /** Requests of Jira that could not be looked at, as their bodies were removed. */
  readonly withoutBody: number;
}

/** So many events are looked at. */
const MOST_EVENTS = 50;

/**
 * Tells what changed settings would have made of what happened last, beside what the present ones make of it. By the
 * domain's rules alone: asks no Jira and no tracker, and writes nothing.
 */
export class PreviewSettings {
  readonly #ports: PreviewSettingsPorts;
  readonly #recent: RecentEvents;

  constructor(ports: PreviewSettingsPorts, recent: RecentEvents) {
    this.#ports = ports;
    this.#recent = recent;
  }

  /**
   * @throws {NotFound} when the scope has no such Installation.
   * @throws {InvalidValue} when the settings make no sense. Whether Jira has what they name is not looked at.
   */
  async execute({ scope, installationId, settings }: PreviewSettingsCommand): Promise<SettingsPreview> {
    const installation = await this.#ports.reads.installation(scope, installationId);
    if (installation === null) throw noSuch('Installation', scope);
    const present = installation.settings;
    const changed = installation.withSettings(settings(present)).settings;
    const { events, withoutBody } = await this.#recent.execute(installation, MOST_EVENTS);
    const statuses = await this.#statuses(installation, events, [present, changed]);
    const before = foreseeAll(events, present, statuses);
    const after = foreseeAll(events, changed, statuses);
    const previewed = events.map((event, index) => {
      const [one, other] = [before[index] ?? [], after[index] ?? []];
      return { event, before: one, after: other, isDifferent: !isSameForeseen(one, other) };
    });
    return {
      events: previewed.filter((one) => one.before.length + one.after.length > 0).toReversed(),
      withoutBody,
    };
  }

  /** What is known of every status that the events and settings name: what they tell themselves, else what Jira told before. */
  async #statuses(
    { integrationId }: Installation,
    events: readonly RecentEvent[],
    settings: readonly SyncSettings[],
  ): Promise<ReadonlyMap<string, JiraStatus>> {
    const ids = new Set([...events.flatMap(statusesIn), ...settings.flatMap(targetsNamedIn)]);
    const found = await Promise.all(
      [...ids].map((id) => this.#ports.stores.statuses.find(integrationId, id)),
    );
    const told = events.flatMap((one) => (one.side === 'jira' ? [one.event.issue?.status ?? null] : []));
    const known = [...told, ...found].filter((status) => status !== null);
    return new Map(known.map((status) => [status.id, status]));
  }
}

/** Event by event, the oldest first: what is known of each link's status comes of the events before. */
function foreseeAll(
  events: readonly RecentEvent[],
  settings: SyncSettings,
  statuses: ReadonlyMap<string, JiraStatus>,
): readonly (readonly Foreseen[])[] {
  const histories = new Map<LinkId, ForeseenHistory | null>();
  const issueTypes = issueTypesIn(events);
  return events.map((one) => {
    const { link } = one;
    const { jiraProjectId: projectId } = link.toProps();
    if (one.side === 'tracker') {
      const issueTypeId = issueTypes.get(link.toProps().jiraIssueId) ?? null;
      const foreseen = foreseeOutbound(one.content, { settings, statuses, projectId, issueTypeId });
      return foreseen === null ? [] : [foreseen];
    }
    const light = { settings, statuses, projectId, hasSiblings: one.hasSiblings };
    const { foreseen, history } = foreseeInbound(one.event, histories.get(link.id) ?? null, light);
    histories.set(link.id, history);
    return foreseen;
  });
}

function issueTypesIn(events: readonly RecentEvent[]): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const one of events) {
    const type = one.side === 'jira' ? (one.event.issue?.issueTypeId ?? null) : null;
    if (type !== null) types.set(one.link.toProps().jiraIssueId, type);
  }
  return types;
}

function statusesIn(one: RecentEvent): readonly string[] {
  if (one.side === 'tracker') return [];
  const { statusChange, issue } = one.event;
  return [statusChange?.from.id, statusChange?.to.id, issue?.status?.id].filter((id) => id != null);
}

function targetsNamedIn({ statusMappings }: SyncSettings): readonly string[] {
  return Object.values(statusMappings)
    .flatMap((mapping) => [mapping, ...Object.values(mapping.issueTypes)])
    .flatMap(({ onResolve, onUnresolve, onIgnore }) => [onResolve, onUnresolve, onIgnore])
    .filter((id) => id !== null);
}
