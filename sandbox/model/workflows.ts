import {
  FINISHED,
  IN_PROGRESS,
  IN_REVIEW,
  RESOLVED_AS_DONE,
  RESOLVED_AS_WONT_DO,
  TO_DO,
  WONT_DO,
} from './statuses.ts';
import type { Workflow } from './workflow.ts';

const STARTED = { eventType: 'issue_work_started', resolution: null } as const;
const STOPPED = { eventType: 'issue_work_stopped', resolution: null } as const;
const PLAIN = { eventType: 'issue_generic', resolution: null } as const;
const REOPENED = { eventType: 'issue_reopened', resolution: null } as const;

/** Done is one step away from everywhere; no transition but "Won't Do" has a screen. */
export const OPEN_WORKFLOW: Workflow = {
  name: 'Open workflow',
  initial: TO_DO,
  transitions: [
    { id: '11', name: 'Start Progress', from: [TO_DO], to: IN_PROGRESS, ...STARTED },
    { id: '21', name: 'Send to Review', from: [IN_PROGRESS], to: IN_REVIEW, ...PLAIN },
    {
      id: '31',
      name: 'Done',
      from: [TO_DO, IN_PROGRESS, IN_REVIEW],
      to: FINISHED,
      eventType: 'issue_resolved',
      resolution: RESOLVED_AS_DONE,
    },
    {
      id: '41',
      name: "Won't Do",
      from: [TO_DO, IN_PROGRESS, IN_REVIEW],
      to: WONT_DO,
      eventType: 'issue_closed',
      resolution: 'asked',
    },
    { id: '51', name: 'Reopen', from: [FINISHED, WONT_DO], to: TO_DO, ...REOPENED },
    { id: '61', name: 'Stop Progress', from: [IN_PROGRESS], to: TO_DO, ...STOPPED },
    { id: '71', name: 'Request Changes', from: [IN_REVIEW], to: IN_PROGRESS, ...PLAIN },
  ],
};

/** Done only through review, and with a resolution chosen on the screen; reopening leads back to work. */
export const STRICT_WORKFLOW: Workflow = {
  name: 'Strict workflow',
  initial: TO_DO,
  transitions: [
    { id: '111', name: 'Start Progress', from: [TO_DO], to: IN_PROGRESS, ...STARTED },
    { id: '121', name: 'Send to Review', from: [IN_PROGRESS], to: IN_REVIEW, ...PLAIN },
    {
      id: '131',
      name: 'Approve',
      from: [IN_REVIEW],
      to: FINISHED,
      eventType: 'issue_resolved',
      resolution: 'asked',
    },
    {
      id: '141',
      name: 'Reject',
      from: [TO_DO, IN_REVIEW],
      to: WONT_DO,
      eventType: 'issue_closed',
      resolution: RESOLVED_AS_WONT_DO,
    },
    { id: '151', name: 'Reopen', from: [FINISHED, WONT_DO], to: IN_PROGRESS, ...REOPENED },
  ],
};
