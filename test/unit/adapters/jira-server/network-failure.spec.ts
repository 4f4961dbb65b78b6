import { expect } from 'chai';
import { failureFromNetwork } from '../../../../src/adapters/jira-server/network-failure.ts';
import type { JiraCall } from '../../../../src/adapters/jira-server/jira-call.ts';

const CALL: JiraCall = {
  kind: 'unsigned',
  target: { baseUrl: 'https://jira.example.com:8443/jira', tls: { isVerified: true, caCertificate: null } },
  credentials: null,
  method: 'GET',
  pattern: '/rest/api/2/serverInfo',
  path: '/rest/api/2/serverInfo',
  purpose: 'read the version of',
  secrets: [],
};

describe('a failure of the network', () => {
  for (const [code, expected, says] of [
    ['ENOTFOUND', 'jira_unreachable', 'DNS'],
    ['EAI_AGAIN', 'jira_unreachable', 'DNS'],
    ['ECONNREFUSED', 'jira_unreachable', 'refused'],
    ['ECONNRESET', 'jira_unreachable', 'reset'],
    ['UND_ERR_SOCKET', 'jira_unreachable', 'reset'],
    ['UND_ERR_CONNECT_TIMEOUT', 'jira_unreachable', 'timed out'],
    ['EHOSTUNREACH', 'jira_unreachable', 'no route'],
    ['EWHATEVER', 'jira_unreachable', 'EWHATEVER'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'jira_misconfigured', 'intermediate'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'jira_misconfigured', 'authority'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'jira_misconfigured', 'authority'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'jira_misconfigured', 'scheme'],
    ['ERR_SSL_SOMETHING_NEW', 'jira_misconfigured', 'scheme'],
    ['toString', 'jira_unreachable', 'network'],
  ] as const) {
    it(`is ${expected} for ${code}, and names the host`, () => {
      const error = Object.assign(new Error('deep inside'), { code });

      const failure = failureFromNetwork(CALL, new Error('outside', { cause: error }));

      expect(failure).to.include({ code: expected, status: null });
      expect(failure.message)
        .to.include('Could not read the version of jira.example.com:8443: ')
        .and.include(says);
    });
  }

  it('may be without any code', () => {
    expect(failureFromNetwork(CALL, 'thrown text').code).to.equal('jira_unreachable');
    expect(failureFromNetwork(CALL, new Error('no code')).message).to.match(/the network failed\.$/);
  });
});
