import { expect } from 'chai';

import type { ApiKeyFilter } from '../../src/application/ports/access-reads.ts';
import { EVERYTHING, type ApiKey } from '../../src/domain/api-key.ts';
import type { ApiKeyId } from '../../src/domain/ids.ts';
import { anApiKey, anOrganization, NOON } from '../support/builders.ts';
import { storageForEachTest, type OpenStorage } from './opened-storage.ts';

const ANY: ApiKeyFilter = { organizationId: null, role: null, state: null, now: NOON };
const ALL = { limit: 10, after: null };
const BEFORE = new Date(NOON.getTime() - 1);
const AFTER = new Date(NOON.getTime() + 1);

/** What every adapter that shows who may do what promises. */
export function accessReadsContract(adapter: string, open: OpenStorage): void {
  describe(`AccessReads contract: ${adapter}`, () => {
    const storage = storageForEachTest(open);
    const reads = () => storage().accessReads;
    const [ours, theirs] = [anOrganization(), anOrganization()].map((one) => one.toProps().id);
    const ids = (keys: readonly ApiKey[]) => keys.map(({ id }) => id);

    async function added(...keys: readonly ApiKey[]): Promise<readonly ApiKeyId[]> {
      const { organizations, apiKeys } = storage().stores;
      for (const id of [ours, theirs]) await organizations.add(anOrganization({ id: id ?? NOBODY }));
      for (const key of keys) await apiKeys.add(key);
      return ids(keys).toSorted();
    }
    const NOBODY = anOrganization().toProps().id;

    it('shows an Organization its own keys, and all of them to who may see everything', async () => {
      const [mine, other, mighty] = [anApiKey(ours ?? null), anApiKey(theirs ?? null), anApiKey(null)];
      const all = await added(mine, other, mighty);
      const scope = { organizationId: ours ?? null };

      expect(ids(await reads().apiKeys(scope, ANY, ALL))).to.deep.equal([mine.id]);
      expect(ids(await reads().apiKeys(EVERYTHING, ANY, ALL))).to.deep.equal(all);
      expect(await reads().apiKey(scope, mine.id)).to.deep.equal(mine);
      expect(await reads().apiKey(EVERYTHING, other.id)).to.deep.equal(other);
      for (const { id } of [other, mighty]) expect(await reads().apiKey(scope, id)).to.equal(null);
      expect(await reads().apiKey(EVERYTHING, 'nobody\0' as ApiKeyId)).to.equal(null);
      const asked = { ...ANY, organizationId: theirs ?? null };
      expect(await reads().apiKeys(scope, asked, ALL)).to.deep.equal([]);
    });

    it('lists by page, and by what is asked for', async () => {
      const good = anApiKey(null, { role: 'read', expiresAt: AFTER });
      const expired = anApiKey(null, { role: 'operate', expiresAt: NOON });
      const revoked = anApiKey(null, { expiresAt: BEFORE, revokedAt: BEFORE });
      const all = await added(good, expired, revoked);
      const listed = async (filter: Partial<ApiKeyFilter>, page = ALL) =>
        ids(await reads().apiKeys(EVERYTHING, { ...ANY, ...filter }, page));

      expect(await listed({ state: 'good' })).to.deep.equal([good.id]);
      expect(await listed({ state: 'expired' })).to.deep.equal([expired.id]);
      expect(await listed({ state: 'revoked' })).to.deep.equal([revoked.id]);
      expect(await listed({ role: 'operate' })).to.deep.equal([expired.id]);
      expect(await listed({ role: 'operate', state: 'good' })).to.deep.equal([]);
      expect(await listed({}, { limit: 2, after: null })).to.deep.equal(all.slice(0, 2));
    });
  });
}
