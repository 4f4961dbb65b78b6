import { InvalidValue } from './domain-error.ts';
import { givenText } from './given-text.ts';
import type { OrganizationId, TrackerUserId } from './ids.ts';

/** A person of the tracker, as far as Lockstep needs to know them. */
export interface TrackerUser {
  readonly id: TrackerUserId;
  /** The name they log in by. */
  readonly name: string;
  readonly email: string | null;
  /** Whether the tracker made sure that the e-mail is theirs: anybody can claim another's. */
  readonly isEmailVerified: boolean;
}

/** A person of the local tracker. Everybody of the Organization can be assigned to all of its issues. */
export interface LocalTrackerUser extends TrackerUser {
  readonly organizationId: OrganizationId;
  readonly createdAt: Date;
}

/** What is said of a person of the local tracker. */
export type GivenPerson = Pick<LocalTrackerUser, 'name' | 'email' | 'isEmailVerified'>;

const LONGEST_NAME = 200;
const LONGEST_EMAIL = 320;

/**
 * What was said of a person, without the white space around it.
 * @throws {InvalidValue} when name or e-mail cannot be one, or an e-mail that is not given is to be verified.
 */
export function givenPerson({ name, email, isEmailVerified }: GivenPerson): GivenPerson {
  const given = { name: userNameOf(name), email: email === null ? null : emailOf(email), isEmailVerified };
  if (given.email === null && isEmailVerified) {
    throw new InvalidValue('isEmailVerified', 'takes an e-mail to be verified');
  }
  return given;
}

/** The name that a person gave. @throws {InvalidValue} when it is blank or longer than 200 characters. */
export function userNameOf(text: string): string {
  return givenText('name', text, LONGEST_NAME);
}

/** The e-mail that a person gave. @throws {InvalidValue} when it cannot be one, or has more than 320 characters. */
export function emailOf(text: string): string {
  const email = givenText('email', text, LONGEST_EMAIL);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new InvalidValue('email', 'must be an e-mail address');
  return email;
}
