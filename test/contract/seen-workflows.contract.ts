import { expect } from 'chai';
import type { WorkflowRef } from '../../src/application/ports/seen-workflows.ts';
import type { JiraStatus } from '../../src/domain/jira-status.ts';
import { anIntegration } from '../support/builders.ts';
import { storageForEachTest, type OpenStorage } from './opened-storage.ts';
import { errorOf } from './unit-of-work.contract.ts';

const PROGRESS: JiraStatus = { id: '3', name: 'In Arbeit ✓', category: 'indeterminate' };
const DONE: JiraStatus = { id: '10002', name: null, category: null };

/** What every SeenWorkflows promises. */
export function seenWorkflowsContract(adapter: string, open: OpenStorage): void {
  describe(`SeenWorkflows contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const workflows = () => storage().stores.workflows;
    const aWorkflow = async (): Promise<WorkflowRef> => {
      const integration = anIntegration();
      await storage().stores.integrations.add(integration);
      return { integrationId: integration.id, projectId: '10100', issueTypeId: '10004' };
    };

    it('knows where each status led when it was looked at last, also that it led nowhere', async () => {
      const workflow = await aWorkflow();
      expect((await workflows().map(workflow)).size).to.equal(0);

      await workflows().note(workflow, '1', [DONE]);
      await workflows().note(workflow, '3', [DONE]);
      await workflows().note(workflow, '1', [PROGRESS, DONE]);
      await workflows().note(workflow, '10002', []);

      expect([...(await workflows().map(workflow)).entries()]).to.have.deep.members([
        ['1', [PROGRESS, DONE]],
        ['3', [DONE]],
        ['10002', []],
      ]);
    });

    it('keeps apart the workflows of other issue types, projects and Jiras', async () => {
      const workflow = await aWorkflow();
      await workflows().note(workflow, '1', [DONE]);

      for (const other of [
        { ...workflow, issueTypeId: '10005' },
        { ...workflow, projectId: '10101' },
        await aWorkflow(),
      ]) {
        expect((await workflows().map(other)).size).to.equal(0);
      }
    });

    it('takes what several saw at once', async () => {
      const workflow = await aWorkflow();

      await Promise.all([1, 2, 3].map(() => workflows().note(workflow, '1', [DONE])));

      expect((await workflows().map(workflow)).get('1')).to.deep.equal([DONE]);
    });

    it('is part of a unit of work: what fails leaves nothing', async () => {
      const workflow = await aWorkflow();

      await errorOf(
        storage().unitOfWork.run(async (stores) => {
          await stores.workflows.note(workflow, '1', [DONE]);
          throw new Error('no');
        }),
      );

      expect((await workflows().map(workflow)).size).to.equal(0);
    });
  });
}
