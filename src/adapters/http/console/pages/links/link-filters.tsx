import type { NamedInstallation } from '../../named-installations.ts';
import { Form } from '../../parts/form.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { CONDITION_WORDS, STATE_WORDS } from './link-standing.tsx';

/** What a link is looked for by, and the word for it. */
export const SOUGHT_BY = [
  ['jiraIssueKey', 'Jira key'],
  ['trackerIssueId', 'Tracker issue’s id'],
  ['jiraProject', 'Jira project'],
] as const;

export interface LinkQuery {
  readonly find: string | undefined;
  readonly by: (typeof SOUGHT_BY)[number][0] | undefined;
  readonly installation: string | undefined;
  readonly state: string | undefined;
  readonly condition: string | undefined;
}

const ANY = ['', 'Any'] as const;

interface LinkFiltersProps {
  readonly query: LinkQuery;
  readonly installations: readonly NamedInstallation[];
}

export function LinkFilters({ query, installations }: LinkFiltersProps) {
  return (
    <Form to="/links" method="get" class="card inline filters" role="search">
      <TextField name="find" type="search" label="Look for" value={query.find} placeholder="ABC-4" />
      <SelectField name="by" label="By" value={query.by ?? 'jiraIssueKey'} choices={SOUGHT_BY} />
      <SelectField
        name="state"
        label="State"
        value={query.state ?? ''}
        choices={[ANY, ...Object.entries(STATE_WORDS)]}
      />
      <SelectField
        name="condition"
        label="How it fares"
        value={query.condition ?? ''}
        choices={[ANY, ...Object.entries(CONDITION_WORDS)]}
      />
      {installations.length > 1 && (
        <SelectField
          name="installation"
          label="Of"
          value={query.installation ?? ''}
          choices={[ANY, ...installations.map(({ id, name }) => [id, name] as const)]}
        />
      )}
      <button>Search</button>
    </Form>
  );
}
