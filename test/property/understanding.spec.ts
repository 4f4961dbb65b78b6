import fc from 'fast-check';
import { expect } from 'chai';

import { itemsOf, understandChangelog } from '../../src/domain/changelog.ts';
import { issueIdIn, reasonToIgnore, understandIssueEvent } from '../../src/domain/issue-event.ts';
import { understandIssue } from '../../src/domain/jira-issue.ts';
import { understandServerInfo } from '../../src/domain/jira-version.ts';
import { jiraId, payloadSoup, statusChangePayload } from '../support/arbitraries.ts';
import { anIssue, issueUpdated, type Payload } from '../support/payloads.ts';

const NOT_UNDERSTOOD = ['not_an_object', 'about_no_issue'];
const IGNORED = [null, 'no_changelog', 'no_readable_item', 'nothing_to_sync'];

function anyBody(): fc.Arbitrary<unknown> {
  return fc.oneof(fc.jsonValue(), payloadSoup(), mutilatedPayload());
}

/** A good payload of which one part, anywhere, is replaced by anything. */
function mutilatedPayload(): fc.Arbitrary<unknown> {
  const junk = fc.oneof(fc.jsonValue(), payloadSoup());
  return fc.tuple(statusChangePayload(), fc.nat({ max: 60 }), junk).map(([{ payload }, victim, instead]) => {
    let part = 0;
    return JSON.parse(JSON.stringify(payload), (_key, value: unknown) =>
      part++ === victim ? instead : value,
    ) as unknown;
  });
}

/** A payload whose texts, but for names of fields and events, hold what no database column takes. */
function payloadOfUnstorableTexts(): fc.Arbitrary<unknown> {
  const crumb = fc.constantFrom('\0', '\ud800', '\udfff');
  return fc
    .tuple(statusChangePayload(), fc.infiniteStream(crumb))
    .map(
      ([{ payload }, crumbs]) =>
        JSON.parse(JSON.stringify(payload), (key, value: unknown) =>
          typeof value === 'string' && !/^(id|field|fieldId|fieldtype)$/.test(key)
            ? value + String(crumbs.next().value)
            : value,
        ) as unknown,
    );
}

/** Every text in `value`, however deep. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe('understanding any JSON value', () => {
  it('never throws, and answers an event about an issue or a reason why not', () => {
    fc.assert(
      fc.property(anyBody(), (body) => {
        const understanding = understandIssueEvent(body);
        if (understanding.kind === 'not_understood') {
          expect(understanding.reason).to.be.oneOf(NOT_UNDERSTOOD);
          expect(issueIdIn(body)).to.equal(null);
        } else {
          expect(understanding.event.issueId)
            .to.match(/^\d{1,19}$/)
            .and.to.equal(issueIdIn(body));
          expect(understanding.event.issue?.id ?? understanding.event.issueId).to.equal(
            understanding.event.issueId,
          );
          expect(reasonToIgnore(understanding.event)).to.be.oneOf(IGNORED);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('answers texts that a database column takes: without NUL and lone surrogates', () => {
    fc.assert(
      fc.property(payloadOfUnstorableTexts(), (body) => {
        for (const text of textsIn(understandIssueEvent(body))) {
          expect(text.includes('\0') || !text.isWellFormed()).to.equal(false);
        }
      }),
    );
  });

  it('answers moments that are moments', () => {
    fc.assert(
      fc.property(anyBody(), (body) => {
        const understanding = understandIssueEvent(body);
        if (understanding.kind === 'not_understood') return;
        for (const moment of [understanding.event.occurredAt, understanding.event.issue?.updatedAt ?? null]) {
          expect(moment === null || !Number.isNaN(moment.getTime())).to.equal(true);
        }
      }),
    );
  });

  it('understands any part of it without throwing', () => {
    fc.assert(
      fc.property(anyBody(), (value) => {
        understandIssue(value);
        understandServerInfo(value);
        for (const item of itemsOf(understandChangelog(value))) expect(item.field.trim()).to.not.equal('');
      }),
    );
  });

  it('is the same for a body that went through JSON once more', () => {
    fc.assert(
      fc.property(anyBody(), (body) => {
        const again: unknown = JSON.parse(JSON.stringify(body));
        expect(understandIssueEvent(again)).to.deep.equal(understandIssueEvent(body));
      }),
    );
  });
});

describe('understanding a payload that says something', () => {
  it('reads back the status change it was built with, among other changes', () => {
    fc.assert(
      fc.property(statusChangePayload(), ({ payload, issueId, key, from, to }) => {
        const understanding = understandIssueEvent(payload);
        if (understanding.kind !== 'issue_event') expect.fail(understanding.reason);

        expect(understanding.event.issueId).to.equal(issueId);
        expect(understanding.event.issue?.key).to.equal(key);
        expect(understanding.event.statusChange).to.deep.equal({ from, to });
        expect(understanding.event.isDeletion).to.equal(false);
      }),
    );
  });

  it('reads back the moment of the update, in whatever zone it is written', () => {
    const moment = fc.date({ min: new Date(0), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.integer({ min: -12 * 60, max: 14 * 60 }), (at, zone) => {
        const body = { issue: anIssue({ fields: { updated: written(at, zone) } }) };
        const understanding = understandIssueEvent(body);
        if (understanding.kind !== 'issue_event') expect.fail(understanding.reason);
        expect(understanding.event.issue?.updatedAt).to.deep.equal(at);
      }),
    );
  });

  it('finds the issue of a comment under any context path', () => {
    const segment = fc.stringMatching(/^[a-z0-9._-]{1,8}$/);
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 4 }), jiraId(), jiraId(), (path, issue, comment) => {
        const base = ['https://jira.example.com', ...path].join('/');
        const self = `${base}/rest/api/2/issue/${issue.id}/comment/${comment.id}`;
        expect(issueIdIn({ comment: { self, id: comment.written } })).to.equal(issue.id);
      }),
    );
  });

  it('is not misled by what else stands in the changelog, but for another status item', () => {
    const noise = payloadSoup().filter((item) => !/status/i.test(JSON.stringify(item)));
    fc.assert(
      fc.property(
        statusChangePayload(),
        fc.array(noise, { maxLength: 4 }),
        ({ payload, from, to }, items) => {
          const changelog = { id: '1', items: [...items, ...itemsIn(payload), ...items] };
          const understanding = understandIssueEvent({ ...issueUpdated([]), changelog });
          if (understanding.kind !== 'issue_event') expect.fail(understanding.reason);
          expect(understanding.event.statusChange).to.deep.equal({ from, to });
        },
      ),
    );
  });
});

function itemsIn(payload: Payload): readonly unknown[] {
  return (payload['changelog'] as { items: readonly unknown[] }).items;
}

/** As Jira writes a moment: the local time of the zone, then its offset without a colon. */
function written(at: Date, zoneInMinutes: number): string {
  const local = new Date(at.getTime() + zoneInMinutes * 60_000).toISOString().slice(0, -1);
  const [hours, minutes] = [Math.floor(Math.abs(zoneInMinutes) / 60), Math.abs(zoneInMinutes) % 60];
  const sign = zoneInMinutes < 0 ? '-' : '+';
  return `${local}${sign}${String(hours).padStart(2, '0')}${String(minutes).padStart(2, '0')}`;
}
