import { expect } from 'chai';
import type { JiraConnection, JiraServer } from '../../src/application/ports/jira-server.ts';
import { failureOf } from './jira-server-failure.ts';

/** A Jira with a project that people can be assigned issues of. */
export interface ArrangedChoices {
  readonly server: JiraServer;
  readonly connection: JiraConnection;
  /** By key and by numeric id. */
  readonly project: { readonly key: string; readonly id: string };
  readonly people: readonly { readonly name: string; readonly displayName: string }[];
  /** Has an issue with this label. */
  readonly label: string;
  close(): Promise<void>;
}

/** What every JiraServer promises of what there is to choose from. */
export function jiraChoicesContract(adapter: string, arrange: () => Promise<ArrangedChoices>): void {
  describe(`JiraSearch contract: ${adapter}`, () => {
    let jira: ArrangedChoices;

    beforeEach(async () => {
      jira = await arrange();
    });

    afterEach(() => jira.close());

    const assignable = async (project: string, query: string): Promise<readonly (string | null)[]> => {
      const users = await jira.server.search.assignable(jira.connection, project, query);
      return users.map(({ name }) => name);
    };

    it('finds whom the issues of a project can be assigned to, by what their login or name begins with', async () => {
      for (const { name, displayName } of jira.people) {
        expect(await assignable(jira.project.key, name)).to.include(name);
        expect(await assignable(jira.project.key, displayName.toUpperCase())).to.include(name);
      }
      expect(await assignable(jira.project.key, 'nobody is called so')).to.deep.equal([]);
    });

    it('takes whatever is typed for the beginning of a name', async () => {
      for (const query of ['%', '&project=OPS', '"', 'ü ?#']) {
        expect(await assignable(jira.project.key, query)).to.deep.equal([]);
      }
    });

    it('proposes values of a field by what they begin with, without markup', async () => {
      const { search } = jira.server;
      const { label } = jira;

      for (const query of [label, label.slice(0, 4).toUpperCase()]) {
        expect(await search.proposals(jira.connection, 'labels', query)).to.deep.equal([
          { value: label, label },
        ]);
      }
      expect(await search.proposals(jira.connection, 'labels', 'nobody has such')).to.deep.equal([]);
    });

    it('tells the statuses of a project by issue type, with their categories', async () => {
      for (const project of [jira.project.key, jira.project.id]) {
        const types = await jira.server.search.statusesOf(jira.connection, project);

        expect(types).not.to.be.empty;
        for (const { statuses } of types) {
          expect(statuses.map(({ category }) => category)).to.include.members(['new', 'done']);
        }
      }
    });

    it('tells the resolutions there are, by id and name', async () => {
      const resolutions = await jira.server.search.resolutions(jira.connection);

      expect(resolutions).not.to.be.empty;
      for (const { id, name } of resolutions)
        expect([/^\d+$/.test(id), name]).to.deep.equal([true, name ?? '']);
    });

    it('knows no project that is not shown', async () => {
      const { search } = jira.server;
      const failures = [
        failureOf(search.assignable(jira.connection, 'NOPE', 'a')),
        failureOf(search.statusesOf(jira.connection, 'NOPE')),
      ];

      for (const { code } of await Promise.all(failures)) expect(code).to.equal('jira_not_found');
    });
  });
}
