import { expect } from 'chai';

import {
  anyWebhookTokenIn,
  isAsWanted,
  WEBHOOK_EVENTS,
  WEBHOOK_NAME,
  webhookTokenIn,
  webhookUrl,
  type JiraWebhook,
} from '../../../src/domain/jira-webhook.ts';

const PUBLIC = 'https://sync.example.com/lockstep';

describe('the token in a webhook URL', () => {
  it('is the one that was put in', () => {
    expect(webhookTokenIn(webhookUrl(PUBLIC, 'aa.bb-_.cc'), PUBLIC)).to.equal('aa.bb-_.cc');
  });

  it('is found behind all that an admin or Jira may change about the address', () => {
    for (const url of [
      `${webhookUrl(PUBLIC, 'aa.bb.cc')}/`,
      `${webhookUrl(PUBLIC, 'aa.bb.cc')}?user_id=ada&user_key=ada`,
      `${webhookUrl(PUBLIC, 'aa.bb.cc')}/#x`,
      webhookUrl('https://SYNC.example.com:443/lockstep', 'aa.bb.cc'),
    ]) {
      expect(webhookTokenIn(url, PUBLIC), url).to.equal('aa.bb.cc');
    }
  });

  it("is none in another program's webhook", () => {
    for (const url of [
      'https://other.example.com/hook',
      webhookUrl('https://sync.example.com', 'aa.bb.cc'),
      webhookUrl('http://sync.example.com/lockstep', 'aa.bb.cc'),
      webhookUrl('https://sync.example.com:8443/lockstep', 'aa.bb.cc'),
      webhookUrl('https://sync.example.com.evil.example/lockstep', 'aa.bb.cc'),
      `https://other.example.com/?next=${webhookUrl(PUBLIC, 'aa.bb.cc')}`,
      webhookUrl(PUBLIC, ''),
      webhookUrl(PUBLIC, 'aa/bb'),
      webhookUrl(PUBLIC, '/'),
      '${issue.key}',
      '',
    ]) {
      expect(webhookTokenIn(url, PUBLIC), url).to.equal(null);
    }
  });
});

describe('the address of any Lockstep', () => {
  for (const url of [webhookUrl(PUBLIC, 'aa.bb.cc'), webhookUrl('http://old.example.org', 'aa.bb.cc')]) {
    it(`has the token at its end, as ${url}`, () => {
      expect(anyWebhookTokenIn(url)).to.equal('aa.bb.cc');
      expect(anyWebhookTokenIn(`${url}/?user_id=ada`)).to.equal('aa.bb.cc');
    });
  }

  for (const url of ['', '${issue.key}', PUBLIC, webhookUrl(PUBLIC, ''), webhookUrl(PUBLIC, 'a/b')]) {
    it(`is not ${JSON.stringify(url)}`, () => {
      expect(anyWebhookTokenIn(url)).to.equal(null);
    });
  }
});

describe('a webhook as wanted', () => {
  const wanted = { name: WEBHOOK_NAME, url: webhookUrl(PUBLIC, 'aa.bb.cc'), events: WEBHOOK_EVENTS };
  const standing: JiraWebhook = { ...wanted, id: '5', isEnabled: true, excludesBody: false, filter: '' };

  it('is one that stands so, in whatever order its events are listed', () => {
    expect(isAsWanted(standing, wanted)).to.equal(true);
    expect(isAsWanted({ ...standing, events: WEBHOOK_EVENTS.toReversed() }, wanted)).to.equal(true);
  });

  it('may be one whose name Jira does not tell', () => {
    expect(isAsWanted({ ...standing, name: null }, wanted)).to.equal(true);
  });

  const DIFFERENCES: Readonly<Record<string, Partial<JiraWebhook>>> = {
    'another name': { name: 'Ours, do not touch' },
    'another address': { url: webhookUrl(PUBLIC, 'dd.ee.ff') },
    'an event too few': { events: WEBHOOK_EVENTS.slice(1) },
    'an event too many': { events: [...WEBHOOK_EVENTS, 'worklog_created'] },
    'no events': { events: [] },
    'been switched off': { isEnabled: false },
    'no bodies': { excludesBody: true },
    'a filter': { filter: 'project = ABC' },
  };
  for (const [difference, change] of Object.entries(DIFFERENCES)) {
    it(`is none that has ${difference}`, () => {
      expect(isAsWanted({ ...standing, ...change }, wanted)).to.equal(false);
    });
  }
});
