/** What was said, without what was left out. */
export type Given<Said> = { [Name in keyof Said]?: Exclude<Said[Name], undefined> } & {
  [Name in keyof Said as undefined extends Said[Name] ? never : Name]: Said[Name];
};

/** Leaves out the properties that are undefined. */
export function given<Said extends object>(said: Said): Given<Said> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Given<Said>;
}
