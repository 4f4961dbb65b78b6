import { expect } from 'chai';
import fc from 'fast-check';

import type { Payload } from '../support/payloads.ts';
import { projectOf } from '../support/scenario-issue.ts';
import { LinkedIssue } from '../support/scenario-linked-issue.ts';

/** What is done to an issue: it is moved to a key, or edited, which mentions the key it has. */
type Step = { readonly moveTo: string } | 'edit';

interface Story {
  readonly steps: readonly Step[];
  /** The steps whose webhooks come, in the order in which they do; the last one is among them. */
  readonly arrivals: readonly number[];
}

function story(): fc.Arbitrary<Story> {
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.constantFrom('ABC-4', 'NUM-9', 'ZED-1', 'ABC-5').map((moveTo) => ({ moveTo })),
    fc.constant('edit' as const),
  );
  return fc.array(step, { minLength: 1, maxLength: 7 }).chain((steps) => {
    const last = steps.length - 1;
    return fc.record({
      steps: fc.constant(steps),
      arrivals: fc
        .array(fc.nat({ max: last }), { maxLength: 10 })
        .chain((some) => fc.shuffledSubarray([...some, last], { minLength: some.length + 1 })),
    });
  });
}

describe('the moves of an issue', () => {
  it('end in the newest key and its project, in whatever order they come, whichever are lost or come again', () =>
    fc.assert(
      fc.asyncProperty(story(), fc.boolean(), async ({ steps, arrivals }, workAfterEach) => {
        const linked = await LinkedIssue.open();
        const { issue } = linked;
        const payloads = steps.map((step): Payload =>
          step === 'edit' ? issue.edit() : issue.move(step.moveTo),
        );
        const arriving = arrivals.map((of) => payloads[of] ?? {});

        if (workAfterEach) for (const payload of arriving) await linked.happen(payload);
        else await linked.happen(...arriving);

        expect(linked.link).to.include({ jiraIssueKey: issue.key, jiraProjectId: projectOf(issue.key) });
      }),
      { numRuns: 200 },
    ));
});
