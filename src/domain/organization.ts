import { givenText } from './given-text.ts';
import type { OrganizationId } from './ids.ts';

export interface OrganizationProps {
  readonly id: OrganizationId;
  readonly name: string;
  readonly createdAt: Date;
}

const LONGEST_NAME = 200;

/** A tenant: people and a tracker that share settings. */
export class Organization {
  readonly #props: OrganizationProps;

  private constructor(props: OrganizationProps) {
    this.#props = Object.freeze({ ...props });
  }

  /** @throws {InvalidValue} when the name is blank or longer than 200 characters. */
  static create(props: OrganizationProps): Organization {
    return new Organization({ ...props, name: givenText('name', props.name, LONGEST_NAME) });
  }

  static restore(props: OrganizationProps): Organization {
    return new Organization(props);
  }

  /** The Organization under another name. @throws {InvalidValue} as `create`. */
  named(name: string): Organization {
    return Organization.create({ ...this.#props, name });
  }

  toProps(): OrganizationProps {
    return this.#props;
  }
}
