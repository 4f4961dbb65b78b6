import { createSecretKey, randomBytes } from 'node:crypto';

import { expect } from 'chai';
import fc from 'fast-check';

import { EVERYTHING, ROLES } from '../../src/domain/api-key.ts';
import { Effect } from '../../src/domain/effect.ts';
import type { ExternalIssueLink } from '../../src/domain/external-issue-link.ts';
import { Integration } from '../../src/domain/integration.ts';
import type { Storage } from '../../src/application/ports/storage.ts';
import type { OpenPglite } from '../../src/adapters/persistence/database/open-pglite.ts';
import { openKnexStorage } from '../../src/adapters/persistence/open-knex-storage.ts';
import { AesSecretBox } from '../../src/adapters/system/aes-secret-box.ts';
import { aStoredLink, aTeam, FIRST_PAGE, propsOf, type Team } from '../contract/opened-storage.ts';
import {
  aDecisionOn,
  aDelivery,
  aLink,
  anApiKey,
  anAttempt,
  anAuditEntry,
  anEffectOn,
  anId,
  anInstallation,
  anIntegration,
  anOrganization,
  aTrackerIssue,
  aTrackerUser,
  someSettings,
} from '../support/builders.ts';
import { freshPglite } from '../support/test-database.ts';
import {
  decisionValues,
  doneStatusIds,
  effectProps,
  integrationProps,
  linkProps,
  moment,
  momentOrNull,
  text,
  textOrNull,
} from './row-props.ts';

const RUNS = { numRuns: 50 };

