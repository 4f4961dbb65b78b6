import type { INSTALLATION_TRACKER } from '../../../presenters/tracker.ts';
import type { Answered } from '../../in-process-api.ts';
import type { Refusal } from '../../refusal.ts';

export const TRACKER_KINDS = ['local', 'sentry', 'http'] as const;
export type TrackerKind = (typeof TRACKER_KINDS)[number];

export type InstallationTracker = Answered<typeof INSTALLATION_TRACKER>;

/** The Installation whose tracker it is, by the names people know. */
export interface Whose {
  readonly id: string;
  readonly organizationName: string;
  readonly integrationId: string;
  readonly jiraUrl: string;
}

/** What the form to connect a tracker was filled in with; secrets are never shown again. */
export interface GivenTracker {
  readonly kind: TrackerKind;
  readonly values: Readonly<Record<string, string>>;
  readonly isVerified: boolean;
}

/** All that the page of a tracker shows. */
export interface ShownTracker {
  readonly whose: Whose;
  readonly present: InstallationTracker;
  readonly given: GivenTracker;
  /** Of the form to connect a tracker. */
  readonly refusal: Refusal;
  /** Of the form to replace secrets. */
  readonly rotationRefusal: Refusal;
  readonly notice: unknown;
}
