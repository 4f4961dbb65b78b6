import { TRACKER_ISSUE } from '../../../presenters/tracker-issue.ts';
import { pageOf } from '../../../presenters/presented.ts';
import type { Answered, ApiOfCaller } from '../../in-process-api.ts';
import type { NamedInstallation } from '../../named-installations.ts';
import { SelectField, TextField } from '../../parts/field.tsx';

type TrackerIssues = Answered<ReturnType<typeof pageOf<typeof TRACKER_ISSUE>>>;

/** The first 200 issues of Lockstep's own tracker; null where the issues are in another. */
export async function localIssuesOf(
  api: ApiOfCaller,
  { id, tracker }: NamedInstallation,
): Promise<TrackerIssues | null> {
  if (tracker.kind !== 'local') return null;
  return api.ask(pageOf(TRACKER_ISSUE), `/installations/${id}/tracker-issues?limit=200`);
}

interface TrackerIssueFieldProps {
  readonly installation: NamedInstallation;
  readonly local: TrackerIssues | null;
  readonly value: string | undefined;
  readonly newTitle?: string | undefined;
  readonly error?: string | undefined;
  readonly titleError?: string | undefined;
}

/** Which issue of the tracker: one of a list where it lives in Lockstep, or a new one; else by the tracker's own id. */
export function TrackerIssueField(props: TrackerIssueFieldProps) {
  const { installation, local, value, newTitle, error, titleError } = props;
  if (local === null) {
    return (
      <TextField
        name="trackerIssueId"
        label="Tracker issue"
        value={value}
        required
        error={error}
        hint={WHERE_THE_ID_IS[installation.tracker.kind === 'sentry' ? 'sentry' : 'http']}
      />
    );
  }
  const isListed = value === undefined || local.items.some(({ id }) => id === value);
  const choices = local.items.map(({ id, title, status }) => [id, `${title} (${status})`] as const);
  const rest = isListed ? [] : [[value, value] as const];
  return (
    <>
      <SelectField
        name="trackerIssueId"
        label="Tracker issue"
        value={value ?? ''}
        choices={[['', 'A new one, with the title below'], ...choices, ...rest]}
        error={error}
        hint={local.next === null ? undefined : 'The first 200 are listed.'}
      />
      <TextField name="newTitle" label="Title of a new tracker issue" value={newTitle} error={titleError} />
    </>
  );
}

const WHERE_THE_ID_IS = {
  sentry: 'The number that stands in the address of the Sentry issue: 4501 in …/issues/4501/.',
  http: 'The id by which your tracker knows the issue.',
} as const;
