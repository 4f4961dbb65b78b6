import type { TRACKER_SETTINGS } from '../../../presenters/tracker-settings.ts';
import { textIn } from '../../form-values.ts';
import type { Answered } from '../../in-process-api.ts';
import { TRACKER_KINDS, type GivenTracker, type TrackerKind } from './shown-tracker.ts';

type Tracker = Answered<typeof TRACKER_SETTINGS>;

const NAMES = [
  'baseUrl',
  'organization',
  'projects',
  'authToken',
  'clientSecret',
  'name',
  'url',
  'tls.caCertificate',
];
const SECRETS = ['authToken', 'clientSecret'];

/** The form as it stands before anything is filled in: as the tracker is, where it is of that kind. */
export function givenOf(tracker: Tracker, kind: TrackerKind): GivenTracker {
  if (tracker.kind !== kind || tracker.kind === 'local') return { kind, values: {}, isVerified: true };
  const { tls } = tracker;
  const common = { 'tls.caCertificate': tls.caCertificate ?? '' };
  const values =
    tracker.kind === 'http'
      ? { ...common, name: tracker.name, url: tracker.url }
      : {
          ...common,
          baseUrl: tracker.baseUrl,
          organization: tracker.organization,
          projects: tracker.projects?.join(', ') ?? '',
        };
  return { kind, values, isVerified: tls.isVerified };
}

/** What a form was filled in with. */
export function givenIn(form: URLSearchParams): GivenTracker {
  const kind = TRACKER_KINDS.find((one) => one === form.get('kind')) ?? 'local';
  const values = NAMES.flatMap((name) => {
    const value = textIn(form, name);
    return value === null ? [] : [[name, value] as const];
  });
  return { kind, values: Object.fromEntries(values), isVerified: form.get('isUnverified') === null };
}

/** What the admin API is asked with. */
export function bodyOf({ kind, values, isVerified }: GivenTracker): Readonly<Record<string, unknown>> {
  if (kind === 'local') return { kind };
  const { 'tls.caCertificate': caCertificate, projects, ...given } = values;
  const tls = { isVerified, ...(caCertificate === undefined ? {} : { caCertificate }) };
  if (kind === 'http') return { kind, name: given['name'] ?? '', url: given['url'] ?? '', tls };
  const secrets = SECRETS.flatMap((name) =>
    given[name] === undefined ? [] : [[name, given[name]] as const],
  );
  return {
    ...{ kind, baseUrl: given['baseUrl'] ?? '', organization: given['organization'] ?? '', tls },
    ...{ projects: projects === undefined ? null : projects.split(/[\s,]+/).filter((slug) => slug !== '') },
    ...Object.fromEntries(secrets),
  };
}
