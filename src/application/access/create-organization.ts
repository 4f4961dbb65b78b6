import type { OrganizationId } from '../../domain/ids.ts';
import { Organization } from '../../domain/organization.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { Stores } from '../ports/stores.ts';

export interface CreateOrganizationPorts {
  readonly stores: Pick<Stores, 'organizations'>;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

/** Makes a tenant. */
export class CreateOrganization {
  readonly #ports: CreateOrganizationPorts;

  constructor(ports: CreateOrganizationPorts) {
    this.#ports = ports;
  }

  /** @throws {InvalidValue} when the name is blank or longer than 200 characters. */
  async execute({ name }: { readonly name: string }): Promise<Organization> {
    const { stores, randomness, clock } = this.#ports;
    const organization = Organization.create({
      id: randomness.id() as OrganizationId,
      name,
      createdAt: clock.now(),
    });
    await stores.organizations.add(organization);
    return organization;
  }
}
