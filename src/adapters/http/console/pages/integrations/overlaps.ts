/** How long secrets that are replaced go on being taken, in hours, and as people say it. */
export const OVERLAPS = [
  ['24', 'a day'],
  ['1', 'an hour'],
  ['168', 'a week'],
  ['0', 'not at all: they have leaked'],
] as const;
