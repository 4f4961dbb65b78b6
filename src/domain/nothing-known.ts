import type { ExternalIssueLinkProps, NewLink } from './external-issue-link-props.ts';
import { EMPTY_LEDGER } from './outbound/ledger.ts';

/** What a link knows before its Jira issue was read. */
export const NOTHING_KNOWN: Omit<
  ExternalIssueLinkProps,
  Exclude<keyof NewLink, 'jiraProjectId' | 'commentsComparedAt'>
> = {
  jiraProjectId: null,
  formerKeys: [],
  keyWatermark: null,
  state: 'linking',
  lastDone: false,
  statusWatermark: null,
  isInDoubt: false,
  jiraStatusId: null,
  jiraStatusName: null,
  missedAt: null,
  assigneeWatermark: null,
  jiraAssignee: null,
  isAssigneeInDoubt: false,
  isUnresolvedInTracker: false,
  unlinking: null,
  hasRemoteLink: false,
  ledger: EMPTY_LEDGER,
  commentsComparedAt: null,
};
