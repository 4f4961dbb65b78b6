import type { RemoteLinkContent } from '../../domain/outbound/outbound-content.ts';
import { over, type Conclusion } from '../inbound/conclude-effect.ts';
import type { CarriesOut } from './outbound-errand.ts';

/** Ends what a remote link to the tracker issue asks of Jira: this is not carried to Jira yet. */
export class CarryOutRemoteLink implements CarriesOut<RemoteLinkContent> {
  async execute(): Promise<Conclusion> {
    return over('skipped', 'not_carried_to_jira');
  }
}
