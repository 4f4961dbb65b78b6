import { expect } from 'chai';

import type { JiraFailure } from '../../src/application/ports/jira-failure.ts';
import type { JiraConnection, JiraServer } from '../../src/application/ports/jira-server.ts';
import { failureOf } from './jira-server-failure.ts';

/** A Jira with a project in which the account may make a bug, with summary, description, labels and priority on its screen. */
export interface ArrangedCreation {
  readonly server: JiraServer;
  readonly connection: JiraConnection;
  readonly version: string;
  readonly project: { readonly id: string; readonly key: string };
  readonly bug: { readonly id: string; readonly name: string };
  /** Has the next issue be made without anybody being told of it. */
  loseAnswer(): Promise<void>;
  revokeAccess(): Promise<void>;
  close(): Promise<void>;
}

/** What every JiraCreation promises. */
export function jiraCreationContract(adapter: string, arrange: () => Promise<ArrangedCreation>): void {
  describe(`JiraCreation contract: ${adapter}`, () => {
    let jira: ArrangedCreation;

    beforeEach(async () => {
      jira = await arrange();
    });

    afterEach(() => jira.close());

    const fields = (more: Readonly<Record<string, unknown>> = {}) => ({
      project: { id: jira.project.id },
      issuetype: { id: jira.bug.id },
      summary: 'It breaks “here” \\ and there',
      ...more,
    });
    const make = (more?: Readonly<Record<string, unknown>>) =>
      jira.server.creation.create(jira.connection, fields(more));

    it('tells the projects, the types of one, and the fields of its screen, by id or key', async () => {
      const { creation } = jira.server;
      const { project, bug, version, connection } = jira;

      const projects = await creation.projects(connection);
      const found = projects.find(({ id }) => id === project.id);
      expect(found?.key).to.equal(project.key);
      for (const asked of [project.id, project.key]) {
        const types = await creation.issueTypes(connection, asked, version);
        expect(types.map(({ id, name }) => ({ id, name }))).to.deep.include(bug);
        const place = { project: asked, issueTypeId: bug.id };
        const screen = await creation.fields(connection, place, version);
        const ids = screen.map(({ id }) => id);
        expect(ids).to.include.members(['summary', 'description', 'labels', 'priority']);
        expect(ids).to.have.lengthOf(new Set(ids).size);
        const summary = screen.find(({ id }) => id === 'summary');
        expect(summary).to.deep.include({ isRequired: true, hasDefault: false });
        expect(summary?.schema.type).to.equal('string');
        const priority = screen.find(({ id }) => id === 'priority');
        expect(priority?.schema.type).to.equal('priority');
        expect(priority?.allowedValues?.length).to.be.above(1);
      }
    });

    it('tells the same of a Jira whose version is known wrongly, or not at all', async () => {
      const { creation } = jira.server;
      const right = await creation.issueTypes(jira.connection, jira.project.id, jira.version);

      for (const version of ['8.20.30', '8.0.1', null]) {
        expect(await creation.issueTypes(jira.connection, jira.project.id, version)).to.deep.equal(right);
      }
    });

    it('says of a project that is not there that it is not', async () => {
      const failure = await failureOf(jira.server.creation.issueTypes(jira.connection, 'NOPE', jira.version));

      expect(failure.code).to.be.oneOf(['jira_not_found', 'jira_refused']);
    });

    it('makes an issue, which can be read by its id and key', async () => {
      const made = await make({ labels: ['lockstep-1'], description: 'Why?' });

      const read = await jira.server.issues.read(jira.connection, made.id);
      expect(read).to.deep.include({ id: made.id, key: made.key, projectId: jira.project.id });
      expect(read.summary).to.equal('It breaks “here” \\ and there');
      expect((await jira.server.issues.read(jira.connection, made.key)).id).to.equal(made.id);
    });

    it('refuses what a screen does not have or needs, in Jira’s words per field, and makes nothing', async () => {
      const failure = await failureOf(make({ customfield_99999: 'x', labels: ['lockstep-none'] }));
      const without = await failureOf(make({ summary: undefined }));

      expect([failure.code, without.code]).to.deep.equal(['jira_refused', 'jira_refused']);
      expect(Object.keys(failure.fieldMessages)).to.deep.equal(['customfield_99999']);
      expect(Object.keys(without.fieldMessages)).to.deep.equal(['summary']);
      expect(await jira.server.creation.findByLabel(jira.connection, 'lockstep-none')).to.deep.equal([]);
    });

    it('finds what was made by its label alone, also when nobody was told of it', async () => {
      const other = await make({ labels: ['lockstep-a1', 'web'] });
      await jira.loseAnswer();
      const failure = await failureOf(make({ labels: ['web', 'lockstep-a12'] }));

      const found = await jira.server.creation.findByLabel(jira.connection, 'lockstep-a12');

      expect(failure.code).to.equal('jira_unreachable');
      expect(found).to.have.lengthOf(1);
      expect(found[0]?.labels).to.include('lockstep-a12');
      expect(found[0]?.id).not.to.equal(other.id);
      expect(await jira.server.creation.findByLabel(jira.connection, 'no "such" \\ one')).to.deep.equal([]);
    });

    it('finds what was made by a word in its description', async () => {
      await make({ description: 'Another' });
      const made = await make({ description: 'What is known.\n\nlockstep-b7c9' });

      const found = await jira.server.creation.findByText(jira.connection, 'lockstep-b7c9');

      expect(found.map(({ id }) => id)).to.deep.equal([made.id]);
      expect(found[0]?.description).to.include('lockstep-b7c9');
    });

    it('needs a new authorization once access was revoked', async () => {
      await jira.revokeAccess();
      const { creation } = jira.server;

      const calls = [
        creation.projects(jira.connection),
        creation.issueTypes(jira.connection, jira.project.id, jira.version),
        creation.fields(
          jira.connection,
          { project: jira.project.id, issueTypeId: jira.bug.id },
          jira.version,
        ),
        make(),
        creation.findByLabel(jira.connection, 'lockstep-1'),
      ].map(failureOf);

      const codes = (await Promise.all(calls)).map(({ code }: JiraFailure) => code);
      expect(codes).to.deep.equal(Array(5).fill('jira_needs_reauthorization'));
    });
  });
}