describe('what is stored comes back as it was', () => {
  let database: OpenPglite;
  let storage: Storage;
  let team: Team;
  let link: ExternalIssueLink;

  before(async () => {
    database = await freshPglite();
    const secretBox = new AesSecretBox([{ id: 'test', key: createSecretKey(randomBytes(32)) }]);
    storage = openKnexStorage({ knex: database.knex, secretBox });
    team = await aTeam(storage);
    link = await aStoredLink(storage, team);
  });

  after(() => database.close());

  it('an Organization', () =>
    fc.assert(
      fc.asyncProperty(text().filter(isName), moment(), async (name, createdAt) => {
        const organization = anOrganization({ name, createdAt });
        await storage.stores.organizations.add(organization);

        const found = await storage.stores.organizations.find(organization.toProps().id);
        expect(found?.toProps()).to.deep.equal(organization.toProps());
      }),
      RUNS,
    ));

  it('an Integration, added or saved', () =>
    fc.assert(
      fc.asyncProperty(integrationProps(), async (props) => {
        const integration = anIntegration(props);
        const other = anIntegration();
        const saved = Integration.restore({
          ...integration.toProps(),
          ...{ id: other.id, baseUrl: other.toProps().baseUrl, lastEventAt: null, quietUntil: null },
        });
        await storage.stores.integrations.add(integration);
        await storage.stores.integrations.add(other);
        await storage.stores.integrations.save(saved);

        for (const one of [integration, saved]) {
          const found = await storage.stores.integrations.find(one.id);
          expect(found?.toProps()).to.deep.equal(one.toProps());
        }
      }),
      RUNS,
    ));

  it('an Installation and its settings', () =>
    fc.assert(
      fc.asyncProperty(fc.boolean(), doneStatusIds(), async (inboundStatus, ids) => {
        const { organization } = await aTeam(storage);
        const installation = anInstallation({
          organizationId: organization.toProps().id,
          integrationId: team.integration.id,
          settings: someSettings({ inboundStatus, doneStatusIds: ids }),
        });
        await storage.stores.installations.add(installation);

        const found = await storage.stores.installations.find(installation.id);
        expect(found?.toProps()).to.deep.equal(installation.toProps());
      }),
      RUNS,
    ));

  it('an AuthorizationAttempt', () =>
    fc.assert(
      fc.asyncProperty(moment(), momentOrNull(), async (expiresAt, usedAt) => {
        const attempt = anAttempt({ integrationId: team.integration.id, expiresAt, usedAt });
        await storage.stores.attempts.add(attempt);

        const { requestTokenFingerprint } = attempt.toProps();
        const found = await storage.stores.attempts.findByRequestToken(requestTokenFingerprint);
        expect(found?.toProps()).to.deep.equal(attempt.toProps());
      }),
      RUNS,
    ));

  it('a link, added or saved', () =>
    fc.assert(
      fc.asyncProperty(linkProps(), async (props) => {
        const added = team.link({ ...props, trackerIssueId: anId() });
        const other = await aStoredLink(storage, team);
        const { installationId, integrationId, trackerIssueId } = other.toProps();
        const saved = aLink({ ...props, id: other.id, installationId, integrationId, trackerIssueId });
        await storage.stores.links.add(added);
        await storage.stores.links.save(saved);

        for (const one of [added, saved]) {
          expect((await storage.stores.links.find(one.id))?.toProps()).to.deep.equal(one.toProps());
        }
      }),
      RUNS,
    ));

  it('a Delivery, whatever its bytes', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), moment(), async (body, receivedAt) => {
        const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
        const delivery = aDelivery({ body, receivedAt, traceparent });
        await storage.inbox.accept(delivery);

        const found = await storage.reads.delivery(EVERYTHING, delivery.id);
        expect([...(found?.body ?? [])]).to.deep.equal([...body]);
        expect(found?.receivedAt).to.deep.equal(receivedAt);
        expect(found?.sequence).to.be.a('number');
        expect(found?.traceparent).to.equal(traceparent);
      }),
      RUNS,
    ));

  it('an Effect, added or saved, and the decision on it', () =>
    fc.assert(
      fc.asyncProperty(effectProps(), decisionValues(), async (props, values) => {
        const [added, saved] = [anEffectOn(link, props), anEffectOn(link)];
        const decision = aDecisionOn(added, { values, deliveryId: props.deliveryId });
        await storage.stores.effects.add([added, saved]);
        await storage.stores.effects.save(Effect.restore({ ...added.toProps(), id: saved.id }));
        await storage.stores.decisions.add(decision);

        const [second, first] = await storage.reads.timeline(EVERYTHING, link.id, {
          ...FIRST_PAGE,
          limit: 2,
        });
        expect(first?.effect.toProps()).to.deep.equal(added.toProps());
        expect(second?.effect.toProps()).to.deep.equal({ ...added.toProps(), id: saved.id });
        const decisions = [...(first?.earlierDecisions ?? []), first?.decision ?? null];
        expect(decisions.filter((one) => one !== null)).to.deep.equal([decision]);
      }),
      RUNS,
    ));

  it('an issue of the local tracker', () =>
    fc.assert(
      fc.asyncProperty(text(), moment(), moment(), async (title, createdAt, changedAt) => {
        const installationId = team.installation.id;
        const issue = aTrackerIssue({ installationId, title, createdAt, changedAt });
        await storage.trackerIssues.add(issue);

        expect(await storage.trackerIssues.find(team.scope, issue.id)).to.deep.equal(issue);
      }),
      RUNS,
    ));

  it('a comment of the local tracker', () =>
    fc.assert(
      fc.asyncProperty(text(), textOrNull(), textOrNull(), moment(), async (body, author, url, at) => {
        const issue = aTrackerIssue({ installationId: team.installation.id });
        await storage.trackerIssues.add(issue);

        await storage.trackerComments.writeOnce(anId(), issue, { body, author, url, at });

        const [comment] = await storage.trackerComments.list(team.scope, issue.id, FIRST_PAGE);
        expect(comment).to.deep.include({ body, author, url, createdAt: at, changedAt: at });
      }),
      RUNS,
    ));

  it('a person of the local tracker, and an issue assigned to them', () =>
    fc.assert(
      fc.asyncProperty(textOrNull(), fc.boolean(), moment(), async (email, isVerified, createdAt) => {
        const organizationId = team.organization.toProps().id;
        const isEmailVerified = email !== null && isVerified;
        const user = aTrackerUser({ organizationId, email, isEmailVerified, createdAt });
        const issue = aTrackerIssue({ installationId: team.installation.id, assigneeId: user.id });
        await storage.trackerUsers.add(user);
        await storage.trackerIssues.add(issue);

        expect((await storage.trackerUsers.of(organizationId)).at(-1)).to.deep.equal(user);
        expect(await storage.trackerIssues.find(team.scope, issue.id)).to.deep.equal(issue);
      }),
      RUNS,
    ));

  it('an API key', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...ROLES), fc.boolean(), momentOrNull(), async (role, isAll, at) => {
        const { organizationId } = team.scope;
        const prefix = isAll ? null : 'lk_abcdef';
        const key = anApiKey(isAll ? null : organizationId, { role, prefix, expiresAt: at, revokedAt: at });
        await storage.stores.apiKeys.add(key);

        expect(await storage.accessReads.apiKey(key.scope, key.id)).to.deep.equal(key);
        expect(await storage.stores.apiKeys.findByFingerprint(key.fingerprint)).to.deep.equal(key);
      }),
      RUNS,
    ));

  it('an entry of the audit trail, begun and concluded', () =>
    fc.assert(
      fc.asyncProperty(decisionValues(), textOrNull(), moment(), async (shown, thingId, at) => {
        const begun = anAuditEntry({ before: shown, thingId, begunAt: at, ...team.scope });
        await storage.stores.audit.add(begun);
        expect(await storage.accessReads.auditEntry(team.scope, begun.id)).to.deep.equal(begun);

        const { organizationId } = begun;
        const conclusion = { outcome: 'done', thingId, organizationId, after: [shown], concludedAt: at };
        await storage.stores.audit.conclude(begun.id, conclusion);
        expect(await storage.accessReads.auditEntry(team.scope, begun.id)).to.deep.equal({
          ...begun,
          ...conclusion,
        });
      }),
      RUNS,
    ));

  it('many Effects, in the order they were added', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (count) => {
        const busy = await aStoredLink(storage, team);
        const effects = Array.from({ length: count }, () => anEffectOn(busy)).toReversed();
        await storage.stores.effects.add(effects);

        expect(propsOf(await storage.stores.effects.open(busy.issue))).to.deep.equal(propsOf(effects));
      }),
      { numRuns: 10 },
    ));
});

function isName(name: string): boolean {
  return name.trim() !== '' && name.trim().length <= 200;
}
