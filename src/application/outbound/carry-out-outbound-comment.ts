import type { OutboundCommentContent } from '../../domain/outbound/outbound-content.ts';
import { over, type Conclusion } from '../inbound/conclude-effect.ts';
import type { CarriesOut } from './outbound-errand.ts';

/** Ends what a comment of the tracker asks of Jira: this is not carried to Jira yet. */
export class CarryOutOutboundComment implements CarriesOut<OutboundCommentContent> {
  async execute(): Promise<Conclusion> {
    return over('skipped', 'not_carried_to_jira');
  }
}
