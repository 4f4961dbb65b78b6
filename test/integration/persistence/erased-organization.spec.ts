import { inspect } from 'node:util';

import { expect } from 'chai';

import { openKnexStorage } from '../../../src/adapters/persistence/open-knex-storage.ts';
import { TABLES } from '../../../src/adapters/persistence/rows/tables.ts';
import type { OpenDatabase } from '../../../src/adapters/persistence/database/open-postgres.ts';
import { EVERYTHING, UNLIMITED } from '../../../src/domain/api-key.ts';
import type { JiraCommentId, TrackerCommentId } from '../../../src/domain/ids.ts';
import { OutboundComment } from '../../../src/domain/outbound/outbound-comment.ts';
import { SyncedComment } from '../../../src/domain/synced-comment.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { aCreation, afterNoon, anAuditEntry, anEffect, anId, aRule, NOON } from '../../support/builders.ts';
import { DONE } from '../../support/payloads.ts';
import { IssueInJira } from '../../support/scenario-issue.ts';
import { Scenario, type Connected } from '../../support/scenario.ts';
import { expectRefusal, refusalOf } from '../../support/scenario-refusals.ts';
import { emptyDatabase, freshPglite, freshPostgres } from '../../support/test-database.ts';
import { aSecretBox } from './a-secret-box.ts';

const EVERY_DEPTH = { depth: 12, maxArrayLength: null, maxStringLength: null } as const;
const DELIVERY = /^(deliveries|lockstep\.delivery) /;

interface Kept {
  readonly scenario: Scenario;
  /** Each row of each table but the audit trail, as text. */
  rows(): Promise<readonly string[]>;
}

async function keptInMemory(): Promise<Kept> {
  const scenario = new Scenario();
  const rows = async () =>
    Object.entries({ ...scenario.tables, auditEntries: new Map() }).flatMap(([table, things]) =>
      [...things].map((thing) => `${table} ${inspect(thing, EVERY_DEPTH)}`),
    );
  return { scenario, rows };
}

async function keptIn(database: OpenDatabase): Promise<Kept> {
  await emptyDatabase(database.knex);
  const scenario = new Scenario({
    storage: openKnexStorage({ knex: database.knex, secretBox: aSecretBox() }),
  });
  const rows = async () => {
    const all: string[] = [];
    for (const table of Object.values(TABLES).filter((one) => one !== TABLES.auditEntry)) {
      const found = await database.knex(table).select<unknown[]>();
      all.push(...found.map((row) => `${table} ${inspect(row, EVERY_DEPTH)}`));
    }
    return all;
  };
  return { scenario, rows };
}

const DATABASES: Readonly<Record<string, (() => Promise<OpenDatabase>) | null>> = {
  'in memory': null,
  'on PostgreSQL': freshPostgres,
  'on PGlite': freshPglite,
};

