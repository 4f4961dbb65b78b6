import type { Foreseen, ForeseenPerson, ForeseenStatus } from '../../domain/foreseen.ts';
import type { TrackerIssueStatus } from '../../domain/tracker-issue.ts';

/** What settings make of something that happened, as people read it: “resolves the tracker issue”. */
export function foreseenSentence(foreseen: Foreseen): string {
  switch (foreseen.kind) {
    case 'status':
      return `${STATUS[foreseen.does]}${foreseen.mayBeHeldBack ? HELD_BACK : ''}`;
    case 'assignee':
      return foreseen.does === 'off'
        ? 'leaves the tracker issue’s assignee: Jira’s is not carried over'
        : assigned('the tracker issue', foreseen.does);
    case 'comment':
      return COMMENT[foreseen.does];
    case 'deletion':
      return foreseen.does === 'resolve'
        ? 'tells the tracker issue, and resolves it'
        : 'tells the tracker issue, and leaves it as it is';
    case 'outbound_status':
      return outboundStatus(foreseen.status, foreseen.does);
    case 'outbound_assignee':
      return foreseen.does === 'off'
        ? 'leaves the Jira issue’s assignee: the tracker’s is not carried over'
        : assigned('the Jira issue', foreseen.does);
    case 'outbound_comment':
      return foreseen.does === 'off'
        ? 'leaves Jira’s comments: the tracker’s are not carried over'
        : `writes to the Jira issue’s comments${visibleTo(foreseen.does.visibility)}`;
    case 'remote_link':
      return foreseen.does === 'off'
        ? 'shows nothing of the tracker issue in Jira'
        : 'shows the tracker issue in Jira, and whether it is resolved';
  }
}

const HELD_BACK = ', unless another tracker issue of the same Jira issue was unresolved';

const STATUS: Readonly<Record<Extract<Foreseen, { kind: 'status' }>['does'], string>> = {
  resolve: 'resolves the tracker issue',
  resolve_in_current_release: 'resolves the tracker issue in the current release',
  resolve_in_next_release: 'resolves the tracker issue in the next release',
  ignore: 'ignores the tracker issue',
  unresolve: 'unresolves the tracker issue',
  nothing: 'leaves the tracker issue’s status: it is as done as before',
  off: 'leaves the tracker issue’s status: Jira’s is not carried over',
  unknown: 'asks Jira first whether the status means “done”',
};

const COMMENT: Readonly<Record<Extract<Foreseen, { kind: 'comment' }>['does'], string>> = {
  off: 'leaves the tracker’s comments: Jira’s are not carried over',
  hidden: 'keeps the comment from the tracker, as not everybody may read it in Jira',
  created: 'writes the comment to the tracker issue',
  edited: 'edits the comment in the tracker issue',
  deleted: 'takes the comment out of the tracker issue',
};

function assigned(what: string, to: ForeseenPerson): string {
  switch (to.kind) {
    case 'nobody':
      return `assigns ${what} to nobody`;
    case 'mapped':
      return `assigns ${what} to ${to.to}, by the mapping`;
    case 'sought':
      return `assigns ${what} to whoever ${to.name} is found to be, by key, name or e-mail`;
  }
}

const WHEN: Readonly<Record<TrackerIssueStatus, string>> = {
  resolved: 'resolved',
  unresolved: 'unresolved',
  ignored: 'ignored',
};

function outboundStatus(
  status: TrackerIssueStatus,
  does: 'off' | 'not_mapped' | 'ignoring_not_mapped' | ForeseenStatus,
): string {
  if (does === 'off') return 'leaves the Jira issue’s status: the tracker’s is not carried over';
  if (does === 'not_mapped') return 'leaves the Jira issue’s status: its project has no mapping';
  if (does === 'ignoring_not_mapped') return 'leaves the Jira issue’s status: ignoring is not mapped';
  const { statusId, statusName, resolutionId } = does;
  const name = statusName === null ? `the status ${statusId}` : `“${statusName}”`;
  const by = resolutionId === null ? '' : `, with the resolution ${resolutionId}`;
  return `brings the Jira issue to ${name}${by}, as the tracker issue is ${WHEN[status]}`;
}

function visibleTo(visibility: { readonly type: string; readonly value: string } | null): string {
  return visibility === null ? '' : `, for the ${visibility.type} “${visibility.value}” to read`;
}
