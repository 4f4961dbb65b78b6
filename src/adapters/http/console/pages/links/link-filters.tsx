import type { Filters } from '../../filters.ts';
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

export const FILTERS = ['find', 'by', 'installation', 'state', 'condition'] as const;

/** What the page calls them; the admin API has names of its own for some. */
export const FILTER_LABELS = {
  find: 'Look for',
  by: 'By',
  state: 'State',
  condition: 'How it fares',
  installation: 'Of',
  ...{ installationId: 'Of which Installation', ...Object.fromEntries(SOUGHT_BY) },
} as const;

/** A link's filters, as the address of the page has them. */
export type LinkQuery = Filters<(typeof FILTERS)[number]>['asked'];

const ANY = ['', 'Any'] as const;

interface LinkFiltersProps {
  readonly query: LinkQuery;
  readonly installations: readonly NamedInstallation[];
}

export function LinkFilters({ query, installations }: LinkFiltersProps) {
  return (
    <Form to="/links" method="get" class="card inline filters" role="search">
      <TextField
        name="find"
        type="search"
        label={FILTER_LABELS.find}
        value={query.find ?? undefined}
        placeholder="ABC-4"
      />
      <SelectField
        name="by"
        label={FILTER_LABELS.by}
        value={query.by ?? 'jiraIssueKey'}
        choices={SOUGHT_BY}
      />
      <SelectField
        name="state"
        label={FILTER_LABELS.state}
        value={query.state ?? ''}
        choices={[ANY, ...Object.entries(STATE_WORDS)]}
      />
      <SelectField
        name="condition"
        label={FILTER_LABELS.condition}
        value={query.condition ?? ''}
        choices={[ANY, ...Object.entries(CONDITION_WORDS)]}
      />
      {installations.length > 1 && (
        <SelectField
          name="installation"
          label={FILTER_LABELS.installation}
          value={query.installation ?? ''}
          choices={[ANY, ...installations.map(({ id, name }) => [id, name] as const)]}
        />
      )}
      <button>Search</button>
    </Form>
  );
}