for (const [where, open] of Object.entries(DATABASES)) {
  describe(`RemoveOrganization, ${where}`, () => {
    let database: OpenDatabase | null = null;
    let kept: Kept;
    let scenario: Scenario;
    let ours: Connected;
    let theirs: Connected;

    before(async () => {
      database = (await open?.()) ?? null;
    });

    beforeEach(async () => {
      kept = database === null ? await keptInMemory() : await keptIn(database);
      ({ scenario } = kept);
      ours = await scenario.connect();
      theirs = await scenario.connect();
    });

    after(() => database?.close());

    const remove = (id = ours.organizationId) =>
      scenario.useCases.removeOrganization.execute({ organizationId: id });
    const disconnect = () => scenario.useCases.uninstall.execute({ ...ours, scope: scopeOf(ours) });

    it('leaves nothing that is of the Organization, and all of another with the same Jira', async () => {
      const issue = new IssueInJira(scenario.jira);
      const named = [...(await everythingOf(ours, issue)), ours.organizationId, ours.installationId];
      const others = [...(await everythingOf(theirs, issue)), theirs.organizationId, theirs.installationId];
      await disconnect();
      const before = await kept.rows();
      for (const id of named) expect(rowsWith(before, id), id).not.to.deep.equal([]);

      await remove();

      const after = await kept.rows();
      for (const id of named) expect(rowsWith(after, id)).to.deep.equal([]);
      for (const id of others) expect(rowsWith(after, id)).to.deep.equal(rowsWith(before, id));
      const deliveries = rowsWith(before, ours.integrationId).filter((row) => DELIVERY.test(row));
      expect(deliveries).not.to.deep.equal([]);
      expect(rowsWith(after, ours.integrationId).filter((row) => DELIVERY.test(row))).to.deep.equal(
        deliveries,
      );
    });

    it('keeps who changed what', async () => {
      const change = anAuditEntry({ organizationId: ours.organizationId });
      await scenario.ports.storage.stores.audit.add(change);
      await disconnect();

      await remove();

      const found = await scenario.ports.storage.accessReads.auditEntry(EVERYTHING, change.id);
      expect(found?.organizationId).to.equal(ours.organizationId);
    });

    it('is refused while a Jira is connected, which it names, and changes nothing', async () => {
      const before = await kept.rows();

      const { message } = await refusalOf(remove(), 'conflict');

      expect(message).to.contain(
        (await scenario.ports.storage.stores.integrations.find(ours.integrationId))?.toProps().baseUrl,
      );
      expect(await kept.rows()).to.deep.equal(before);
    });

    it('goes by whether the Jira is uninstalled, too, and finds nothing the second time', async () => {
      await scenario.useCases.uninstall.execute({ ...ours, scope: EVERYTHING });

      await remove();

      await expectRefusal(remove(), 'not_found');
      await remove(theirs.organizationId);
    });

    /** One thing of every kind of this Organization's own, and the ids that name them. */
    async function everythingOf(of: Connected, issue: IssueInJira): Promise<readonly string[]> {
      const { useCases } = scenario;
      const { stores, trackerWrites, requests, sessions, activity, reads } = scenario.ports.storage;
      const { organizationId, installationId, integrationId } = of;
      const link = await scenario.link(of);
      const read = await stores.links.find(link);
      const trackerIssueId = read?.toProps().trackerIssueId ?? anId();
      const user = await scenario.addTrackerUser(of, { name: 'ada' });
      const actor = { scope: EVERYTHING, trackerIssueId, by: 'Bob' };
      await useCases.assignLocalTrackerIssue.execute({ ...actor, assigneeId: user.id });
      const comment = await useCases.writeLocalTrackerComment.execute({ ...actor, body: 'Seen.' });
      await scenario.deliver(of, issue.transition(DONE));
      await scenario.settle();
      const any = { integrationId: null, installationId, linkId: null, deliveryId: null, kind: null };
      const filter = { ...any, state: null, reason: null, since: null };
      const entries = await reads.effects(EVERYTHING, filter, { limit: 50, after: null });
      await activity.rollUp(afterNoon(86_400));
      const { apiKey } = await useCases.createApiKey.execute({
        ...{ name: 'CI', role: 'admin', expiresAt: null, by: UNLIMITED, scope: scopeOf(of) },
      });
      const [session, request] = [`session of ${organizationId}`, `request of ${organizationId}`];
      await sessions.add({
        ...{ id: session, keyFingerprint: apiKey.fingerprint, begunAt: NOON, expiresAt: afterNoon(60) },
      });
      await requests.begin({
        ...{ id: request, caller: apiKey.id, key: 'x', fingerprint: 'y', begunAt: NOON, answer: null },
      });
      const run = await useCases.requestReconciliation.execute({
        ...{ scope: scopeOf(of), integrationId, range: { kind: 'integration' } },
      });
      const ofLink = await useCases.requestReconciliation.execute({
        ...{ scope: EVERYTHING, integrationId, range: { kind: 'link', linkId: link } },
      });
      const [creation, rule] = [
        aCreation({ installationId, integrationId, state: 'dead' }),
        aRule({ installationId }),
      ];
      await stores.creations.add(creation);
      await stores.creationRules.add(rule);
      await stores.trackerEvents.take(installationId, [`event of ${installationId}`], NOON);
      await stores.trackerSecrets.save(installationId, [
        { id: anId(), purpose: 'call', value: new Secret('x'), retiresAt: null },
      ]);
      const [inJira, inTracker] = [`in Jira, of ${link}`, `in the tracker, of ${link}`];
      await stores.syncedComments.save(SyncedComment.unknown(link, inJira as JiraCommentId).asked(anId()));
      await stores.outboundComments.save(
        OutboundComment.unknown(link, inTracker as TrackerCommentId).asked(anId()),
      );
      const [projectId, reporter] = [`project of ${installationId}`, `reporter of ${installationId}`];
      await stores.creationDefaults.remember(installationId, {
        ...{ projectId, issueTypeId: '10004', labels: [], priority: null, at: NOON },
      });
      await stores.creationDefaults.rememberReporter(installationId, { user: 'ada', reporter });
      const effect = anEffect({ linkId: link });
      await trackerWrites.begin({ installationId, effectId: effect.id, kind: 'status' }, NOON);
      return [
        ...[link, trackerIssueId, user.id, comment.id, apiKey.id, apiKey.fingerprint, session, request],
        ...[run.id, ofLink.id, creation.id, rule.id, inJira, inTracker, projectId, reporter],
        ...entries.map((entry) => entry.effect.id),
      ];
    }
  });
}

function scopeOf({ organizationId }: Connected) {
  return { organizationId };
}

/** In no order. */
function rowsWith(rows: readonly string[], text: string): readonly string[] {
  return rows.filter((row) => row.includes(text)).toSorted();
}
