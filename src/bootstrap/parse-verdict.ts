import {
  assigneeChangeIn,
  issueMoveIn,
  itemsOf,
  statusChangeIn,
  understandChangelog,
} from '../domain/changelog.ts';
import type { IssueMove, StatusChange } from '../domain/changelog.ts';
import { filledTextOf, own, ownPath } from '../domain/foreign-json.ts';
import {
  issueIdIn,
  reasonToIgnore,
  tellsOfDeletion,
  understandIssueEvent,
  type IgnoredReason,
} from '../domain/issue-event.ts';

/** What Lockstep makes of one webhook body. Null is what the body does not tell. */
export interface Verdict {
  readonly event: string | null;
  readonly issueKey: string | null;
  readonly issueId: string | null;
  readonly status: StatusChange | null;
  readonly assigneeChanged: boolean;
  readonly move: IssueMove | null;
  readonly isDeletion: boolean;
  readonly isComment: boolean;
  readonly ignored: IgnoredReason | null;
}

/** Judges any JSON value; total. What changed is read from the changelog whatever the event is. */
export function verdictOf(body: unknown): Verdict {
  const items = itemsOf(understandChangelog(own(body, 'changelog')));
  const event = filledTextOf(own(body, 'webhookEvent'));
  const understanding = understandIssueEvent(body);
  const understood = understanding.kind === 'issue_event' ? understanding.event : null;

  return {
    event,
    issueKey: filledTextOf(ownPath(body, 'issue', 'key')),
    issueId: issueIdIn(body),
    status: statusChangeIn(items),
    assigneeChanged: assigneeChangeIn(items) !== null,
    move: issueMoveIn(items),
    isDeletion: tellsOfDeletion(event),
    isComment: (understood?.comment ?? null) !== null,
    ignored:
      understanding.kind === 'issue_event' ? reasonToIgnore(understanding.event) : understanding.reason,
  };
}
