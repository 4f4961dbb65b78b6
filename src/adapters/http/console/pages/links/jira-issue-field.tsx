import type { JIRA_ISSUE_CHOICE } from '../../../presenters/jira-choices.ts';
import { addressFrom } from '../../addresses.ts';
import type { Answered } from '../../in-process-api.ts';
import { TextField } from '../../parts/field.tsx';
import { useSite } from '../../site.ts';

export type JiraIssueChoice = Answered<typeof JIRA_ISSUE_CHOICE>;

/** What a search came to: what was found, or why nothing could be; null when nobody asked. */
export type FoundIssues =
  { readonly items: readonly JiraIssueChoice[] } | { readonly problem: string } | null;

interface JiraIssueFieldProps {
  readonly integrationId: string;
  readonly value: string | undefined;
  readonly error?: string | undefined;
  readonly found: FoundIssues;
}

/**
 * Which Jira issue: its key, number or address, or words to look for, which Jira is asked for as one types. Without script
 * a button asks.
 */
export function JiraIssueField({ integrationId, value, error, found }: JiraIssueFieldProps) {
  const address = addressFrom(useSite(), `/links/jira-issues?integration=${integrationId}`);
  return (
    <>
      <TextField
        name="jiraIssue"
        label="Jira issue"
        value={value}
        error={error}
        autocomplete="off"
        hint="Its key such as ABC-4, or its address; or words of its summary to look for."
        htmx={{
          'hx-get': address,
          'hx-trigger': 'input changed delay:300ms',
          'hx-target': '#jira-found',
          'hx-sync': 'this:replace',
        }}
      />
      <div id="jira-found" aria-live="polite">
        <FoundJiraIssues found={found} />
      </div>
      <button name="action" value="search" class="plain" formnovalidate>
        Look in Jira
      </button>
    </>
  );
}

/** What Jira has by these words, to choose one. */
export function FoundJiraIssues({ found }: { readonly found: FoundIssues }) {
  if (found === null) return null;
  if ('problem' in found) return <p class="error">{found.problem}</p>;
  if (found.items.length === 0) return <p class="hint">Jira shows no such issue to Lockstep’s account.</p>;
  const [only] = found.items;
  return (
    <fieldset class="found">
      <legend>Found in Jira</legend>
      {found.items.map((issue) => (
        <label class="choice">
          <input
            type="radio"
            name="chosen"
            value={issue.value}
            checked={found.items.length === 1 && issue === only}
          />
          <span>
            {issue.label} {issue.status?.name != null && <small>{issue.status.name}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
