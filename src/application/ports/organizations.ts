import type { OrganizationId } from '../../domain/ids.ts';
import type { Organization } from '../../domain/organization.ts';

export interface Organizations {
  add(organization: Organization): Promise<void>;
  /** Within a transaction nobody else changes it until the transaction ends. */
  find(id: OrganizationId): Promise<Organization | null>;
  /** As `find`; within a transaction nobody else gives it anything either until the transaction ends. */
  findToErase(id: OrganizationId): Promise<Organization | null>;
  /** Writes its name. */
  save(organization: Organization): Promise<void>;
  /**
   * Forgets it, and everything that is its own: keys with their sessions and requests, Installations with all that was
   * done for them, and its part of the local tracker. Integrations with their Deliveries stay, and so does the audit trail.
   */
  erase(id: OrganizationId): Promise<void>;
}
