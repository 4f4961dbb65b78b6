import type { NewDelivery } from '../../domain/delivery.ts';

/** Keeps webhook requests about linked issues until ProcessIssue has drained them. */
export interface DeliveryInbox {
  /**
   * Keeps the bytes as they came: durably, once this resolves `accepted`.
   * The same fingerprint of the same Integration again is a `duplicate` and changes nothing, also when sent at once.
   * What is accepted after another has resolved gets a higher sequence.
   * Rejects for what cannot be kept, as when its id is another's, and then for none that came at the same time.
   */
  accept(delivery: NewDelivery): Promise<'accepted' | 'duplicate'>;
}
