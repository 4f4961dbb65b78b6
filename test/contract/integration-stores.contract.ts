import { expect } from 'chai';

import { Conflict } from '../../src/domain/domain-error.ts';
import type { IntegrationId } from '../../src/domain/ids.ts';
import { Integration } from '../../src/domain/integration.ts';
import { afterNoon, anAttempt, anIntegration, NOON } from '../support/builders.ts';
import { storageForEachTest, type OpenStorage } from './opened-storage.ts';
import { errorOf } from './unit-of-work.contract.ts';

const NOBODY = 'nobody\0';

/** What every adapter of the stores of Integrations and their secrets promises. */
export function integrationStoresContract(adapter: string, open: OpenStorage): void {
  describe(`Stores of Integrations, contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const stores = () => storage().stores;

    describe('Integrations', () => {
      it('gives back what was added, by id and by base URL', async () => {
        const integration = aFullIntegration();

        await stores().integrations.add(integration);

        const { baseUrl } = integration.toProps();
        expect((await stores().integrations.find(integration.id))?.toProps()).to.deep.equal(
          integration.toProps(),
        );
        expect((await stores().integrations.findByBaseUrl(baseUrl))?.toProps()).to.deep.equal(
          integration.toProps(),
        );
      });

      it('finds nothing by an id or base URL that is none', async () => {
        expect(await stores().integrations.find(NOBODY as IntegrationId)).to.equal(null);
        expect(await stores().integrations.findByBaseUrl(NOBODY)).to.equal(null);
      });

      it('refuses a second one with the same base URL, also when added at once', async () => {
        const baseUrl = 'https://jira.example';
        const additions = [1, 2, 3].map(() => errorOf(stores().integrations.add(anIntegration({ baseUrl }))));

        const errors = (await Promise.all(additions)).filter((error) => error !== null);

        expect(errors).to.have.lengthOf(2);
        for (const error of errors)
          expect(error).to.be.instanceOf(Conflict).with.property('message').contains(baseUrl);
      });

      it('saves everything but what is noted by itself: the last event, the quiet time', async () => {
        const noted = { lastEventAt: NOON, quietUntil: NOON };
        const integration = anIntegration(noted);
        await stores().integrations.add(integration);
        const { id, baseUrl } = integration.toProps();
        const changed = Integration.restore({
          ...aFullIntegration().toProps(),
          ...{ id, baseUrl, lastEventAt: afterNoon(9), quietUntil: null },
        });

        await stores().integrations.save(changed);

        expect((await stores().integrations.find(id))?.toProps()).to.deep.equal({
          ...changed.toProps(),
          ...noted,
        });
      });

      it('refuses to save one with the base URL of another, also when both are saved at once', async () => {
        const baseUrl = 'https://new.example';
        const [one, other, over] = [
          anIntegration(),
          anIntegration(),
          anIntegration({ state: 'uninstalled' }),
        ];
        for (const integration of [one, other, over]) await stores().integrations.add(integration);
        const movedTo = (integration: Integration) =>
          storage().unitOfWork.run(async ({ integrations }) => {
            await integrations.save(Integration.restore({ ...integration.toProps(), baseUrl }));
          });

        await movedTo(over);
        const errors = await Promise.all([one, other].map((each) => errorOf(movedTo(each))));

        expect(errors.filter((error) => error === null)).to.have.lengthOf(1);
        expect(errors.find((error) => error !== null))
          .to.be.instanceOf(Conflict)
          .with.property('message')
          .contains(baseUrl);
        const moved = errors[0] === null ? one : other;
        expect((await stores().integrations.findByBaseUrl(baseUrl))?.id).to.equal(moved.id);
      });

      it('notes when the last event came, and never moves that back', async () => {
        const integration = anIntegration({ lastEventAt: null });
        await stores().integrations.add(integration);
        const lastEventAt = async () =>
          (await stores().integrations.find(integration.id))?.toProps().lastEventAt;

        await stores().integrations.noteEvent(integration.id, afterNoon(5));
        expect(await lastEventAt()).to.deep.equal(afterNoon(5));
        await stores().integrations.noteEvent(integration.id, afterNoon(4));
        expect(await lastEventAt()).to.deep.equal(afterNoon(5));
        await stores().integrations.noteEvent(integration.id, afterNoon(6));
        expect(await lastEventAt()).to.deep.equal(afterNoon(6));
      });
    });

    it('notes until when Jira asked to be left alone, and never moves that back', async () => {
      const integration = anIntegration();
      await stores().integrations.add(integration);
      const quietUntil = async () => (await stores().integrations.find(integration.id))?.toProps().quietUntil;

      await stores().integrations.noteQuiet(integration.id, afterNoon(5));
      await stores().integrations.noteQuiet(integration.id, afterNoon(4));
      expect(await quietUntil()).to.deep.equal(afterNoon(5));
      await stores().integrations.noteQuiet(integration.id, afterNoon(6));
      expect(await quietUntil()).to.deep.equal(afterNoon(6));
      await stores().integrations.noteQuiet(NOBODY as IntegrationId, NOON);
    });

    describe('Integrations that are active', () => {
      it('are told by their ids, ascending, and no others are', async () => {
        const states = [
          'active',
          'awaiting_authorization',
          'active',
          'needs_reauthorization',
          'disabled',
        ] as const;
        const all = states.map((state) => anIntegration({ state }));
        for (const integration of all.toReversed()) await stores().integrations.add(integration);

        const active = await stores().integrations.active();

        const expected = all.filter((one) => one.toProps().state === 'active').map(({ id }) => id);
        expect(active).to.deep.equal(expected.toSorted());
      });
    });

    describe('AuthorizationAttempts', () => {
      it('finds an attempt by its request token, as it was saved last', async () => {
        const integration = anIntegration();
        await stores().integrations.add(integration);
        const attempt = anAttempt({ integrationId: integration.id });
        const { requestTokenFingerprint } = attempt.toProps();
        await stores().attempts.add(attempt);
        await stores().attempts.add(anAttempt({ integrationId: integration.id }));
        const find = () => stores().attempts.findByRequestToken(requestTokenFingerprint);
        expect((await find())?.toProps()).to.deep.equal(attempt.toProps());

        const used = attempt.use(null, afterNoon(1));
        await stores().attempts.save(used);

        expect((await find())?.toProps()).to.deep.equal(used.toProps());
        expect(await stores().attempts.findByRequestToken(NOBODY)).to.equal(null);
      });
    });

    describe('KnownStatuses', () => {
      it('gives back the statuses written last, and no older one', async () => {
        const [one, other] = [anIntegration(), anIntegration()];
        await stores().integrations.add(one);
        await stores().integrations.add(other);
        const { statuses } = stores();
        await statuses.replaceAll(one.id, [
          { id: '1', name: 'To Do', category: 'new' },
          { id: '3', name: 'Done', category: 'done' },
        ]);
        await statuses.replaceAll(other.id, [{ id: '3', name: 'Approved', category: 'indeterminate' }]);

        await statuses.replaceAll(one.id, [
          { id: '3', name: 'Finished', category: null },
          { id: '4', name: null, category: 'undefined' },
        ]);

        expect(await statuses.find(one.id, '1')).to.equal(null);
        expect(await statuses.find(one.id, '3')).to.deep.equal({ id: '3', name: 'Finished', category: null });
        expect(await statuses.find(one.id, '4')).to.deep.equal({
          id: '4',
          name: null,
          category: 'undefined',
        });
        expect((await statuses.find(other.id, '3'))?.name).to.equal('Approved');
        expect(await statuses.find(one.id, NOBODY)).to.equal(null);
      });

      it('takes the same statuses from several at once, and an empty list', async () => {
        const integration = anIntegration();
        await stores().integrations.add(integration);
        const { statuses } = stores();
        const done = { id: '3', name: 'Done', category: 'done' } as const;

        await Promise.all([1, 2, 3].map(() => statuses.replaceAll(integration.id, [done])));
        expect(await statuses.find(integration.id, '3')).to.deep.equal(done);

        await statuses.replaceAll(integration.id, []);
        expect(await statuses.find(integration.id, '3')).to.equal(null);
      });
    });
  });
}

/** One with a value in every place that may be empty. */
function aFullIntegration(): Integration {
  return anIntegration({
    state: 'needs_reauthorization',
    tls: { isVerified: false, caCertificate: '-----BEGIN CERTIFICATE-----' },
    serverInfo: {
      version: '9.12.0',
      major: 9,
      baseUrl: 'https://j.example',
      title: 'Jira',
      isCloud: false,
      clockAheadSeconds: -75,
    },
    account: { key: null, name: 'bot', displayName: null },
    authorizedBy: 'personal_access_token',
    authorizationExpiresAt: afterNoon(1000.123),
    webhook: {
      mode: 'managed',
      jiraWebhookId: '17',
      api: 'jira_9',
      checkedAt: afterNoon(2),
      problem: 'It is switched off in Jira.',
      isProven: true,
      statistics: {
        ...{ successes: 1, failures: 2, errors: 3, lastFailure: 'HTTP 502' },
        lastSuccessAt: afterNoon(1),
        lastFailureAt: afterNoon(2),
      },
    },
    bodySignature: 'required',
    lastEventAt: afterNoon(3),
    quietUntil: afterNoon(5),
    problem: { code: 'token_rejected', message: 'Jira no longer takes the token.', since: afterNoon(4) },
  });
}
