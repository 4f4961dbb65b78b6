import { expect } from 'chai';

import { Scenario } from '../../support/scenario.ts';
import { ADMIN_BEARER, portsOf, serving } from '../../support/test-server.ts';

const DEPTH = 200_000;
const BOMBS: Readonly<Record<string, string>> = {
  'arrays within arrays': '['.repeat(DEPTH) + ']'.repeat(DEPTH),
  'objects within objects': `${'{"issue":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}`,
  'a changelog as deep as it gets': `{"issue":{"id":"1","fields":${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}}}`,
  'an object of very many names': `{${Array.from({ length: 100_000 }, (_, index) => `"n${index}":1`).join(',')}}`,
};

describe('JSON that was made to break what reads it', () => {
  const serve = serving();

  for (const [what, body] of Object.entries(BOMBS)) {
    it(`is taken or refused like any other: ${what}`, async () => {
      const scenario = new Scenario();
      const { integrationId } = await scenario.connect();
      const { url, log } = await serve(portsOf(scenario));
      const post = async (path: string, headers: Record<string, string> = {}) => {
        const type = { 'Content-Type': 'application/json' };
        const answer = await fetch(url + path, { method: 'POST', body, headers: { ...type, ...headers } });
        return answer.status;
      };

      const statuses = [
        await post(`/extensions/jira-server/issue-updated/${scenario.token(integrationId)}`),
        await post('/api/v1/organizations', { Authorization: ADMIN_BEARER }),
        await post('/api/v1/integrations', { Authorization: ADMIN_BEARER }),
      ];

      for (const status of statuses) expect(status).to.be.below(500);
      expect(log.lines.filter(({ level }) => level === 'error')).to.deep.equal([]);
      expect((await fetch(`${url}/healthz`)).status).to.equal(200);
    });
  }
});
