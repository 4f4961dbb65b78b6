import { normalizeBaseUrl } from './base-url.ts';
import { InvalidValue } from './domain-error.ts';
import { givenText } from './given-text.ts';
import type { TlsSettings } from './integration-props.ts';

/** The tracker whose issues live in Lockstep itself. */
export interface LocalTrackerSettings {
  readonly kind: 'local';
}

/** A Sentry, or what speaks Sentry's API. */
export interface SentryTrackerSettings {
  readonly kind: 'sentry';
  /** Where it is; what is below `/api/0/` is called. */
  readonly baseUrl: string;
  /** The slug of its organization. */
  readonly organization: string;
  /** The slugs of the projects whose issues are kept in lockstep; null for all. */
  readonly projects: readonly string[] | null;
  readonly tls: TlsSettings;
}

/** Any tracker that takes Lockstep's signed calls, and sends signed events. */
export interface HttpTrackerSettings {
  readonly kind: 'http';
  /** Where the tracker takes the calls. */
  readonly url: string;
  /** What people call the tracker. */
  readonly name: string;
  readonly tls: TlsSettings;
}

/** Which tracker an Installation keeps in lockstep with Jira, and where it is. Holds no secret. */
export type TrackerSettings = LocalTrackerSettings | SentryTrackerSettings | HttpTrackerSettings;

export type TrackerKind = TrackerSettings['kind'];

/** The tracker of every Installation until another is connected. */
export const LOCAL_TRACKER: LocalTrackerSettings = { kind: 'local' };

const LONGEST_SLUG = 100;
const LONGEST_NAME = 100;
const SLUG = /^[\w.-]+$/;

/**
 * The settings as they are kept: addresses made equal for equal places.
 * @throws {InvalidValue} naming the field that is not as it should be.
 */
export function validateTrackerSettings(settings: TrackerSettings): TrackerSettings {
  switch (settings.kind) {
    case 'local':
      return LOCAL_TRACKER;
    case 'sentry':
      return {
        ...settings,
        baseUrl: normalizeBaseUrl('baseUrl', settings.baseUrl),
        organization: slugOf('organization', settings.organization),
        projects: settings.projects?.map((slug) => slugOf('projects', slug)) ?? null,
      };
    case 'http':
      return {
        ...settings,
        url: normalizeBaseUrl('url', settings.url),
        name: givenText('name', settings.name, LONGEST_NAME),
      };
  }
}

/** Whether both name one place: what may be shown to the one may be shown to the other. */
export function isSameTracker(one: TrackerSettings, other: TrackerSettings): boolean {
  return one.kind === other.kind && placeOf(one) === placeOf(other);
}

function placeOf(settings: TrackerSettings): string {
  switch (settings.kind) {
    case 'local':
      return '';
    case 'sentry':
      return settings.baseUrl;
    case 'http':
      return settings.url;
  }
}

function slugOf(field: string, text: string): string {
  const slug = givenText(field, text, LONGEST_SLUG);
  if (SLUG.test(slug) && !/^\.+$/.test(slug)) return slug;
  throw new InvalidValue(field, 'must be a slug, as it stands in the address of its page');
}
