/** What has to be known before something is released. */
export interface ReleaseState {
  /** Of package.json. */
  readonly version: string;
  readonly branch: string;
  /** Whether the working tree has nothing that is not committed. */
  readonly isClean: boolean;
  readonly tags: readonly string[];
  readonly changelog: string;
}

const UNRELEASED = '## [Unreleased]';
const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

export function tagOf(version: string): string {
  return `v${version}`;
}

/** Everything that keeps `wanted` from being released, in words for who wants it. */
export function releaseProblems(wanted: string, state: ReleaseState): readonly string[] {
  const { version, branch, isClean, tags, changelog } = state;
  const isFirst = !tags.includes(tagOf(version));
  const allowed = [...(isFirst ? [version] : []), ...versionsAfter(version)];
  const found: readonly (readonly [boolean, string])[] = [
    [!allowed.includes(wanted), `${wanted} does not come after ${version}: choose ${allowed.join(', ')}.`],
    [tags.includes(tagOf(wanted)), `There is a tag ${tagOf(wanted)} already.`],
    [branch !== 'main', `Releases are made on main, and this is ${branch}.`],
    [!isClean, 'Something is not committed.'],
    [sectionBelow(changelog, UNRELEASED) === '', `CHANGELOG.md says nothing under ${UNRELEASED}.`],
  ];
  return found.filter(([isWrong]) => isWrong).map(([, problem]) => problem);
}

/** The next patch, the next minor and the next major version. */
export function versionsAfter(version: string): readonly [string, string, string] {
  const [, major, minor, patch] = VERSION.exec(version) ?? [];
  if (major === undefined) throw new Error(`${version} is no version such as 1.2.3`);
  return [
    `${major}.${String(minor)}.${Number(patch) + 1}`,
    `${major}.${Number(minor) + 1}.0`,
    `${Number(major) + 1}.0.0`,
  ];
}

/** The changelog once what was unreleased is a version, with room for what comes next. */
export function releasedChangelog(
  changelog: string,
  { version, on }: { readonly version: string; readonly on: Date },
): string {
  const heading = `## [${version}] - ${on.toISOString().slice(0, 10)}`;
  return changelog.replace(UNRELEASED, `${UNRELEASED}\n\n${heading}`);
}

/** What the changelog says of a version, for who reads its tag; '' when it says nothing. */
export function notesOf(changelog: string, version: string): string {
  return sectionBelow(changelog, `## [${version}]`);
}

/** A text that names images and packages by the version before, naming them by the next. */
export function namingVersion(
  text: string,
  { from, to }: { readonly from: string; readonly to: string },
): string {
  const names = ['lockstep:', 'lockstep-', 'newTag: '];
  return names.reduce((told, name) => told.replaceAll(`${name}${from}`, `${name}${to}`), text);
}

function sectionBelow(changelog: string, heading: string): string {
  const lines = changelog.split('\n');
  const start = lines.findIndex((line) => line.startsWith(heading));
  if (start === -1) return '';
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.startsWith('## '));
  return rest
    .slice(0, end === -1 ? rest.length : end)
    .join('\n')
    .trim();
}
