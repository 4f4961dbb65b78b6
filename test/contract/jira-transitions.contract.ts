import { expect } from 'chai';
import type { JiraConnection, JiraServer } from '../../src/application/ports/jira-server.ts';
import type { TransitionStep } from '../../src/application/ports/jira-transitions.ts';
import type { JiraIssueId } from '../../src/domain/ids.ts';
import type { JiraTransition } from '../../src/domain/outbound/jira-transition.ts';
import { failureOf } from './jira-server-failure.ts';

/**
 * An issue that is to do, in a workflow that leads from there through progress and review to done. Only the last step has
 * a screen: it wants a resolution, and takes nothing else but a comment.
 */
export interface ArrangedWorkflow {
  readonly server: JiraServer;
  readonly connection: JiraConnection;
  readonly issueId: JiraIssueId;
  readonly statusIds: { readonly progress: string; readonly review: string; readonly done: string };
  readonly resolutionId: string;
  /** The account loses the permission to transition issues. */
  forbidTransitions(): Promise<void>;
  deleteIssue(): Promise<void>;
  close(): Promise<void>;
}

/** What every JiraServer promises of transitions. */
export function jiraTransitionsContract(adapter: string, arrange: () => Promise<ArrangedWorkflow>): void {
  describe(`JiraTransitions contract: ${adapter}`, () => {
    let jira: ArrangedWorkflow;

    beforeEach(async () => {
      jira = await arrange();
    });

    afterEach(() => jira.close());

    const list = () => jira.server.transitions.list(jira.connection, jira.issueId);
    const leadingTo = async (statusId: string): Promise<JiraTransition> => {
      const found = (await list()).find(({ to }) => to?.id === statusId);
      return found ?? expect.fail(`no transition leads to status ${statusId}`);
    };
    const perform = (transitionId: string, given: Partial<TransitionStep> = {}) =>
      jira.server.transitions.perform(jira.connection, jira.issueId, {
        transitionId,
        fields: {},
        update: {},
        ...given,
      });
    const go = async (statusId: string) => perform((await leadingTo(statusId)).id);
    const issue = () => jira.server.issues.read(jira.connection, jira.issueId);
    const goToReview = async () => {
      await go(jira.statusIds.progress);
      await go(jira.statusIds.review);
    };
    const withResolution = () => ({ fields: { resolution: { id: jira.resolutionId } } });

    it('lists where the present status leads, and nothing else, each time anew', async () => {
      const before = await list();
      await go(jira.statusIds.progress);
      const after = await list();

      const targets = (listed: readonly JiraTransition[]) => listed.map(({ to }) => to?.id);
      expect(targets(before)).to.include(jira.statusIds.progress).and.not.include(jira.statusIds.review);
      expect(targets(after)).to.include(jira.statusIds.review).and.not.include(jira.statusIds.progress);
    });

    it('tells the name, where it leads with its category, and the fields that are wanted', async () => {
      await goToReview();

      const { id, name, to, fields } = await leadingTo(jira.statusIds.done);

      expect(id).to.match(/^\d+$/);
      expect(name).to.be.a('string');
      expect(to).to.include({ id: jira.statusIds.done, category: 'done' });
      expect(fields).to.deep.equal([{ id: 'resolution', name: 'Resolution', isRequired: true }]);
    });

    it('leaves the issue in the status of the transition, updated since', async () => {
      const before = await issue();

      await go(jira.statusIds.progress);

      const after = await issue();
      expect(after.status?.id).to.equal(jira.statusIds.progress);
      expect(after.updatedAt?.getTime()).to.be.greaterThan(before.updatedAt?.getTime() ?? 0);
    });

    it('sets the fields that are given, and knows since when there is a resolution', async () => {
      await goToReview();

      await perform((await leadingTo(jira.statusIds.done)).id, withResolution());

      const { status, resolution, resolvedAt } = await issue();
      expect(status?.id).to.equal(jira.statusIds.done);
      expect(resolution?.id).to.equal(jira.resolutionId);
      expect(resolvedAt).to.be.an.instanceOf(Date);
    });

    it('takes a comment with the screen of a transition', async () => {
      await goToReview();

      const update = { comment: [{ add: { body: 'It is mended.' } }] };
      await perform((await leadingTo(jira.statusIds.done)).id, { ...withResolution(), update });

      expect((await issue()).status?.id).to.equal(jira.statusIds.done);
    });

    it('changes nothing without a field that is wanted, and names it', async () => {
      await goToReview();

      const failure = await failureOf(perform((await leadingTo(jira.statusIds.done)).id));

      expect(failure).to.include({ code: 'jira_refused', status: 400 });
      expect(Object.keys(failure.fieldMessages)).to.deep.equal(['resolution']);
      expect((await issue()).status?.id).to.equal(jira.statusIds.review);
    });

    it('changes nothing with a field that is not on the screen, and names it', async () => {
      const { id } = await leadingTo(jira.statusIds.progress);

      const failure = await failureOf(perform(id, withResolution()));

      expect(failure).to.include({ code: 'jira_refused', status: 400 });
      expect(failure.fieldMessages['resolution']).to.include('not on the appropriate screen');
      expect((await issue()).status?.id).not.to.equal(jira.statusIds.progress);
    });

    it('is refused, with no field to blame, once the issue has another status', async () => {
      const { id } = await leadingTo(jira.statusIds.progress);
      await perform(id);

      const failure = await failureOf(perform(id));

      expect(failure).to.include({ code: 'jira_refused', status: 400 });
      expect(failure.fieldMessages).to.deep.equal({});
    });

    it('lists nothing to an account that may transition nothing, and refuses what it tries', async () => {
      const { id } = await leadingTo(jira.statusIds.progress);
      await jira.forbidTransitions();

      expect(await list()).to.deep.equal([]);
      expect(await failureOf(perform(id))).to.include({ code: 'jira_forbidden', status: 403 });
    });

    it('knows no transition of an issue that is not shown', async () => {
      const { id } = await leadingTo(jira.statusIds.progress);
      await jira.deleteIssue();

      const failures = [await failureOf(list()), await failureOf(perform(id))];

      expect(failures.map(({ code }) => code)).to.deep.equal(['jira_not_found', 'jira_not_found']);
    });
  });
}
