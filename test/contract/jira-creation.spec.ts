import { InMemoryJiraServer } from '../../src/adapters/memory/in-memory-jira-server.ts';
import { Secret } from '../../src/domain/secret.ts';
import { ABC, BUG, USUAL_FIELDS } from '../support/create-meta.ts';
import { jiraCreationContract, type ArrangedCreation } from './jira-creation.contract.ts';

jiraCreationContract('in memory', async () => inMemory());

function inMemory(): ArrangedCreation {
  const server = new InMemoryJiraServer();
  server.creating.putProject(ABC, [{ ...BUG, fields: USUAL_FIELDS }]);
  const connection = server.grantAccess({
    baseUrl: 'https://jira.example.com',
    tls: { isVerified: true, caCertificate: null },
    consumerKey: 'lockstep-key',
    privateKey: new Secret('not looked at'),
  });
  return {
    server,
    connection,
    version: '9.12.0',
    project: { id: ABC.id, key: ABC.key },
    bug: { id: BUG.id, name: BUG.name },
    loseAnswer: async () => {
      server.creating.loseAnswers(1);
    },
    revokeAccess: async () => {
      server.revokeAccess();
    },
    close: async () => undefined,
  };
}
