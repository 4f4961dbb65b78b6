import { expect } from 'chai';

import type { ApiKeyFilter, AuditFilter } from '../../src/application/ports/access-reads.ts';
import type { Page } from '../../src/application/ports/admin-reads.ts';
import { EVERYTHING, type ApiKey } from '../../src/domain/api-key.ts';
import type { ApiKeyId } from '../../src/domain/ids.ts';
import { anApiKey, anAuditEntry, anId, anOrganization, NOON } from '../support/builders.ts';
import { storageForEachTest, type OpenStorage } from './opened-storage.ts';

const ANY: ApiKeyFilter = { organizationId: null, role: null, state: null, now: NOON };
const ALL = { limit: 10, after: null };
const ANY_CHANGE: AuditFilter = {
  ...{ apiKeyId: null, actorName: null, operation: null, thingId: null, since: null },
};
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

    it('shows a change as it was noted, and how it ended', async () => {
      const entry = anAuditEntry({ thingId: null, before: { name: 'ä🚢', list: [1, null] } });
      const organizationId = anId<'Organization'>();
      await storage().stores.audit.add(entry);
      expect(await reads().auditEntry(EVERYTHING, entry.id)).to.deep.equal(entry);

      const end = { outcome: 'done', thingId: 'x', organizationId, after: ['y'], concludedAt: AFTER };
      await storage().stores.audit.conclude(entry.id, end);

      expect(await reads().auditEntry({ organizationId }, entry.id)).to.deep.equal({ ...entry, ...end });
      const stranger = { organizationId: anId<'Organization'>() };
      expect(await reads().auditEntry(stranger, entry.id)).to.equal(null);
      expect(await reads().auditEntries(stranger, ANY_CHANGE, ALL)).to.deep.equal([]);
    });

    it('lists changes, the newest first, by page and by what is asked for', async () => {
      const actor = { kind: 'cli', apiKeyId: null, name: 'ada' } as const;
      const [one, two, three] = [
        anAuditEntry({ begunAt: BEFORE }),
        anAuditEntry({ actor, operation: 'api-keys create' }),
        anAuditEntry({ begunAt: AFTER }),
      ];
      for (const entry of [two, three, one]) await storage().stores.audit.add(entry);
      const listed = async (filter: Partial<AuditFilter>, page: Page = ALL) =>
        (await reads().auditEntries(EVERYTHING, { ...ANY_CHANGE, ...filter }, page)).map(({ id }) => id);

      expect(await listed({})).to.deep.equal([three.id, two.id, one.id]);
      expect(await listed({}, { limit: 1, after: three.id })).to.deep.equal([two.id]);
      expect(await listed({ since: NOON })).to.deep.equal([three.id, two.id]);
      expect(await listed({ actorName: 'ada' })).to.deep.equal([two.id]);
      expect(await listed({ operation: 'api-keys create' })).to.deep.equal([two.id]);
      expect(await listed({ apiKeyId: one.actor.apiKeyId })).to.deep.equal([one.id]);
      expect(await listed({ thingId: three.thingId })).to.deep.equal([three.id]);
    });
  });
}
