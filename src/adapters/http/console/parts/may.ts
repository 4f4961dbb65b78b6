import { suffices, type Role } from '../../../../domain/api-key.ts';
import { useSite } from '../site.ts';

/** Whether the person who sees the page has at least this role; what they may not do is not offered. */
export function useMay(role: Role): boolean {
  const { person } = useSite();
  return person !== null && suffices(person.role, role);
}
