import { expect } from 'chai';

import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { EVERYTHING } from '../../../../src/domain/api-key.ts';
import type { OrganizationId } from '../../../../src/domain/ids.ts';
import { IssueInJira } from '../../../support/scenario-issue.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';
import { Scenario, type Connected } from '../../../support/scenario.ts';

describe('searching a Jira', () => {
  let scenario: Scenario;
  let connected: Connected;

  beforeEach(async () => {
    scenario = new Scenario();
    connected = await scenario.connect('https://jira.example.com/jira');
    scenario.jira.putIssue({ id: '10300', key: 'ABC-4', summary: 'The cart is empty', projectId: '10100' });
    scenario.jira.putIssue({ id: '10301', key: 'AB_2C-7', summary: 'Error 500 in the cart' });
  });

  const where = (scope = EVERYTHING) => ({ scope, integrationId: connected.integrationId });
  const issues = async (query: string): Promise<readonly (string | null)[]> => {
    const found = await scenario.useCases.searchJiraIssues.execute({ ...where(), query, limit: 10 });
    return found.map(({ key }) => key);
  };

  describe('for issues', () => {
    for (const query of ['ABC-4', ' abc-4 ', '10300', 'https://jira.example.com/jira/browse/ABC-4?x=1']) {
      it(`reads the one that is called “${query}”`, async () => {
        expect(await issues(query)).to.deep.equal(['ABC-4']);
        expect(scenario.jira.calls).not.to.include('issues.search');
      });
    }

    it('takes keys as the admin has them, with digits and underscores', async () => {
      expect(await issues('ab_2c-7')).to.deep.equal(['AB_2C-7']);
    });

    it('finds one by the key it had before it was moved', async () => {
      new IssueInJira(scenario.jira, { id: '10302', key: 'ABC-8' }).move('NUM-9');

      expect(await issues('ABC-8')).to.deep.equal(['NUM-9']);
    });

    it('answers an unknown key with nothing, and asks no further', async () => {
      expect(await issues('ABC-99')).to.deep.equal([]);
      expect(scenario.jira.calls).not.to.include('issues.search');
    });

    it('takes a number that is nobody’s for a word', async () => {
      expect(await issues('500')).to.deep.equal(['AB_2C-7']);
    });

    it('finds those with all of the words', async () => {
      expect(await issues('the CART')).to.have.members(['ABC-4', 'AB_2C-7']);
      expect(await issues('empty cart')).to.deep.equal(['ABC-4']);
    });

    for (const query of ['', '  ', '"', '*', '\\', '((']) {
      it(`finds nothing for “${query}”, and does not ask Jira`, async () => {
        expect(await issues(query)).to.deep.equal([]);
        expect(scenario.jira.calls).not.to.include('issues.search');
      });
    }

    it('lets a failure of Jira be told', async () => {
      scenario.jira.failOn('issues.read', new JiraFailure('jira_unreachable', 'away'));
      await expectRefusal(issues('ABC-4'), 'jira_unreachable');
    });
  });

  it('tells the statuses of a project and whom its issues can be assigned to', async () => {
    const { searchJiraUsers, listProjectStatuses } = scenario.useCases;
    const ada = scenario.jira.people.put({ name: 'ada', displayName: 'Ada' });
    scenario.jira.putStatus({ id: '3', name: 'Done', category: 'done' });

    const users = await searchJiraUsers.execute({ ...where(), project: 'ABC', query: 'AD' });
    const types = await listProjectStatuses.execute({ ...where(), project: '10100' });

    expect(users).to.deep.equal([ada]);
    expect(types.flatMap(({ statuses }) => statuses.map(({ name }) => name))).to.include('Done');
  });

  it('proposes values of a field, one that was added by its number', async () => {
    scenario.jira.choices.putValues('cf[10001]', [{ value: '7', label: 'Sprint 7' }]);
    const propose = (field: string) =>
      scenario.useCases.proposeFieldValues.execute({ ...where(), field, query: 'spr' });

    expect(await propose('customfield_10001')).to.deep.equal([{ value: '7', label: 'Sprint 7' }]);
    expect(await propose('labels')).to.deep.equal([]);
  });

  it('asks no Jira that is not in the scope', async () => {
    const { searchJiraIssues, searchJiraUsers, proposeFieldValues, listProjectStatuses } = scenario.useCases;
    const theirs = where({ organizationId: 'another' as OrganizationId });
    const before = scenario.jira.calls.length;

    for (const search of [
      searchJiraIssues.execute({ ...theirs, query: 'ABC-4', limit: 1 }),
      searchJiraUsers.execute({ ...theirs, query: 'a', project: 'ABC' }),
      proposeFieldValues.execute({ ...theirs, query: 'a', field: 'labels' }),
      listProjectStatuses.execute({ ...theirs, project: 'ABC' }),
    ]) {
      await expectRefusal(search, 'not_found');
    }
    expect(scenario.jira.calls).to.have.lengthOf(before);
  });

  it('asks no Jira that is not authorized', async () => {
    const { integrationId } = await scenario.create('https://other.example.com');
    const asked = { scope: EVERYTHING, integrationId, query: 'ABC-4', limit: 1 };
    await expectRefusal(scenario.useCases.searchJiraIssues.execute(asked), 'integration_not_active');
  });
});
