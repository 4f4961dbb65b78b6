import type { NamedInstallation } from '../../named-installations.ts';
import { Crumbs } from '../../parts/crumbs.tsx';
import { Link } from '../../parts/link.tsx';
import { useSite } from '../../site.ts';
import { wayToIntegration } from '../integrations/way-to-integration.ts';

const PARTS = [
  ['/settings', 'What is kept in lockstep'],
  ['/settings/projects', 'Jira projects'],
  ['/settings/people', 'People'],
  ['/settings/fields', 'Fields left out'],
  ['/rules', 'Rules that make issues'],
] as const;

interface SettingsHeadProps {
  readonly installation: NamedInstallation;
  readonly title: string;
  readonly lead: string;
}

/** Whose settings these are, and the way to their other parts. */
export function SettingsHead({ installation, title, lead }: SettingsHeadProps) {
  const { path } = useSite();
  const base = `/installations/${installation.id}`;
  const here = path.slice(`/console${base}`.length);
  const isAt = (part: string) =>
    part === '/settings' ? here === part : here === part || here.startsWith(`${part}/`);
  return (
    <>
      <Crumbs
        way={wayToIntegration({ id: installation.integrationId, baseUrl: installation.name })}
        here="Settings"
      />
      <h1>{title}</h1>
      <nav aria-label="Settings" class="tabs">
        <ul>
          {PARTS.map(([part, name]) => (
            <li>
              <Link to={base + part} aria-current={isAt(part) ? 'page' : undefined}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p class="lead">{lead}</p>
    </>
  );
}
