import { InvalidValue } from './domain-error.ts';

/**
 * What a person gave as `field`, without the white space around it.
 * @throws {InvalidValue} when nothing is left, or more than `longest` characters.
 */
export function givenText(field: string, text: string, longest: number): string {
  const given = text.trim();
  if (given === '' || given.length > longest) {
    throw new InvalidValue(field, `must have between 1 and ${longest} characters`);
  }
  return given;
}
