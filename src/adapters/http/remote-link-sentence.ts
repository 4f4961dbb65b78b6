import type { DecisionValues, RemoteLinkReason } from '../../domain/sync-decision.ts';
import { quoted, sentence, textIn } from './sentence-parts.ts';

/** What Jira shows of the tracker issue since; `asked` is the sentence that tells what was asked for. */
export function remoteLinkSentence(reason: RemoteLinkReason, values: DecisionValues, asked: string): string {
  switch (reason) {
    case 'remote_link_shown':
      return `The Jira issue shows the tracker issue ${quoted(values, 'title')} as ${values['resolved'] === true ? 'resolved' : 'unresolved'}.`;
    case 'remote_link_removed':
      return 'The Jira issue shows the tracker issue no more.';
    case 'remote_link_without_page':
      return `${asked} It does not, as the tracker issue has no page that people could open.`;
    case 'remote_links_off':
      return `${asked} It does not, as this Installation shows none there (setting remoteLinks).`;
    case 'remote_link_refused':
      return `${asked} Jira did not take it, and asking again is no use before that is mended: issue linking may be off there, or the account may not link issues. ${problem(values)}`;
  }
}

function problem(values: DecisionValues): string {
  const text = textIn(values, 'problem');
  return text === null ? 'What stopped it is not known.' : `What stopped it: ${sentence(text)}`;
}
