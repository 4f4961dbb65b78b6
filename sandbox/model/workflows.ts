import {
  FINISHED,
  IN_PROGRESS,
  IN_REVIEW,
  RESOLVED_AS_DONE,
  RESOLVED_AS_WONT_DO,
  TO_DO,
  WONT_DO,
} from './statuses.ts';
import type { Transition, Workflow } from './workflow.ts';

/** A transition as it is unless something else is said: no screen, no condition, and the resolution is cleared. */
export const PLAIN_TRANSITION = {
  eventType: 'issue_generic',
  screen: null,
  resolution: null,
  condition: null,
  refusal: null,
  hidesTarget: false,
} as const satisfies Partial<Transition>;

const PLAIN = PLAIN_TRANSITION;
const STARTED = { ...PLAIN, eventType: 'issue_work_started' } as const;
const STOPPED = { ...PLAIN, eventType: 'issue_work_stopped' } as const;
const REOPENED = { ...PLAIN, eventType: 'issue_reopened' } as const;
/** The screen asks for a resolution, and the workflow leaves it as it was chosen. */
const ASKING = {
  ...PLAIN,
  screen: [{ id: 'resolution', required: true, listed: true }],
  resolution: 'kept',
} as const;

/** Done is one step away from everywhere; no transition but "Won't Do" has a screen. */
export const OPEN_WORKFLOW: Workflow = {
  name: 'Open workflow',
  initial: TO_DO,
  statuses: [TO_DO, IN_PROGRESS, IN_REVIEW, FINISHED, WONT_DO],
  transitions: [
    { id: '11', name: 'Start Progress', from: [TO_DO], to: IN_PROGRESS, ...STARTED },
    { id: '21', name: 'Send to Review', from: [IN_PROGRESS], to: IN_REVIEW, ...PLAIN },
    {
      id: '31',
      name: 'Done',
      from: [TO_DO, IN_PROGRESS, IN_REVIEW],
      to: FINISHED,
      ...PLAIN,
      eventType: 'issue_resolved',
      resolution: RESOLVED_AS_DONE,
    },
    {
      id: '41',
      name: "Won't Do",
      from: [TO_DO, IN_PROGRESS, IN_REVIEW],
      to: WONT_DO,
      ...ASKING,
      eventType: 'issue_closed',
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
  statuses: [TO_DO, IN_PROGRESS, IN_REVIEW, FINISHED, WONT_DO],
  transitions: [
    { id: '111', name: 'Start Progress', from: [TO_DO], to: IN_PROGRESS, ...STARTED },
    { id: '121', name: 'Send to Review', from: [IN_PROGRESS], to: IN_REVIEW, ...PLAIN },
    {
      id: '131',
      name: 'Approve',
      from: [IN_REVIEW],
      to: FINISHED,
      ...ASKING,
      eventType: 'issue_resolved',
    },
    {
      id: '141',
      name: 'Reject',
      from: [TO_DO, IN_REVIEW],
      to: WONT_DO,
      ...PLAIN,
      eventType: 'issue_closed',
      resolution: RESOLVED_AS_WONT_DO,
    },
    { id: '151', name: 'Reopen', from: [FINISHED, WONT_DO], to: IN_PROGRESS, ...REOPENED },
  ],
};
