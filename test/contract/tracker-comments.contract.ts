import { expect } from 'chai';

import type { TrackerComments } from '../../src/application/ports/tracker-comments.ts';
import type { Tracker } from '../../src/application/ports/tracker.ts';
import type { TrackerCommentId, TrackerIssueId } from '../../src/domain/ids.ts';
import type { TrackerCommentText } from '../../src/domain/tracker-comment.ts';
import { anId } from '../support/builders.ts';

/** A tracker that has comments, with an issue that has none. */
export interface ArrangedComments {
  readonly tracker: Tracker;
  readonly comments: TrackerComments;
  readonly issue: TrackerIssueId;
  /** An id that this tracker has no issue of. */
  readonly nowhere: TrackerIssueId;
  /** What the comments on the issue hold, oldest first; each contains what Lockstep had written. */
  read(): Promise<readonly string[]>;
}

/** What every Tracker that has comments promises of them while it can be reached. */
export function trackerCommentsContract(adapter: string, arrange: () => Promise<ArrangedComments>): void {
  describe(`TrackerComments contract: ${adapter}`, () => {
    let arranged: ArrangedComments;

    beforeEach(async () => {
      arranged = await arrange();
    });

    const text = (body: string): TrackerCommentText => ({ author: 'Ada', body, url: null });
    const write = async (body: string, effect = anId<'Effect'>()): Promise<TrackerCommentId> => {
      const written = await arranged.comments.write(text(body), arranged.issue, effect);
      if (typeof written === 'string') throw new Error(`the comment is not written: ${written}`);
      return written.id;
    };
    const ref = (id: TrackerCommentId) => ({ issue: arranged.issue, id });

    async function expectBodies(...bodies: readonly string[]): Promise<void> {
      const read = await arranged.read();
      expect(read).to.have.lengthOf(bodies.length);
      for (const [index, body] of bodies.entries()) expect(read[index]).to.contain(body);
    }

    it('writes, edits and deletes comments, each by its own', async () => {
      const [one, two] = [await write('one'), await write('two')];
      await expectBodies('one', 'two');

      expect(await arranged.comments.edit(text('second'), ref(two), anId())).to.equal('changed');
      await expectBodies('one', 'second');

      expect(await arranged.comments.delete(ref(one), anId())).to.equal('changed');
      await expectBodies('second');
    });

    it('reads what a comment says now, and that it is gone, where it can be read', async () => {
      const { read } = arranged.comments;
      if (read === undefined) return;
      const id = await write('one');
      expect(await read(ref(id))).to.contain('one');

      await arranged.comments.delete(ref(id), anId());
      expect(await read(ref(id))).to.equal(null);
    });

    it('writes one comment for one effect, whatever became of it, and answers as before', async () => {
      const effect = anId<'Effect'>();
      const id = await write('one', effect);
      expect(await write('another text', effect)).to.equal(id);
      await expectBodies('one');

      await arranged.comments.delete(ref(id), anId());
      expect(await write('one', effect)).to.equal(id);
      await expectBodies();
    });

    it('edits and deletes once for one effect, and answers as before', async () => {
      const { comments } = arranged;
      const id = await write('one');
      const [edit, removal] = [anId<'Effect'>(), anId<'Effect'>()];
      await comments.edit(text('two'), ref(id), edit);
      await comments.edit(text('three'), ref(id), anId());

      expect(await comments.edit(text('two'), ref(id), edit)).to.equal('changed');
      await expectBodies('three');

      expect(await comments.delete(ref(id), removal)).to.equal('changed');
      expect(await comments.delete(ref(id), removal)).to.equal('changed');
    });

    it('says that is gone which is not there', async () => {
      const { comments, nowhere } = arranged;
      const id = await write('one');
      await comments.delete(ref(id), anId());

      expect(await comments.edit(text('two'), ref(id), anId())).to.equal('gone');
      expect(await comments.delete(ref(id), anId())).to.equal('gone');
      expect(await comments.write(text('two'), nowhere, anId())).to.equal('gone');
      await expectBodies();
    });

    it('has one effect ask for a comment and for a status, and does both once', async () => {
      const { tracker, issue } = arranged;
      const effect = anId<'Effect'>();
      for (const time of ['first', 'second']) {
        await write('told', effect);
        expect([time, await tracker.apply('resolve', issue, effect)]).to.deep.equal([time, 'changed']);
      }

      await expectBodies('told');
      expect((await tracker.find(issue))?.status).to.equal('resolved');
    });
  });
}
