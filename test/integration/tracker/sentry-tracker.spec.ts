import { expect } from 'chai';

import type { LogFields } from '../../../src/application/ports/log.ts';
import type { Counts } from '../../../src/application/ports/meter.ts';
import { TrackerUnavailable } from '../../../src/application/ports/tracker.ts';
import type { TrackerIssueId } from '../../../src/domain/ids.ts';
import type { TrackerCommentText } from '../../../src/domain/tracker-comment.ts';
import { arrangedSentries, type ArrangedSentry } from '../../support/arranged-sentry.ts';
import { anId } from '../../support/builders.ts';
import { RememberingMeter } from '../../support/scenario-meter.ts';

const LOST = { times: 1, afterWork: true } as const;

describe('The tracker of a Sentry', () => {
  const arrange = arrangedSentries();

  async function failure(work: Promise<unknown>): Promise<TrackerUnavailable> {
    const error: unknown = await work.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    if (error instanceof TrackerUnavailable) return error;
    throw error instanceof Error ? error : new Error('nothing failed');
  }

  const puts = ({ sentry }: ArrangedSentry) =>
    sentry.requests().filter(({ method }) => method === 'PUT').length;
  const text = (body: string): TrackerCommentText => ({ author: 'Ada', body, url: null });
  function commentsOf({ tracker }: ArrangedSentry) {
    if (tracker.comments === undefined) throw new TypeError('a Sentry has comments');
    return tracker.comments;
  }

  describe('when an answer is lost', () => {
    for (const product of ['sentry', 'glitchtip'] as const) {
      it(`finds at the next try that it was done, and writes no more (${product})`, async () => {
        const all = await arrange({ product });
        const effect = anId<'Effect'>();
        all.sentry.switchOn('rest-reset', { method: 'PUT', ...LOST });
        await failure(all.tracker.apply('resolve', all.issueId, effect));

        expect(await all.tracker.apply('resolve', all.issueId, effect)).to.equal('changed');
        expect(puts(all)).to.equal(1);
      });
    }

    it('does not do again what a person undid since', async () => {
      const all = await arrange();
      const [resolving, assigning] = [anId<'Effect'>(), anId<'Effect'>()];
      all.sentry.switchOn('rest-reset', { method: 'PUT', ...LOST });
      await failure(all.tracker.apply('resolve', all.issueId, resolving));
      all.sentry.switchOn('rest-reset', { method: 'PUT', ...LOST });
      await failure(all.tracker.assign(all.ada, all.issueId, assigning));
      all.sentry.setStatus(all.issueId, { status: 'unresolved', by: 'ada' });
      all.sentry.assign(all.issueId, { to: null, by: 'ada' });

      expect(await all.tracker.apply('resolve', all.issueId, resolving)).to.equal('changed');
      expect(await all.tracker.assign(all.ada, all.issueId, assigning)).to.equal('changed');
      expect(all.sentry.issue(all.issueId)).to.include({ status: 'unresolved', assignee: null });
    });

    it('does at the next try what was not done at the first', async () => {
      const all = await arrange();
      const effect = anId<'Effect'>();
      all.sentry.switchOn('rest-reset', { method: 'PUT', times: 1 });
      await failure(all.tracker.apply('resolve', all.issueId, effect));

      expect(await all.tracker.apply('resolve', all.issueId, effect)).to.equal('changed');
      expect(all.sentry.issue(all.issueId).status).to.equal('resolved');
    });

    for (const product of ['sentry', 'glitchtip'] as const) {
      it(`finds the comment that it wrote, among those alike, and writes no second (${product})`, async () => {
        const all = await arrange({ product });
        const effect = anId<'Effect'>();
        if (product === 'glitchtip') await commentsOf(all).write(text('alike'), all.issueId, anId());
        all.sentry.comment(all.issueId, { text: '**Ada** wrote in Jira:\n\nalike', by: 'ada' });
        all.sentry.switchOn('rest-reset', { method: 'POST', ...LOST });
        await failure(commentsOf(all).write(text('alike'), all.issueId, effect));

        const written = await commentsOf(all).write(text('alike'), all.issueId, effect);

        const { notes } = all.sentry.issue(all.issueId);
        expect(written).to.deep.equal({ id: notes.at(-1)?.id });
        expect(notes).to.have.lengthOf(product === 'glitchtip' ? 3 : 2);
      });
    }

    it('knows a comment that is gone at the second try for one that it deleted at the first', async () => {
      const all = await arrange();
      const written = await commentsOf(all).write(text('one'), all.issueId, anId());
      if (typeof written === 'string') throw new Error('the issue is gone');
      const ref = { issue: all.issueId, id: written.id };
      const effect = anId<'Effect'>();
      all.sentry.switchOn('rest-reset', { method: 'DELETE', ...LOST });
      await failure(commentsOf(all).delete(ref, effect));

      expect(await commentsOf(all).delete(ref, effect)).to.equal('changed');
    });
  });

  it('waits out the hour in which Sentry takes a second comment alike for a double click', async () => {
    let now = Date.now();
    const all = await arrange({ now: () => now });
    const [one, other] = [anId<'Effect'>(), anId<'Effect'>()];
    await commentsOf(all).write(text('Me too'), all.issueId, one);
    const refused = await failure(commentsOf(all).write(text('Me too'), all.issueId, other));
    expect(refused.retryAfterMs).to.equal(3_600_000);

    now += 3_600_001;
    await commentsOf(all).write(text('Me too'), all.issueId, other);
    expect(all.sentry.issue(all.issueId).notes).to.have.lengthOf(2);
  });

  it('cuts a comment that is very long, and says so', async () => {
    const all = await arrange();
    await commentsOf(all).write(
      { author: 'Ada', body: 'x'.repeat(50_000), url: 'https://jira.example.com/browse/ABC-1' },
      all.issueId,
      anId(),
    );

    const [note] = all.sentry.issue(all.issueId).notes;
    expect(note?.text.length).to.be.below(21_000);
    expect(note?.text)
      .to.contain('cut')
      .and.to.contain('[Open in Jira](https://jira.example.com/browse/ABC-1)');
  });

  it('names who can be assigned, page by page, with whose e-mail is verified; nobody who is out', async () => {
    const all = await arrange({ pageSize: 1 });
    all.sentry.addMember({ organization: 'example', username: 'cy', isVerified: false });
    all.sentry.addMember({ organization: 'example', username: 'di', isActive: false });
    all.sentry.addMember({ organization: 'example', username: 'ed', projects: [] });

    const people = await all.tracker.assignable(all.issueId);
    if (typeof people === 'string') throw new Error(people);
    expect(people.map(({ name, email, isEmailVerified }) => [name, email, isEmailVerified])).to.deep.equal([
      ['ada', 'ada@example.com', true],
      ['bo', 'bo@example.com', true],
      ['cy', 'cy@example.com', false],
    ]);
  });

  it('takes an issue that is assigned to a team for one that no person has', async () => {
    const all = await arrange();
    all.sentry.assign(all.issueId, { to: 'team:web', by: 'ada' });

    expect(await all.tracker.assign(null, all.issueId, anId())).to.equal('changed');
    expect(all.sentry.issue(all.issueId).assignee).to.equal(null);
  });

  it('resolves in a release where the project has one, and else asks Sentry for nothing', async () => {
    const all = await arrange();
    const effect = anId<'Effect'>();
    expect(await all.tracker.apply('resolve_in_current_release', all.issueId, effect)).to.equal(
      'unsupported',
    );
    expect(puts(all)).to.equal(0);

    all.sentry.createRelease({ project: 'web', version: '1.2.3' });
    expect(await all.tracker.apply('resolve_in_current_release', all.issueId, effect)).to.equal('changed');
    expect(all.sentry.issue(all.issueId).statusDetails).to.deep.equal({ inRelease: '1.2.3' });
    await all.tracker.apply('unresolve', all.issueId, anId());
    await all.tracker.apply('resolve_in_next_release', all.issueId, anId());
    expect(all.sentry.issue(all.issueId).statusDetails).to.deep.equal({ inNextRelease: true });
  });

  it('knows only issues of the projects that are kept in lockstep, and no id that is none', async () => {
    const all = await arrange({ projects: ['web'] });
    all.sentry.createProject({ organization: 'example', slug: 'secret' });
    const hidden = all.sentry.createIssue({ project: 'secret', title: 'Error' });

    expect(await all.tracker.find(all.issueId)).to.include({ id: all.issueId });
    expect(await all.tracker.find(hidden.id as TrackerIssueId)).to.equal(null);
    expect(await all.tracker.find('../1' as TrackerIssueId)).to.equal(null);
  });

  it('tells where people open an issue, in a Sentry and in a GlitchTip, which does not tell', async () => {
    const [sentry, glitchTip] = [await arrange(), await arrange({ product: 'glitchtip' })];
    expect((await sentry.tracker.find(sentry.issueId))?.url).to.equal(
      `${sentry.url}/organizations/example/issues/${sentry.issueId}/`,
    );
    expect((await glitchTip.tracker.find(glitchTip.issueId))?.url).to.equal(
      `${glitchTip.url}/example/issues/${glitchTip.issueId}`,
    );
  });

  it('obeys how long Sentry asks to be left alone', async () => {
    const all = await arrange();
    const wait = async () => (await failure(all.tracker.find(all.issueId))).retryAfterMs;
    all.sentry.switchOn('rest-too-many-requests', { times: 1, retryAfterSeconds: 7 });
    expect(await wait()).to.equal(7000);
    all.sentry.switchOn('rest-unavailable', { times: 1, retryAfterSeconds: 9 });
    expect(await wait()).to.equal(9000);
    all.sentry.switchOn('rest-unavailable', { times: 1 });
    expect(await wait()).to.equal(null);
  });

  it('says what to do about a token that is not taken, a permission that is missing, and a way that leads elsewhere', async () => {
    const all = await arrange({ scopes: ['event:read', 'event:write'] });
    const says = async (work: Promise<unknown>) => (await failure(work)).message;
    const written = await commentsOf(all).write(text('one'), all.issueId, anId());
    if (typeof written === 'string') throw new Error('the issue is gone');
    const ref = { issue: all.issueId, id: written.id };
    expect(await says(commentsOf(all).delete(ref, anId()))).to.contain('Issue & Event: Admin');
    expect(await says(all.tracker.assignable(all.issueId))).to.contain('Project: Read');

    all.sentry.switchOn('rest-redirect', { times: 1 });
    expect(await says(all.tracker.find(all.issueId))).to.contain('base URL');
    all.sentry.switchOn('rest-unauthorized');
    expect(await says(all.tracker.find(all.issueId))).to.contain('does not take the token');
  });

  it('gives up waiting, and never tells the token', async () => {
    const lines: unknown[] = [];
    const note = (event: string, fields?: LogFields) => {
      lines.push(event, fields);
    };
    const log = { debug: note, info: note, warn: note, error: note };
    const all = await arrange({ answerTimeoutMs: 200, log });
    all.sentry.switchOn('rest-hang', { times: 1 });
    const error = await failure(all.tracker.find(all.issueId));
    await all.tracker.apply('resolve', all.issueId, anId());

    expect(error.message).to.contain('timed out');
    expect(lines).to.include('sentry_call');
    const told = JSON.stringify([lines, error.message, String(error.cause)]);
    expect(told).not.to.contain(all.integration.token);
  });

  it('counts its calls by what was called, without an id or a name', async () => {
    const meter = new RememberingMeter();
    const all = await arrange({ meter });
    await all.tracker.find(all.issueId);
    await all.tracker.assignable(all.issueId);
    await all.tracker.apply('resolve', all.issueId, anId());
    all.sentry.switchOn('rest-unauthorized');
    await failure(all.tracker.find(all.issueId));

    const counted = meter.of('tracker_calls') as readonly Counts['tracker_calls'][];
    expect(counted.map(({ outcome }) => outcome)).to.include.members(['2xx', 'failed']);
    expect(counted.at(-1)).to.include({ tracker: 'sentry', outcome: 'failed' });
    for (const { call } of counted) {
      expect(call).to.match(/^(GET|POST|PUT|DELETE) \/(([a-z]+|\{[a-z]+\})\/)*$/);
      expect(call).not.to.contain('/web/');
    }
  });

  describe('when it is looked at', () => {
    async function looked(all: ArrangedSentry): Promise<readonly string[]> {
      const { check } = all.tracker;
      if (check === undefined) throw new TypeError('a Sentry can be looked at');
      return (await check()).map(({ verdict, message }) => `${verdict}: ${message}`);
    }

    it('is fine when everything can be called', async () => {
      const all = await arrange();
      expect(await looked(all)).to.deep.equal([`ok: The organization example is read at ${all.url}.`]);
    });

    it('tells which permissions the token lacks, and for what', async () => {
      const [, lacking] = await looked(await arrange({ scopes: ['org:read', 'event:write'] }));
      expect(lacking)
        .to.contain('warning')
        .and.to.contain('Issue & Event: Admin')
        .and.to.contain('Project: Read');
    });

    it('tells of projects that are not there, and of a token that is of no use', async () => {
      expect((await looked(await arrange({ projects: ['web', 'none'] })))[1]).to.contain(
        'sees no project none',
      );
      const all = await arrange();
      all.sentry.switchOn('rest-unauthorized');
      expect(await looked(all)).to.have.lengthOf(1);
      expect((await looked(all))[0])
        .to.contain('problem')
        .and.to.contain('does not take the token');
    });

    it('tells what a GlitchTip cannot do', async () => {
      expect((await looked(await arrange({ product: 'glitchtip' }))).at(-1)).to.contain('as GlitchTip');
    });
  });
});
