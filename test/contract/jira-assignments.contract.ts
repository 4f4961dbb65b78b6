import { expect } from 'chai';

import type { JiraConnection } from '../../src/application/ports/jira-server.ts';
import { connectTo, type ArrangedJira } from './arranged-jira.ts';
import { failureOf } from './jira-server-failure.ts';

/** What the assigning of every Jira promises; part of the suite of JiraServer. */
export function jiraAssignmentsContract(arranged: () => ArrangedJira): void {
  describe('assignments', () => {
    let connection: JiraConnection;

    beforeEach(async () => {
      connection = await connectTo(arranged());
      await arranged().putPerson({ name: 'grace', key: 'JIRAUSER20001', displayName: 'Grace Hopper' });
    });

    const assignments = () => arranged().server.assignments;
    const namesFound = async (query: string) => {
      const people = await assignments().assignable(connection, arranged().issue.key, query);
      return people.map(({ name }) => name);
    };
    const assign = (name: string | null) => assignments().assign(connection, arranged().issue.id, name);
    const assignee = async () => {
      const { assignee: person } = await arranged().server.issues.read(connection, arranged().issue.id);
      return person?.name ?? null;
    };

    it('find people by how their login, name or e-mail begins, whatever the letter case', async () => {
      for (const query of ['grace', 'GRA', 'hopper', 'Grace Hopper', 'grace@example.com'])
        expect(await namesFound(query), query).to.deep.equal(['grace']);
      expect(await namesFound('nobody')).to.deep.equal([]);
    });

    it('tell of each their key, name and e-mail, and that they are active', async () => {
      const [grace] = await assignments().assignable(connection, arranged().issue.key, 'grace');

      expect(grace).to.deep.equal({
        key: 'JIRAUSER20001',
        name: 'grace',
        displayName: 'Grace Hopper',
        emailAddress: 'grace@example.com',
        isActive: true,
      });
    });

    it('find nobody that the issue cannot be assigned to', async () => {
      await arranged().putPerson({ name: 'alan', key: 'JIRAUSER20002', isAssignable: false });
      await arranged().putPerson({ name: 'alonzo', key: 'JIRAUSER20003', isActive: false });

      expect(await namesFound('al')).to.deep.equal([]);
    });

    it('tell of many the first hundred, and no more', async () => {
      for (let number = 1; number <= 101; number += 1)
        await arranged().putPerson({ name: `robot${number}`, key: `JIRAUSER3${number}` });

      const names = await namesFound('robot');

      expect(new Set(names).size).to.equal(100);
    });

    it('find a person by key and by login, also one who has left, and nobody by others', async () => {
      await arranged().putPerson({ name: 'alonzo', key: 'JIRAUSER20003', isActive: false });
      const find = async (named: { readonly key: string } | { readonly name: string }) =>
        assignments().person(connection, named);

      expect(await find({ key: 'JIRAUSER20001' })).to.include({ name: 'grace', isActive: true });
      expect(await find({ name: 'grace' })).to.include({ key: 'JIRAUSER20001' });
      expect(await find({ name: 'alonzo' })).to.include({ isActive: false });
      expect(await find({ key: 'grace' })).to.equal(null);
      expect(await find({ name: 'nobody' })).to.equal(null);
    });

    it('assign an issue to somebody, to somebody else, and to nobody', async () => {
      await assign('grace');
      expect(await assignee()).to.equal('grace');

      await assign(arranged().account);
      expect(await assignee()).to.equal(arranged().account);

      await assign(null);
      await assign(null);
      expect(await assignee()).to.equal(null);
    });

    it('are refused for one who cannot be assigned, and for one who is not there', async () => {
      await arranged().putPerson({ name: 'alan', key: 'JIRAUSER20002', isAssignable: false });

      for (const name of ['alan', 'nobody'])
        expect(await failureOf(assign(name)), name).to.include({ code: 'jira_refused', status: 400 });
    });

    it('are refused to nobody where every issue is to be somebody’s', async () => {
      await assign('grace');
      await arranged().forbidUnassigned();

      const failure = await failureOf(assign(null));

      expect(failure).to.include({ code: 'jira_refused', status: 400 });
      expect(await assignee()).to.equal('grace');
    });

    it('are forbidden to an account that may not assign, which is no want of authorization', async () => {
      await arranged().forbidAssigning();

      expect((await failureOf(assign('grace'))).code).to.equal('jira_forbidden');
      expect(await assignee()).to.not.equal('grace');
    });

    it('find no issue that is not there', async () => {
      await arranged().deleteIssue();

      expect((await failureOf(assign('grace'))).code).to.equal('jira_not_found');
      expect((await failureOf(namesFound('grace'))).code).to.equal('jira_not_found');
    });

    it('need a new authorization once access was revoked', async () => {
      await arranged().revokeAccess();

      expect((await failureOf(assign('grace'))).code).to.equal('jira_needs_reauthorization');
      expect((await failureOf(namesFound('grace'))).code).to.equal('jira_needs_reauthorization');
    });
  });
}
