import type { TlsSettings } from './integration-props.ts';
import type { JiraServerInfo } from './jira-version.ts';

/** What a person may change of an Integration: where its Jira is, how its TLS is checked, and whether it is switched on. */
export interface IntegrationParts {
  readonly baseUrl: string;
  readonly tls: TlsSettings;
  readonly isEnabled: boolean;
}

/** Where a Jira is called, and what it told of itself there. */
export interface SeenPlace extends Omit<IntegrationParts, 'isEnabled'> {
  readonly serverInfo: JiraServerInfo;
}

/** Whether a Jira is called alike by both: at one address, with its TLS checked in one way. */
export function isCalledAlike(one: IntegrationParts, other: IntegrationParts): boolean {
  return (
    one.baseUrl === other.baseUrl &&
    one.tls.isVerified === other.tls.isVerified &&
    one.tls.caCertificate === other.tls.caCertificate
  );
}

/** Whether nothing differs. */
export function areSameParts(one: IntegrationParts, other: IntegrationParts): boolean {
  return isCalledAlike(one, other) && one.isEnabled === other.isEnabled;
}
