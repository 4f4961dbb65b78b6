import { expect } from 'chai';

import type { IntegrationId } from '../../src/domain/ids.ts';
import { afterNoon, anIntegration, aSecret, NOON, someCredentials } from '../support/builders.ts';
import { storageForEachTest, type OpenStorage } from './opened-storage.ts';

const NOBODY = 'nobody\0';

/** What every Credentials promises. */
export function credentialsContract(adapter: string, open: OpenStorage): void {
  describe(`Credentials contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const stores = () => storage().stores;

    it('gives back the secrets, the webhook secrets in their order', async () => {
      const integration = anIntegration();
      await stores().integrations.add(integration);
      const credentials = someCredentials({
        webhookSecrets: [
          { id: 'z', value: aSecret(), bodySecret: null, retiresAt: null },
          { id: 'a', value: aSecret(), bodySecret: aSecret(), retiresAt: afterNoon(60) },
          { id: 'm', value: aSecret(), bodySecret: aSecret(), retiresAt: afterNoon(30) },
        ],
      });

      await stores().credentials.save(integration.id, credentials);

      const found = await stores().credentials.find(integration.id);
      expect(revealed(found)).to.deep.equal(revealed(credentials));
    });

    it('puts what is saved in the place of all that was before', async () => {
      const integration = anIntegration();
      await stores().integrations.add(integration);
      await stores().credentials.save(integration.id, someCredentials());
      const credentials = someCredentials({ accessToken: null, webhookSecrets: [] });

      await stores().credentials.save(integration.id, credentials);

      const found = await stores().credentials.find(integration.id);
      expect(revealed(found)).to.deep.equal(revealed(credentials));
    });

    it('keeps one token, of the kind that was saved last', async () => {
      const integration = anIntegration();
      await stores().integrations.add(integration);
      for (const kind of ['personal_access_token', 'oauth', 'personal_access_token'] as const) {
        const credentials = someCredentials({ accessToken: { kind, value: aSecret() } });

        await stores().credentials.save(integration.id, credentials);

        const found = await stores().credentials.find(integration.id);
        expect(revealed(found)).to.deep.equal(revealed(credentials));
      }
    });

    it('forgets the webhook secrets that are over, of every Integration, and no others', async () => {
      const integrations = [anIntegration(), anIntegration()];
      const until = (retiresAt: Date | null) => ({
        ...{ id: retiresAt?.toISOString() ?? 'newest', value: aSecret(), bodySecret: null },
        retiresAt,
      });
      for (const integration of integrations) {
        const webhookSecrets = [until(null), until(afterNoon(1.001)), until(afterNoon(1)), until(NOON)];
        await stores().integrations.add(integration);
        await stores().credentials.save(integration.id, someCredentials({ webhookSecrets }));
      }

      await stores().credentials.forgetRetired(afterNoon(1));

      for (const { id } of integrations) {
        const left = (await stores().credentials.find(id))?.webhookSecrets.map(({ retiresAt }) => retiresAt);
        expect(left).to.deep.equal([null, afterNoon(1.001)]);
      }
    });

    it('keeps the secrets of Integrations apart, and finds none where there are none', async () => {
      const [one, other] = [anIntegration(), anIntegration()];
      await stores().integrations.add(one);
      await stores().integrations.add(other);
      await stores().credentials.save(one.id, someCredentials());

      expect(await stores().credentials.find(other.id)).to.equal(null);
      expect(await stores().credentials.find(NOBODY as IntegrationId)).to.equal(null);
    });

    it('ends with the whole of one of two that are saved at once', async () => {
      const integration = anIntegration();
      await stores().integrations.add(integration);
      const both = [1, 2].map((count) =>
        someCredentials({
          webhookSecrets: Array.from({ length: count }, (_, at) => ({
            id: String(at),
            value: aSecret(),
            bodySecret: null,
            retiresAt: null,
          })),
        }),
      );

      await Promise.all(both.map((one) => stores().credentials.save(integration.id, one)));

      const found = revealed(await stores().credentials.find(integration.id));
      expect(both.map(revealed)).to.deep.include(found);
    });
  });
}

/** All of it as texts: a `Secret` shows nothing to a comparison. */
function revealed(credentials: ReturnType<typeof someCredentials> | null): unknown {
  if (credentials === null) return null;
  return {
    privateKey: credentials.privateKey.reveal(),
    accessToken: credentials.accessToken && {
      kind: credentials.accessToken.kind,
      value: credentials.accessToken.value.reveal(),
    },
    bodySecret: credentials.bodySecret.reveal(),
    webhookSecrets: credentials.webhookSecrets.map(({ id, value, bodySecret, retiresAt }) => ({
      id,
      value: value.reveal(),
      bodySecret: bodySecret?.reveal() ?? null,
      retiresAt,
    })),
  };
}
