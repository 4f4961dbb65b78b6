/** What each setting is called on the pages. */
export const SETTING_WORDS = {
  inboundStatus: 'The tracker issue’s status follows Jira',
  inboundAssignee: 'The tracker issue’s assignee follows Jira',
  inboundComments: 'Jira’s comments are written to the tracker issue',
  restrictedComments: 'Also comments that only a role or a group may read in Jira',
  resolvesOnDeletion: 'Deleting the Jira issue resolves the tracker issue',
  resolutionStrategy: 'How a tracker issue is resolved',
  ignoredResolutionIds: 'Resolutions by which it is ignored instead',
  statusRule: 'Several tracker issues on one Jira issue',
  outboundStatus: 'The Jira issue’s status follows the tracker, in projects with a mapping',
  outboundAssignee: 'The Jira issue’s assignee follows the tracker',
  outboundComments: 'The tracker’s comments are written to the Jira issue',
  commentVisibility: 'Who may read them in Jira',
  remoteLinks: 'The Jira issue shows the tracker issue as a link',
  userMapping: 'People',
  ignoredFieldIds: 'Fields left out',
  doneStatusIds: 'Statuses that mean “done”',
  statusMappings: 'The way to Jira',
  projectRules: 'Different in this project',
  onResolve: 'once it is resolved',
  onUnresolve: 'once it is unresolved',
  onIgnore: 'once it is ignored',
  resolutionId: 'Resolution set on the way',
  mostHops: 'Most transitions in a row',
  forbiddenStatusIds: 'Statuses never gone through',
  transitionIds: 'Transitions taken first',
  fields: 'Fields set on a transition',
  issueTypes: 'Issue type',
  reopenWithinDays: 'Days after which it is not reopened',
  neverReopenResolutionIds: 'Resolutions that are never reopened',
  whenNotReopened: 'What is done instead of reopening',
} as const satisfies Readonly<Record<string, string>>;

export type SettingName = keyof typeof SETTING_WORDS;

/** A setting's path in words: what stands for a thing of Jira by its name. */
export function wordsOfSetting(path: string, names: ReadonlyMap<string, string>): string {
  return path
    .split('.')
    .map((part) => (isSetting(part) ? SETTING_WORDS[part] : (names.get(part) ?? part)))
    .join(' › ');
}

function isSetting(name: string): name is SettingName {
  return Object.hasOwn(SETTING_WORDS, name);
}
