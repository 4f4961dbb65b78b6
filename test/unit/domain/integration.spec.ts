import { expect } from 'chai';

import { IntegrationNotActive, InvariantViolated } from '../../../src/domain/domain-error.ts';
import type { IntegrationId } from '../../../src/domain/ids.ts';
import { Integration } from '../../../src/domain/integration.ts';
import { UNTRIED_WEBHOOK, type WebhookHealth } from '../../../src/domain/webhook-health.ts';
import type { JiraServerInfo } from '../../../src/domain/jira-version.ts';

const NOW = new Date('2024-01-02T00:00:00.000Z');
const ACCOUNT = { key: 'KEY-bot', name: 'bot', displayName: 'Bot' };
const REVOKED = { code: 'token_rejected', message: 'Authorize again.', since: NOW };
const MANAGED: WebhookHealth = {
  ...UNTRIED_WEBHOOK,
  mode: 'managed',
  jiraWebhookId: '5',
  api: 'jira_9',
  checkedAt: NOW,
};

function info(shape: Partial<JiraServerInfo> = {}): JiraServerInfo {
  return {
    version: '9.12.4',
    major: 9,
    baseUrl: 'https://jira.example.com',
    title: 'Jira',
    isCloud: false,
    clockAheadSeconds: null,
    ...shape,
  };
}

function newIntegration(serverInfo: JiraServerInfo | null = info()): Integration {
  return Integration.create({
    id: 'integration-1' as IntegrationId,
    baseUrl: 'https://jira.example.com',
    consumerKey: 'lockstep',
    publicKey: 'public',
    tls: { isVerified: true, caCertificate: null },
    serverInfo,
    createdAt: NOW,
  });
}

