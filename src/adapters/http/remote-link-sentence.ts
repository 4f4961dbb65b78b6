import type { DecisionValues, RemoteLinkReason } from '../../domain/sync-decision.ts';
import { quoted, stoppedBy, textIn } from './sentence-parts.ts';

/** What Jira shows of the tracker issue since; `asked` is the sentence that tells what was asked for. */
export function remoteLinkSentence(reason: RemoteLinkReason, values: DecisionValues, asked: string): string {
  switch (reason) {
    case 'remote_link_shown':
      return `The Jira issue shows the tracker issue ${quoted(values, 'title')} as ${values['resolved'] === true ? 'resolved' : 'unresolved'}.`;
    case 'remote_link_removed':
      return 'The Jira issue no longer shows the tracker issue.';
    case 'remote_link_without_page':
      return `${asked} It does not, as the tracker issue has no page that people could open.`;
    case 'remote_links_off':
      return `${asked} It does not, as this Installation shows none there (setting remoteLinks).`;
    case 'remote_link_refused':
      return `${asked} Jira refused: issue linking may be off there, or Lockstep's account may lack the permission “Link Issues”. Mend that, and replay this. ${stoppedBy(textIn(values, 'problem'))}`;
  }
}
