import { expect } from 'chai';

import { LeaseLost, type IssueLease } from '../../src/application/ports/issue-leases.ts';
import { gate } from '../support/gate.ts';
import { anId, anIssue, anOrganization } from '../support/builders.ts';
import { storageForEachTest, type OpenStorage } from './opened-storage.ts';
import { errorOf } from './unit-of-work.contract.ts';

/** What every IssueLeases promises, with `Stores.leases` that guards what is committed under a lease. */
export function issueLeasesContract(adapter: string, open: OpenStorage): void {
  describe(`IssueLeases contract: ${adapter}`, () => {
    describe('while leases last', () => {
      const storage = storageForEachTest(open);
      const confirm = (lease: IssueLease) => storage().unitOfWork.run(({ leases }) => leases.confirm(lease));

      it('runs the work', async () => {
        const issue = anIssue();
        const seen: IssueLease[] = [];

        const outcome = await storage().leases.runExclusively(issue, async (lease) => {
          seen.push(lease);
        });

        expect(outcome).to.equal('done');
        expect(seen.map((lease) => lease.issue)).to.deep.equal([issue]);
      });

      it('tells that nobody left it behind, also when the work before failed', async () => {
        const issue = anIssue();
        const seen: boolean[] = [];
        const work = async ({ wasLeftBehind }: IssueLease) => {
          seen.push(wasLeftBehind);
          if (seen.length === 1) throw new RangeError('the work failed');
        };

        await errorOf(storage().leases.runExclusively(issue, work));
        await storage().leases.runExclusively(issue, work);

        expect(seen).to.deep.equal([false, false]);
      });

      it('is busy, without running it, while somebody works on the issue', async () => {
        const issue = anIssue();
        let hasRun = false;
        let inner: string | null = null;

        await storage().leases.runExclusively(issue, async () => {
          inner = await storage().leases.runExclusively(issue, async () => {
            hasRun = true;
          });
        });

        expect(inner).to.equal('busy');
        expect(hasRun).to.equal(false);
      });

      it('lets one of several work that come at once', async () => {
        const issue = anIssue();
        const othersAnswered = gate();
        let busy = 0;

        const outcomes = await Promise.all(
          [1, 2, 3].map(async () => {
            const outcome = await storage().leases.runExclusively(issue, () => othersAnswered.passed);
            if (outcome === 'busy') busy += 1;
            if (busy === 2) othersAnswered.open();
            return outcome;
          }),
        );

        expect(outcomes.toSorted()).to.deep.equal(['busy', 'busy', 'done']);
      });

      it('lets others work on other issues, and on the same number in another Jira', async () => {
        const issue = anIssue();
        const outcomes: string[] = [];

        await storage().leases.runExclusively(issue, async () => {
          for (const other of [anIssue(), { ...issue, integrationId: anId<'Integration'>() }]) {
            outcomes.push(await storage().leases.runExclusively(other, () => Promise.resolve()));
          }
        });

        expect(outcomes).to.deep.equal(['done', 'done']);
      });

      it('gives the issue up when the work ends, and differs each time it is given', async () => {
        const issue = anIssue();
        const holders = new Set<string>();

        for (let run = 0; run < 3; run += 1) {
          const outcome = await storage().leases.runExclusively(issue, async ({ holder }) => {
            holders.add(holder);
          });
          expect(outcome).to.equal('done');
        }

        expect(holders.size).to.equal(3);
      });

      it('gives the issue up when the work fails, and fails with the same error', async () => {
        const issue = anIssue();
        const failure = new Error('failed on purpose');

        const error = await errorOf(storage().leases.runExclusively(issue, () => Promise.reject(failure)));

        expect(error).to.equal(failure);
        expect(await storage().leases.runExclusively(issue, () => Promise.resolve())).to.equal('done');
      });

      it('confirms a lease while its work runs, and no longer', async () => {
        const given: IssueLease[] = [];

        await storage().leases.runExclusively(anIssue(), async (lease) => {
          await confirm(lease);
          given.push(lease);
        });

        const errors = await Promise.all(given.map((lease) => errorOf(confirm(lease))));
        expect(errors).to.have.lengthOf(1);
        expect(errors[0]).to.be.instanceOf(LeaseLost);
      });

      it('confirms no lease of another issue or another holder', async () => {
        const issue = anIssue();

        await storage().leases.runExclusively(issue, async (lease) => {
          expect(await errorOf(confirm({ ...lease, issue: anIssue() }))).to.be.instanceOf(LeaseLost);
          expect(await errorOf(confirm({ ...lease, holder: 'somebody else' }))).to.be.instanceOf(LeaseLost);
        });
      });
    });

    describe('once leases have run out', () => {
      const storage = storageForEachTest(open, { leaseMs: 0 });
      const confirm = (lease: IssueLease) => storage().unitOfWork.run(({ leases }) => leases.confirm(lease));

      it('gives the issue to the next who asks, and confirms it to that one alone', async () => {
        const issue = anIssue();
        const errors: unknown[] = [];

        await storage().leases.runExclusively(issue, async (first) => {
          await storage().leases.runExclusively(issue, async (second) => {
            errors.push(await errorOf(confirm(first)), await errorOf(confirm(second)));
          });
        });

        expect(errors[0]).to.be.instanceOf(LeaseLost);
        expect(errors[1]).to.equal(null);
      });

      it('tells the next whether it was left behind, and the one after that it was not', async () => {
        const issue = anIssue();
        const seen: boolean[] = [];
        const see = async ({ wasLeftBehind }: IssueLease) => void seen.push(wasLeftBehind);

        await storage().leases.runExclusively(issue, async (lease) => {
          await see(lease);
          await storage().leases.runExclusively(issue, see);
        });
        await storage().leases.runExclusively(issue, see);

        expect(seen).to.deep.equal([false, true, false]);
      });

      it('confirms it still to whom it was given, as long as nobody else has asked', async () => {
        await storage().leases.runExclusively(anIssue(), confirm);
      });

      it('does not take it from the next when the one before ends', async () => {
        const issue = anIssue();
        const [taken, ended] = [gate(), gate()];
        let next: Promise<unknown> = Promise.resolve();

        await storage().leases.runExclusively(issue, async () => {
          next = storage().leases.runExclusively(issue, async (lease) => {
            taken.open();
            await ended.passed;
            await confirm(lease);
          });
          await taken.passed;
        });
        ended.open();

        expect(await errorOf(next)).to.equal(null);
      });

      it('gives the issue to nobody until the transaction that confirmed it ends', async () => {
        const issue = anIssue();
        const order: string[] = [];
        let next: Promise<unknown> = Promise.resolve();

        await storage().leases.runExclusively(issue, (lease) =>
          storage().unitOfWork.run(async (stores) => {
            await stores.leases.confirm(lease);
            next = storage().leases.runExclusively(issue, async () => {
              order.push('given to another');
            });
            for (let look = 0; look < 20; look += 1) await stores.links.ofIssue(issue);
            order.push('committed');
          }),
        );
        await next;

        expect(order).to.deep.equal(['committed', 'given to another']);
      });

      it('commits nothing of a run whose lease is lost', async () => {
        const issue = anIssue();
        const noted = anId<'Organization'>();

        await storage().leases.runExclusively(issue, async (first) => {
          await storage().leases.runExclusively(issue, async () => {
            const run = storage().unitOfWork.run(async ({ organizations, leases }) => {
              await organizations.add(anOrganization({ id: noted }));
              await leases.confirm(first);
            });
            expect(await errorOf(run)).to.be.instanceOf(LeaseLost);
          });
        });

        expect(await storage().stores.organizations.find(noted)).to.equal(null);
      });
    });
  });
}
