/**
 * What a page says first after something was done on the page before, by a word in the address: whoever makes up an
 * address can have nothing else said.
 */
export const NOTICES = {
  signed_out: 'You are signed out.',
  key_revoked: 'The key is revoked: it lets nobody in any more.',
  organization_made: 'The Organization is made. Connect a Jira for it, or make a key of it.',
  organization_deleted: 'The Organization is deleted, with all that was its own.',
  organization_renamed: 'It has another name now.',
  person_added: 'The person is added: issues of the local tracker can be assigned to them.',
  person_changed: 'Saved.',
  person_removed: 'The person is removed. What was assigned to them is assigned to nobody.',
  replayed: 'It is tried again now.',
  replay_open: 'It is still to be carried out: nothing had to be started.',
  done_in_tracker: 'Done. If it is linked, Jira follows as the settings say: its link tells what came of it.',
  linked: 'The two are linked. The tracker issue takes on what Jira says in a moment.',
  relinked: 'The tracker issue is linked to the other Jira issue now.',
  settings_saved: 'Saved. What happens from now on is handled by these settings.',
  rule_saved: 'The rule is saved.',
  rule_removed: 'The rule is removed. What it made stays.',
  unlinked: 'They are unlinked: neither changes the other any more.',
  made: 'The Jira issue is made, and linked.',
  being_made:
    'Jira could not make the issue just now. It is tried again by itself, and linked once it is there.',
  integration_created: 'The Jira is known. Now its administrator makes an application link.',
  authorized: 'Lockstep is allowed in Jira.',
  webhook_stands: 'The webhook was looked at: it stands as it should.',
  address_changed: 'Saved. It is the same Jira, and is called there from now on.',
  switched_off: 'It is switched off. Nothing is lost of what the tracker asks for: that waits.',
  switched_on: 'It is switched on. What waited goes on, and all links are being compared with Jira.',
  reconciliation_asked: 'All links are being compared with Jira.',
} as const satisfies Readonly<Record<string, string>>;

export type NoticeCode = keyof typeof NOTICES;

/** The sentence for the word, if it is one of ours. */
export function noticeFor(code: unknown): string | null {
  return typeof code === 'string' && Object.hasOwn(NOTICES, code) ? NOTICES[code as NoticeCode] : null;
}
