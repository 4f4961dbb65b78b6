import type { NewDelivery } from '../../domain/delivery.ts';
import type { JiraIssueRef } from '../../domain/ids.ts';

/** `accepted`: kept. `duplicate`: kept before. */
export type Accepted = 'accepted' | 'duplicate';

/** Keeps webhook requests about linked issues until ProcessIssue has drained them. */
export interface DeliveryInbox {
  /**
   * Keeps the bytes as they came: durably, once this resolves `accepted`.
   * The same fingerprint of the same Integration again is a `duplicate` and changes nothing, also when sent at once.
   * What is accepted after another has resolved gets a higher sequence.
   * Rejects for what cannot be kept, as when its id is another's, and then for none that came at the same time.
   */
  accept(delivery: NewDelivery): Promise<Accepted>;

  /**
   * Accepts what is about a linked issue of an Integration that is still of this version (`IntegrationVersions`), as both
   * were committed when this was called or later: never from memory. Else it keeps nothing: `not_linked` where no link of
   * the issue is left that is not over, `changed` where the Integration has another version, or is not there. What is kept
   * is the `delivery` of the issue, made where it may be kept: of most events nothing is.
   */
  acceptLinked(
    issue: JiraIssueRef,
    version: string,
    delivery: () => NewDelivery,
  ): Promise<Accepted | 'not_linked' | 'changed'>;
}
