/** A Jira version such as `10.3.2`. */
export interface JiraVersion {
  readonly text: string;
  readonly numbers: readonly [major: number, minor: number, patch: number];
}

/** @throws {RangeError} when `text` is not three numbers with dots between. */
export function parseJiraVersion(text: string): JiraVersion {
  const match = /^(\d+)\.(\d+)\.(\d+)$/.exec(text);
  if (match === null) throw new RangeError(`not a Jira version: ${JSON.stringify(text)}; write e.g. 10.3.2`);
  return { text, numbers: [Number(match[1]), Number(match[2]), Number(match[3])] };
}

/** Jira counts its builds as 10.3.2 -> 10030002; up to 9 as 9.12.15 -> 912015. */
export function buildNumberOf({ numbers: [major, minor, patch] }: JiraVersion): number {
  return major >= 10 ? major * 1_000_000 + minor * 10_000 + patch : major * 100_000 + minor * 1_000 + patch;
}

/** From 10 webhooks live at `/rest/jira-webhook/1.0/webhooks`; before, at `/rest/webhooks/1.0/webhook`. */
export function hasModernWebhooks({ numbers: [major] }: JiraVersion): boolean {
  return major >= 10;
}

/** Up to 8 a changelog item names its field by `field` alone. */
export function namesFieldIds({ numbers: [major] }: JiraVersion): boolean {
  return major >= 9;
}

/** From 8 on a webhook says what kind of change an issue had. */
export function namesEventTypes({ numbers: [major] }: JiraVersion): boolean {
  return major >= 8;
}

/** From 8.4 on a person gets a key that is not the name. */
export function givesUserKeys({ numbers: [major, minor] }: JiraVersion): boolean {
  return major > 8 || (major === 8 && minor >= 4);
}

/** From 8.14 people can have personal access tokens. */
export function hasPersonalAccessTokens({ numbers: [major, minor] }: JiraVersion): boolean {
  return major > 8 || (major === 8 && minor >= 14);
}

/** From 11 a password in the Authorization header is refused unless an admin allows it. */
export function allowsBasicByDefault({ numbers: [major] }: JiraVersion): boolean {
  return major < 11;
}

/** Up to 8 all that it takes to create issues is told at once. */
export function hasOldCreateMeta({ numbers: [major] }: JiraVersion): boolean {
  return major < 9;
}

/** From 8.4 on what it takes to create issues is told project by project, in pages. */
export function hasPagedCreateMeta({ numbers: [major, minor] }: JiraVersion): boolean {
  return major > 8 || (major === 8 && minor >= 4);
}
