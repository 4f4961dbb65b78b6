import type { Router } from '@koa/router';
import { SETTINGS } from '../../../presenters/settings.ts';
import type { ConsoleParts } from '../../console-ports.ts';
import type { ConsoleState } from '../../console-state.ts';
import { namedInstallation, type NamedInstallation } from '../../named-installations.ts';
import { Link } from '../../parts/link.tsx';
import { Listing } from '../../parts/listing.tsx';
import { Badge, Empty } from '../../parts/said.tsx';
import { JiraAway, projectsOf } from './jira-choices.tsx';
import { SettingsHead } from './settings-head.tsx';
import type { Settings } from './settings-parts.ts';

const TITLE = 'Jira projects';
const MOST_SHOWN = 500;

interface ProjectsPageProps {
  readonly installation: NamedInstallation;
  readonly settings: Settings;
  readonly projects: Awaited<ReturnType<typeof projectsOf>>;
}

function ProjectsPage({ installation, settings, projects: { value, problem } }: ProjectsPageProps) {
  const set = [settings.statusMappings, settings.doneStatusIds, settings.projectRules].flatMap(Object.keys);
  const unseen = [...new Set(set)].filter((id) => !value.some((project) => project.id === id));
  const all = [...unseen.map((id) => ({ id, key: id, name: `Project ${id}` })), ...value];
  return (
    <>
      <SettingsHead
        installation={installation}
        title={TITLE}
        lead="The status goes from the tracker to Jira only in projects that say which status is meant. A project may also have its own statuses that mean “done”, and its own rules."
      />
      <JiraAway problem={problem} />
      {all.length === 0 && problem === null && (
        <Empty>
          <p>
            Jira shows Lockstep’s account no project. Give the account the permission Browse Projects in one.
          </p>
        </Empty>
      )}
      {all.length > 0 && (
        <Listing caption="Jira projects" columns={['Project', 'From the tracker to Jira', 'Done', 'Rules']}>
          {all.slice(0, MOST_SHOWN).map(({ id, key, name }) => (
            <tr>
              <td>
                <Link to={`/installations/${installation.id}/settings/projects/${id}`}>{name}</Link>{' '}
                <small>{key}</small>
              </td>
              <td>
                {settings.statusMappings[id] === undefined ? (
                  <Badge tone="quiet">No status is carried over</Badge>
                ) : (
                  <Badge tone="good">Mapped</Badge>
                )}
              </td>
              <td>{settings.doneStatusIds[id] === undefined ? 'By category' : 'Its own statuses'}</td>
              <td>{settings.projectRules[id] === undefined ? 'As everywhere' : 'Its own'}</td>
            </tr>
          ))}
        </Listing>
      )}
    </>
  );
}

/** In which projects of Jira something is different. */
export function addProjectListRoutes(router: Router<ConsoleState>, { pages }: ConsoleParts): void {
  router.get('/installations/:id/settings/projects', async (ctx) => {
    const { api } = ctx.state;
    const installation = await namedInstallation(api, ctx.params['id'] ?? '');
    const [settings, projects] = await Promise.all([
      api.ask(SETTINGS, `/installations/${installation.id}/settings`),
      projectsOf(api, installation.integrationId),
    ]);
    pages.show(ctx, { title: TITLE, children: <ProjectsPage {...{ installation, settings, projects }} /> });
  });
}