describe('an Integration', () => {
  it('starts awaiting authorization, without account, webhook or problem', () => {
    const { state, account, webhook, bodySignature, lastEventAt, problem } = newIntegration().toProps();
    expect({ state, account, mode: webhook.mode, bodySignature, lastEventAt, problem }).to.deep.equal({
      state: 'awaiting_authorization',
      account: null,
      mode: 'none',
      bodySignature: 'unknown',
      lastEventAt: null,
      problem: null,
    });
  });

  it('is active as the account that authorized it', () => {
    const expiresAt = new Date('2029-01-01');
    const { state, account, authorizedBy, authorizationExpiresAt } = newIntegration()
      .authorized({ by: 'oauth', account: ACCOUNT, expiresAt })
      .toProps();
    expect({ state, account, authorizedBy, authorizationExpiresAt }).to.deep.equal({
      state: 'active',
      account: ACCOUNT,
      authorizedBy: 'oauth',
      authorizationExpiresAt: expiresAt,
    });
  });

  it('needs reauthorization once, and keeps the first problem', () => {
    const paused = newIntegration()
      .authorized({ by: 'oauth', account: ACCOUNT, expiresAt: null })
      .needingReauthorization(REVOKED);
    expect(paused.toProps().state).to.equal('needs_reauthorization');
    expect(paused.toProps().problem).to.deep.equal(REVOKED);
    expect(paused.needingReauthorization({ ...REVOKED, code: 'token_expired' })).to.equal(paused);
  });

  it('keeps its webhook and its account while it is paused, and is well again when authorized again', () => {
    const paused = newIntegration()
      .authorized({ by: 'oauth', account: ACCOUNT, expiresAt: null })
      .withWebhook(MANAGED, 'changed')
      .needingReauthorization(REVOKED);
    expect(paused.toProps().webhook).to.deep.equal(MANAGED);
    expect(paused.toProps().account).to.deep.equal(ACCOUNT);

    const { state, problem, webhook } = paused
      .authorized({ by: 'oauth', account: ACCOUNT, expiresAt: null })
      .toProps();
    expect({ state, problem, webhook }).to.deep.equal({ state: 'active', problem: null, webhook: MANAGED });
  });

  it('needs no reauthorization before it was authorized', () => {
    const waiting = newIntegration();
    expect(waiting.needingReauthorization(REVOKED)).to.equal(waiting);
  });

  it('requires body signatures until the webhook is changed', () => {
    const requiring = newIntegration().withWebhook(MANAGED, 'changed').requiringBodySignature();
    expect(requiring.toProps().bodySignature).to.equal('required');
    expect(requiring.requiringBodySignature()).to.equal(requiring);
    expect(requiring.withWebhook(MANAGED, 'unchanged').toProps().bodySignature).to.equal('required');
    expect(requiring.withWebhook(MANAGED, 'changed').toProps().bodySignature).to.equal('unknown');
  });

  it('has to show again that its events come when the webhook is changed', () => {
    const proven = newIntegration().withWebhook(MANAGED, 'changed').provenWebhook();
    expect(proven.toProps().webhook.isProven).to.equal(true);
    expect(proven.provenWebhook()).to.equal(proven);
    expect(proven.withWebhook(MANAGED, 'unchanged').toProps().webhook.isProven).to.equal(true);
    expect(proven.withWebhook(MANAGED, 'changed').toProps().webhook.isProven).to.equal(false);
  });

  it('takes the first event of a webhook made by hand for the end of its problem, and of no other', () => {
    const problem = 'Make it by hand.';
    const proven = (mode: WebhookHealth['mode']) =>
      newIntegration()
        .withWebhook({ ...MANAGED, mode, problem }, 'changed')
        .provenWebhook().webhookProblem;
    expect(proven('manual')).to.equal(null);
    expect(proven('managed')).to.equal(problem);
  });

  it('knows its webhook API by the version it was seen with last', () => {
    expect(newIntegration(null).webhookApi).to.equal(null);
    expect(newIntegration().webhookApi).to.equal('jira_9');
    expect(newIntegration().seenAs(info({ version: '10.3.1', major: 10 })).webhookApi).to.equal('jira_10');
  });

  it('tells where Jira believes it lives, when that is elsewhere', () => {
    const reporting = (baseUrl: string | null) => newIntegration(info({ baseUrl })).baseUrlMismatch;
    for (const same of ['https://jira.example.com', 'https://JIRA.example.com:443/', null]) {
      expect(reporting(same), String(same)).to.equal(null);
    }
    for (const reported of [
      'http://jira.example.com',
      'https://jira.example.com/jira',
      'https://j.internal:8443',
      '?',
    ]) {
      expect(reporting(reported)).to.deep.equal({ configured: 'https://jira.example.com', reported });
    }
    expect(newIntegration(null).baseUrlMismatch).to.equal(null);
  });

  it('notes the first event, and then one every 30 seconds', () => {
    const { ...props } = newIntegration().toProps();
    const lastSeen = Integration.restore({ ...props, lastEventAt: NOW });
    expect(newIntegration().notesEventAt(NOW)).to.equal(true);
    expect(lastSeen.notesEventAt(new Date(NOW.getTime() + 29_999))).to.equal(false);
    expect(lastSeen.notesEventAt(new Date(NOW.getTime() + 30_000))).to.equal(true);
  });

  it('does not come back active without an account', () => {
    const damaged = { ...newIntegration().toProps(), state: 'active' as const };
    expect(() => Integration.restore(damaged)).to.throw(InvariantViolated, 'integration-1');
  });

  it('is not brought back from disabled by an authorization begun before', () => {
    const disabled = Integration.restore({ ...newIntegration().toProps(), state: 'disabled' });
    expect(() => disabled.authorized({ by: 'oauth', account: ACCOUNT, expiresAt: null })).to.throw(
      IntegrationNotActive,
      'switched off',
    );
  });

  describe('that a person switches off', () => {
    const active = () => newIntegration().authorized({ by: 'oauth', account: ACCOUNT, expiresAt: null });
    const hidden = { code: 'jira_issues_hidden', message: 'Jira hides many issues.', since: NOW };

    it('keeps all that it has, and is as it was once it is switched on', () => {
      const troubled = Integration.restore({ ...active().toProps(), problem: hidden });
      for (const before of [newIntegration(), active(), troubled, active().needingReauthorization(REVOKED)]) {
        const off = before.disabled();
        expect(off.toProps()).to.deep.equal({ ...before.toProps(), state: 'disabled' });
        expect(off.parts).to.deep.equal({ ...before.parts, isEnabled: false });
        expect(off.isAuthorized).to.equal(before.isAuthorized);
        expect(off.enabled().toProps()).to.deep.equal(before.toProps());
      }
    });

    it('is not switched off twice, nor on where it is not off, nor brought back once it is over', () => {
      const off = active().disabled();
      const over = active().uninstalled(null);
      expect(off.disabled()).to.equal(off);
      expect(active().enabled().toProps()).to.deep.equal(active().toProps());
      expect(over.disabled()).to.equal(over);
      expect(over.enabled()).to.equal(over);
    });
  });

  it('is authorized while its Jira takes its calls, and not before, after, or while it does not', () => {
    const active = newIntegration().authorized({ by: 'oauth', account: ACCOUNT, expiresAt: null });
    expect(active.isAuthorized).to.equal(true);
    for (const other of [newIntegration(), active.needingReauthorization(REVOKED), active.uninstalled(null)])
      expect(other.isAuthorized).to.equal(false);
  });

  it('is called elsewhere once its Jira was seen there, and tells of it what was seen', () => {
    const baseUrl = 'https://issues.example.com/jira';
    const tls = { isVerified: true, caCertificate: 'PEM' };
    const moved = newIntegration().movedTo({
      baseUrl,
      tls,
      serverInfo: info({ baseUrl, version: '10.3.0' }),
    });
    expect(moved.toProps()).to.deep.equal({
      ...newIntegration().toProps(),
      ...{ baseUrl, tls, serverInfo: info({ baseUrl, version: '10.3.0' }) },
    });
    expect(moved.baseUrlMismatch).to.equal(null);
    expect(newIntegration().movedTo({ baseUrl, tls, serverInfo: info() }).baseUrlMismatch).to.deep.equal({
      configured: baseUrl,
      reported: 'https://jira.example.com',
    });
  });
});
