import { JiraFailure } from '../../application/ports/jira-failure.ts';
import { networkTroubleIn } from '../egress/network-trouble.ts';
import { hostOf, type JiraCall } from './jira-call.ts';

/** What a call that got no answer failed of, for the person who can mend it. */
export function failureFromNetwork(call: JiraCall, error: unknown): JiraFailure {
  const { kind, says } = networkTroubleIn(error);
  const message = `Could not ${call.purpose} ${hostOf(call.target)}: ${says}`;
  return new JiraFailure(`jira_${kind}`, message, { cause: error });
}
