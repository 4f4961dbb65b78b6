import { expect } from 'chai';
import fc from 'fast-check';

import { EVERYTHING } from '../../src/domain/api-key.ts';
import type { LinkId } from '../../src/domain/ids.ts';
import { DONE, TO_DO } from '../support/payloads.ts';
import { LinkedIssue } from '../support/scenario-linked-issue.ts';
import type { TrackerCall } from '../support/scenario-trackers.ts';

const DAY = 24 * 3_600_000;

describe('tracker issues on one Jira issue under the rule "all"', () => {
  it('are unresolved when it is reopened, unless one was so in the tracker: then that one alone is', () => {
    const unresolved = fc.array(fc.boolean(), { minLength: 1, maxLength: 4 });
    const calls = fc.array(fc.constantFrom<TrackerCall>('served', 'fails_before', 'fails_after'), {
      maxLength: 6,
    });
    return fc.assert(
      fc.asyncProperty(unresolved, calls, async (isUnresolved, trackerCalls) => {
        const linked = await LinkedIssue.open();
        const { scenario, connected, issue } = linked;
        const links: LinkId[] = [linked.linkId];
        while (links.length < isUnresolved.length) links.push(await scenario.link(connected));
        await linked.changeSettings({ statusRule: 'all' });
        await linked.happen(issue.transition(DONE));
        for (const [nth, id] of links.entries()) {
          if (isUnresolved[nth] !== true) continue;
          const { trackerIssueId } = scenario.linkOf(id);
          const { setLocalTrackerIssueStatus } = scenario.useCases;
          await setLocalTrackerIssueStatus.execute({
            scope: EVERYTHING,
            by: 'Bob',
            trackerIssueId,
            status: 'unresolved',
          });
        }
        scenario.trackers.plan(trackerCalls);

        await linked.happen(issue.transition(TO_DO));
        while ((await scenario.sweepAfter(DAY)) > 0);

        const isReopenedInJira = !isUnresolved.includes(true);
        for (const [nth, id] of links.entries()) {
          const expected = isReopenedInJira || isUnresolved[nth] === true ? 'unresolved' : 'resolved';
          expect(scenario.trackerStatusOf(id)).to.equal(expected);
          expect(scenario.linkOf(id)).to.include({ lastDone: false, jiraStatusId: TO_DO.id });
        }
      }),
      { numRuns: 100 },
    );
  });
});
