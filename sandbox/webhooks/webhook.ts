/** A webhook as both generations of the API know it; each shows its own part. */
export interface Webhook {
  /** The id from Jira 10 on. */
  readonly id: number;
  /** The id up to Jira 9: another one, for ids need not survive the upgrade. */
  readonly legacyId: number;
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  /** JQL; empty lets every issue through. */
  readonly filter: string;
  readonly excludeBody: boolean;
  readonly active: boolean;
  /** Signs the bodies, from Jira 10 on; null: they are not signed. */
  readonly secret: string | null;
  readonly description: string;
  readonly sslVerificationRequired: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly updatedBy: string;
}

/** What an admin decides about a webhook. */
export type WebhookDraft = Omit<Webhook, 'id' | 'legacyId' | 'createdAt' | 'updatedAt' | 'updatedBy'>;

export const EMPTY_WEBHOOK: WebhookDraft = {
  name: '',
  url: '',
  events: [],
  filter: '',
  excludeBody: false,
  active: true,
  secret: null,
  description: '',
  sslVerificationRequired: true,
};
