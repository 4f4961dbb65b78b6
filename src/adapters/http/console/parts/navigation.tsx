import { suffices } from '../../../../domain/api-key.ts';
import { CONSOLE_PREFIX } from '../addresses.ts';
import { useSite } from '../site.ts';
import { Form } from './form.tsx';
import { Link } from './link.tsx';

/** By who goes there: others have no use for it. */
const PLACES = [
  ['/', 'Home', 'read'],
  ['/integrations', 'Integrations', 'read'],
  ['/links', 'Links', 'read'],
  ['/deliveries', 'Deliveries', 'read'],
  ['/organizations', 'Organizations', 'admin'],
  ['/keys', 'Keys', 'read'],
  ['/audit', 'Audit trail', 'read'],
  ['/about', 'About', 'read'],
] as const;

/** Where one can go, and who one is. On a small screen it unfolds. */
export function Navigation() {
  const { path, person } = useSite();
  const places = PLACES.filter(([, , role]) => person !== null && suffices(person.role, role));
  const here = path.slice(CONSOLE_PREFIX.length) || '/';
  return (
    <header class="bar">
      <Link to="/" class="brand">
        Lockstep
      </Link>
      <nav aria-label="Console">
        <ul>
          {places.map(([to, name]) => (
            <li>
              <Link to={to} aria-current={isAt(here, to) ? 'page' : undefined}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Form to="/sign-out" class="person">
        <span class="who" title={person?.name}>
          <span>{person?.name}</span> <small>({person?.role})</small>
        </span>
        <button class="plain">Sign out</button>
      </Form>
    </header>
  );
}

function isAt(here: string, to: string): boolean {
  return to === '/' ? here === '/' : here === to || here.startsWith(`${to}/`);
}
