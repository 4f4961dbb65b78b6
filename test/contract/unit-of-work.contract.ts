import { expect } from 'chai';

import { Conflict, DomainError } from '../../src/domain/domain-error.ts';
import type { IntegrationId } from '../../src/domain/ids.ts';
import { Integration } from '../../src/domain/integration.ts';
import type { UnitOfWork } from '../../src/application/ports/unit-of-work.ts';
import { afterNoon, anAttempt, anIntegration, anOrganization } from '../support/builders.ts';
import { aStoredLink, aTeam, storageForEachTest, type OpenStorage } from './opened-storage.ts';

/** What every UnitOfWork promises. */
export function unitOfWorkContract(adapter: string, open: OpenStorage): void {
  describe(`UnitOfWork contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);

    it('keeps what a run did, in every store, and answers with its result', async () => {
      const { unitOfWork, stores } = storage();
      const [organization, integration] = [anOrganization(), anIntegration()];

      const answer = await unitOfWork.run(async ({ organizations, integrations }) => {
        await organizations.add(organization);
        await integrations.add(integration);
        return 'done';
      });

      expect(answer).to.equal('done');
      expect(await stores.organizations.find(organization.toProps().id)).not.to.equal(null);
      expect(await stores.integrations.find(integration.id)).not.to.equal(null);
    });

    it('forgets all that a failed run did, and fails with the same error', async () => {
      const { unitOfWork, stores } = storage();
      const [organization, integration] = [anOrganization(), anIntegration()];
      const failure = new Error('failed on purpose');

      const run = unitOfWork.run(async ({ organizations, integrations }) => {
        await organizations.add(organization);
        await integrations.add(integration);
        throw failure;
      });

      expect(await errorOf(run)).to.equal(failure);
      expect(await stores.organizations.find(organization.toProps().id)).to.equal(null);
      expect(await stores.integrations.find(integration.id)).to.equal(null);
    });

    it('goes on after a failed run', async () => {
      const { unitOfWork, stores } = storage();
      const organization = anOrganization();
      await errorOf(unitOfWork.run(() => Promise.reject(new Error('failed on purpose'))));

      await unitOfWork.run(({ organizations }) => organizations.add(organization));

      expect(await stores.organizations.find(organization.toProps().id)).not.to.equal(null);
    });

    it('shows a run what it did itself', async () => {
      const { unitOfWork } = storage();
      const organization = anOrganization();

      const found = await unitOfWork.run(async ({ organizations }) => {
        await organizations.add(organization);
        return organizations.find(organization.toProps().id);
      });

      expect(found?.toProps()).to.deep.equal(organization.toProps());
    });

    it('keeps the rest of a run that was refused something and went on', async () => {
      const { unitOfWork, stores } = storage();
      const [organization, integration] = [anOrganization(), anIntegration()];
      await stores.integrations.add(integration);

      await unitOfWork.run(async ({ organizations, integrations }) => {
        const again = anIntegration({ baseUrl: integration.toProps().baseUrl });
        expect(await errorOf(integrations.add(again))).to.be.instanceOf(Conflict);
        await organizations.add(organization);
      });

      expect(await stores.organizations.find(organization.toProps().id)).not.to.equal(null);
    });

    it('loses no change when several change one Integration at once', async () => {
      const { unitOfWork, stores } = storage();
      const integration = anIntegration();
      await stores.integrations.add(integration);

      await Promise.all([1, 2, 3, 4, 5].map(() => unitOfWork.run(counting(integration.id))));

      expect(countOf(await stores.integrations.find(integration.id))).to.equal(5);
    });

    it('loses no change when several change one link at once', async () => {
      const { unitOfWork, stores } = storage();
      const link = await aStoredLink(storage(), await aTeam(storage()), { jiraIssueKey: 'ABC-' });

      await Promise.all(
        [1, 2, 3, 4, 5].map((second) =>
          unitOfWork.run(async ({ links }) => {
            const found = await links.find(link.id);
            const key = `${found?.toProps().jiraIssueKey ?? ''}1`;
            if (found !== null) {
              const seen = { key, projectId: null, from: null, updatedAt: null };
              await links.save(found.withKey(seen));
            }
            return second;
          }),
        ),
      );

      expect((await stores.links.find(link.id))?.toProps().jiraIssueKey).to.equal('ABC-11111');
    });

    it('lets an authorization be used once, however many try at once', async () => {
      const { unitOfWork, stores } = storage();
      const integration = anIntegration();
      const attempt = anAttempt({ integrationId: integration.id });
      await stores.integrations.add(integration);
      await stores.attempts.add(attempt);

      const uses = await Promise.allSettled(
        [1, 2, 3].map(() => useAttempt(unitOfWork, attempt.toProps().requestTokenFingerprint)),
      );

      expect(uses.filter(({ status }) => status === 'fulfilled')).to.have.lengthOf(1);
    });
  });
}

/** What a promise that fails fails with; null when it does not. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
    return null;
  } catch (error) {
    return error;
  }
}

/** The code of the refusal a promise ends in. */
export async function refusalOf(promise: Promise<unknown>): Promise<string | null> {
  const error = await errorOf(promise);
  return error instanceof DomainError ? error.code : null;
}

/** Adds one to a number that is kept in the Integration. */
function counting(id: IntegrationId): Parameters<UnitOfWork['run']>[0] {
  return async ({ integrations }) => {
    const found = await integrations.find(id);
    if (found === null) return;
    const props = found.toProps();
    const webhook = { ...props.webhook, jiraWebhookId: String(countOf(found) + 1) };
    await integrations.save(Integration.restore({ ...props, webhook }));
  };
}

function countOf(integration: Integration | null): number {
  return Number(integration?.toProps().webhook.jiraWebhookId ?? 0);
}

async function useAttempt(unitOfWork: UnitOfWork, fingerprint: string): Promise<void> {
  await unitOfWork.run(async ({ attempts }) => {
    const found = await attempts.findByRequestToken(fingerprint);
    if (found !== null) await attempts.save(found.use(null, afterNoon(1)));
  });
}
