import { SUGGESTED_MAPPING } from '../../../presenters/suggested-mapping.ts';
import { itemsOf } from '../../../presenters/presented.ts';
import type { ConsoleContext } from '../../console-state.ts';
import type { Answered } from '../../in-process-api.ts';
import type { NamedInstallation } from '../../named-installations.ts';
import { SelectField, TextField } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Listing } from '../../parts/listing.tsx';
import { Badge } from '../../parts/said.tsx';
import { inQuery, queryOf } from '../../query-values.ts';
import { useSite } from '../../site.ts';
import { fromJira, JiraAway, projectsOf, type FromJira } from './jira-choices.tsx';
import type { FieldsProps, SettingsPatch, SettingsSection } from './settings-parts.ts';

type Suggestion = Answered<typeof SUGGESTED_MAPPING>;

interface PeopleChoices {
  readonly projects: Awaited<ReturnType<typeof projectsOf>>['value'];
  readonly project: string | undefined;
  readonly query: string | undefined;
  /** Null until a project was chosen. */
  readonly suggestions: FromJira<readonly Suggestion[]> | null;
  readonly problem: string | null;
}

const BLANK_ROWS = 2;
const MOST_ROWS = 1000;

function PeopleFields({ settings, choices, errors }: FieldsProps<PeopleChoices>) {
  const blank = Array.from({ length: BLANK_ROWS }, () => ({ jiraUser: '', trackerUser: '' }));
  return (
    <>
      <fieldset>
        <legend>Who is who</legend>
        <p class="hint">
          Without an entry here, a person is found by Jira’s key, by their login, or by an e-mail that both
          sides have. An entry goes before all of that. Blank both fields of an entry to take it out.
        </p>
        {[...settings.userMapping, ...blank].map(({ jiraUser, trackerUser }, index) => (
          <div class="inline pair" role="group" aria-label={`Person ${index + 1}`}>
            <TextField
              name={`jira-${index}`}
              label="Key or login in Jira"
              value={jiraUser}
              error={errors[`userMapping.${index}.jiraUser`]}
            />
            <TextField
              name={`tracker-${index}`}
              label="Id in the tracker"
              value={trackerUser}
              error={errors[`userMapping.${index}.trackerUser`]}
            />
          </div>
        ))}
        {errors['userMapping'] !== undefined && <p class="error">{errors['userMapping']}</p>}
      </fieldset>
      <Suggestions choices={choices} />
    </>
  );
}

function Suggestions({ choices: { suggestions } }: { readonly choices: PeopleChoices }) {
  if (suggestions === null) return null;
  const { value, problem } = suggestions;
  return (
    <fieldset>
      <legend>Suggestions</legend>
      {problem !== null && <p class="error">{problem}</p>}
      {value.length > 0 && <SuggestedPeople people={value} />}
      {value.length === 0 && problem === null && <p class="hint">Jira knows nobody like that.</p>}
    </fieldset>
  );
}

function SuggestionPicker({ choices }: { readonly choices: PeopleChoices }) {
  const { path } = useSite();
  const projects = choices.projects.map(({ key, name }) => [key, `${name} (${key})`] as const);
  return (
    <>
      <JiraAway problem={choices.problem} />
      <Form to={path.slice('/console'.length)} method="get" class="card inline">
        <SelectField
          name="project"
          label="Suggest people of the Jira project"
          value={choices.project ?? ''}
          choices={[['', 'Choose one'], ...projects]}
        />
        <TextField name="query" type="search" label="Whose name begins with" value={choices.query} />
        <button class="plain">Suggest</button>
      </Form>
    </>
  );
}

function SuggestedPeople({ people }: { readonly people: readonly Suggestion[] }) {
  return (
    <Listing caption="Suggested people" columns={['In Jira', 'How they are found', 'In the tracker']}>
      {people.map((person, index) => (
        <tr>
          <td>
            {person.displayName ?? person.jiraUser} <br />
            <small>{[person.jiraUser, person.email].filter((text) => text !== null).join(', ')}</small>
          </td>
          <td>
            <Standing person={person} />
          </td>
          <td>
            {person.standing === 'proposed' ? (
              <>
                <input type="hidden" name={`suggested-jira-${index}`} value={person.jiraUser} />
                <select
                  name={`suggested-tracker-${index}`}
                  aria-label={`In the tracker: ${person.displayName ?? ''}`}
                >
                  <option value="">Nobody of these</option>
                  {person.trackerUsers.map(({ id, name, email }) => (
                    <option value={id}>{email === null ? name : `${name}, ${email}`}</option>
                  ))}
                </select>
              </>
            ) : (
              person.trackerUsers.map(({ name }) => name).join(', ') || '—'
            )}
          </td>
        </tr>
      ))}
    </Listing>
  );
}

const FOUND_BY = { mapping: 'the list above', key: 'key', name: 'login', email: 'e-mail' } as const;

function Standing({ person: { standing, foundBy } }: { readonly person: Suggestion }) {
  switch (standing) {
    case 'mapped':
    case 'found':
      return <Badge tone="good">{`By ${foundBy === null ? 'itself' : FOUND_BY[foundBy]}`}</Badge>;
    case 'proposed':
      return <Badge tone="attention">Probably one of these</Badge>;
    case 'unknown':
      return <Badge tone="quiet">Nobody is like them</Badge>;
  }
}

async function choicesFor(
  { state: { api }, query: asked }: ConsoleContext,
  { id, integrationId }: NamedInstallation,
): Promise<PeopleChoices> {
  const [project, query] = [inQuery({ query: asked }, 'project'), inQuery({ query: asked }, 'query')];
  const [projects, suggestions] = await Promise.all([
    projectsOf(api, integrationId),
    project === undefined
      ? null
      : fromJira(async () => {
          const path = `/installations/${id}/user-suggestions${queryOf({ project, query })}`;
          return (await api.ask(itemsOf(SUGGESTED_MAPPING), path)).items;
        }, []),
  ]);
  return { projects: projects.value, project, query, suggestions, problem: projects.problem };
}

/** The entries of the list, and those that were chosen among the suggestions. */
function patchIn(form: URLSearchParams): SettingsPatch {
  const pairs = (jira: string, tracker: string) =>
    Array.from({ length: MOST_ROWS }, (_, index) => ({
      jiraUser: (form.get(`${jira}-${index}`) ?? '').trim(),
      trackerUser: (form.get(`${tracker}-${index}`) ?? '').trim(),
    }));
  const listed = pairs('jira', 'tracker').filter(
    ({ jiraUser, trackerUser }) => jiraUser + trackerUser !== '',
  );
  const suggested = pairs('suggested-jira', 'suggested-tracker').filter(
    ({ trackerUser }) => trackerUser !== '',
  );
  return { userMapping: [...listed, ...suggested] };
}

/** Who the people of Jira are in the tracker. */
export const PEOPLE: SettingsSection<PeopleChoices> = {
  path: '/people',
  title: 'People',
  lead: 'Who is assigned in the tracker when somebody is assigned in Jira, and the other way.',
  choicesFor,
  Picker: SuggestionPicker,
  Fields: PeopleFields,
  patchIn,
};
