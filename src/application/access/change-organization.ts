import type { Scope } from '../../domain/api-key.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { noSuch } from '../../domain/no-such.ts';
import type { Organization } from '../../domain/organization.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';

export interface ChangeOrganizationCommand {
  readonly scope: Scope;
  readonly organizationId: OrganizationId;
  /** What it is to be called, or how that is made of what it is. What it throws ends the change. */
  readonly name: string | ((present: Organization) => string);
}

/** Gives a tenant another name. */
export class ChangeOrganization {
  readonly #unitOfWork: UnitOfWork;

  constructor(unitOfWork: UnitOfWork) {
    this.#unitOfWork = unitOfWork;
  }

  /**
   * Nobody else changes it between what `name` is shown and what is kept.
   * @throws {NotFound} when the scope has no such Organization.
   * @throws {InvalidValue} when the name is blank or longer than 200 characters.
   */
  async execute({ scope, organizationId, name }: ChangeOrganizationCommand): Promise<Organization> {
    return this.#unitOfWork.run(async ({ organizations }) => {
      const isSeen = scope.organizationId === null || scope.organizationId === organizationId;
      const present = isSeen ? await organizations.find(organizationId) : null;
      if (present === null) throw noSuch('Organization', scope);
      const changed = present.named(typeof name === 'function' ? name(present) : name);
      await organizations.save(changed);
      return changed;
    });
  }
}
