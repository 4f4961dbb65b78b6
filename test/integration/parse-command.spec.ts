import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { expect } from 'chai';

import { runParse } from '../../src/bootstrap/parse-command.ts';
import * as payloads from '../support/payloads.ts';

describe('lockstep parse', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lockstep-parse-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function put(name: string, content: unknown): Promise<string> {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(
      path,
      typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
    );
    return path;
  }

  async function parse(args: readonly string[], json = true) {
    const [stdout, stderr]: [string[], string[]] = [[], []];
    const exitCode = await runParse(
      args,
      { json },
      {
        stdout: (line) => stdout.push(line),
        stderr: (line) => stderr.push(line),
      },
    );
    return { exitCode, stdout, stderr };
  }

  async function verdicts(...args: readonly string[]): Promise<readonly Record<string, unknown>[]> {
    const { stdout } = await parse(args);
    return stdout.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  const NOTHING = {
    event: 'jira:issue_updated',
    issueKey: 'ABC-4',
    issueId: '10300',
    status: null,
    assigneeChanged: false,
    moved: null,
    deleted: false,
    ignored: null,
  };
  const TABLE: readonly (readonly [string, unknown, Record<string, unknown>])[] = [
    ['a status change', payloads.issueUpdatedResolved(), { status: { from: '3', to: '10001' } }],
    [
      'status ids as numbers',
      payloads.issueUpdatedStatusIdsAsNumbers(),
      { status: { from: '3', to: '10001' } },
    ],
    [
      'a creation with changelog',
      payloads.issueCreatedWithChangelog(),
      { event: 'jira:issue_created', status: { from: null, to: '10000' } },
    ],
    ['an assignment', payloads.issueUpdatedAssigned(), { assigneeChanged: true }],
    [
      'a move',
      payloads.issueMovedKeySecondWithStatus(),
      { issueKey: 'NUM-9', moved: { from: 'ABC-4', to: 'NUM-9' }, status: { from: '10000', to: '3' } },
    ],
    [
      'a deletion, its old changelog included',
      payloads.issueDeletedWithStaleChangelog(),
      {
        event: 'jira:issue_deleted',
        deleted: true,
        assigneeChanged: true,
        status: { from: '3', to: '10001' },
      },
    ],
    [
      'a comment event of a server',
      payloads.commentCreatedOnServer(),
      { event: 'comment_created', issueKey: null, issueId: '10013' },
    ],
    ['an empty changelog', payloads.issueUpdated([]), { ignored: 'no_readable_item' }],
    ['no changelog', payloads.issueUpdated(null), { ignored: 'no_changelog' }],
    [
      'a custom field called "status"',
      payloads.issueUpdatedCustomFieldCalledStatus(),
      { ignored: 'nothing_to_sync' },
    ],
    [
      'an event without a name',
      payloads.transitionTriggeredWebhook(),
      { event: null, ignored: 'no_changelog' },
    ],
    [
      'a changelog about no issue',
      { webhookEvent: 'x', changelog: { items: [payloads.statusItem(payloads.TO_DO, payloads.DONE)] } },
      {
        event: 'x',
        issueKey: null,
        issueId: null,
        status: { from: '10000', to: '10001' },
        ignored: 'about_no_issue',
      },
    ],
    [
      'a list',
      [payloads.issueUpdatedResolved()],
      { event: null, issueKey: null, issueId: null, ignored: 'not_an_object' },
    ],
    ['null', 'null', { event: null, issueKey: null, issueId: null, ignored: 'not_an_object' }],
  ];
  for (const [twist, payload, expected] of TABLE) {
    it(`says in one JSON line what it makes of ${twist}`, async () => {
      const path = await put('event.json', payload);
      const { exitCode, stdout, stderr } = await parse([path]);

      expect(stdout.map((line) => JSON.parse(line) as unknown)).to.deep.equal([
        { file: 'event.json', ...NOTHING, ...expected },
      ]);
      expect({ exitCode, stderr }).to.deep.equal({ exitCode: 0, stderr: [] });
    });
  }

  it('reads folders to their depth, `*.json` only, sorted, naming files relative to the argument', async () => {
    for (const name of [
      'b.json',
      'a.json',
      'z/y/c.json',
      'z/d.json',
      'a.txt',
      'README.md',
      'json',
      'f.json.bak',
    ]) {
      await put(name, payloads.issueUpdatedResolved());
    }
    const files = await verdicts(folder);
    expect(files.map(({ file }) => file)).to.deep.equal(['a.json', 'b.json', 'z/d.json', 'z/y/c.json']);
  });

  it('takes files and folders in the order they are given, a file by its base name and whatever its ending', async () => {
    const named = await put('z/recorded.txt', payloads.issueUpdatedResolved());
    await put('a/one.json', payloads.issueUpdatedResolved());
    const files = await verdicts(named, join(folder, 'a'), `${folder}/`);
    expect(files.map(({ file }) => file)).to.deep.equal(['recorded.txt', 'one.json', 'a/one.json']);
  });

  it('accepts a byte order mark, of UTF-8 and of UTF-16', async () => {
    const text = JSON.stringify(payloads.issueUpdatedResolved());
    await put('utf-8.json', `\ufeff${text}`);
    await put('utf-16.json', Buffer.from(`\ufeff${text}`, 'utf16le'));
    const files = await verdicts(folder);
    expect(files.map(({ issueId }) => issueId)).to.deep.equal(['10300', '10300']);
  });

  it('names what is not JSON, goes on with the rest, and answers 1', async () => {
    await put('a.json', '{"webhookEvent":');
    await put('b.json', '');
    await put('c.json', Buffer.from([0x7b, 0xff, 0x7d]));
    await put('d.json', payloads.issueUpdatedResolved());
    const { exitCode, stdout, stderr } = await parse([folder]);

    expect(exitCode).to.equal(1);
    expect(stdout).to.have.lengthOf(1);
    for (const [at, name] of ['a.json', 'b.json', 'c.json'].entries()) {
      expect(stderr[at]).to.include(join(folder, name)).and.to.include('not JSON');
    }
  });

  it('names a path that is missing, goes on with the rest, and answers 1', async () => {
    const path = await put('a.json', payloads.issueUpdatedResolved());
    const missing = join(folder, 'missing');
    const { exitCode, stdout, stderr } = await parse([missing, path]);

    expect(exitCode).to.equal(1);
    expect(stdout).to.have.lengthOf(1);
    expect(stderr).to.deep.equal([`${missing}: there is no such file or folder`]);
  });

  it('follows links, but not round in a circle, and names one that leads nowhere', async () => {
    await put('in/a.json', payloads.issueUpdatedResolved());
    await put('elsewhere/b.json', payloads.issueUpdatedResolved());
    await symlink(join(folder, 'in'), join(folder, 'in', 'round'));
    await symlink(join(folder, 'elsewhere'), join(folder, 'in', 'there'));
    await symlink(join(folder, 'elsewhere', 'b.json'), join(folder, 'in', 'linked.json'));
    await symlink(join(folder, 'nowhere'), join(folder, 'in', 'x.json'));
    const { exitCode, stdout, stderr } = await parse([join(folder, 'in')]);

    const files = stdout.map((line) => (JSON.parse(line) as { file: string }).file);
    expect(files).to.deep.equal(['a.json', 'linked.json', 'there/b.json']);
    expect(exitCode).to.equal(1);
    expect(stderr).to.deep.equal([`${join(folder, 'in', 'x.json')}: there is no such file or folder`]);
  });

  it('answers 0 for a folder without payloads, and says that it is one', async () => {
    const { exitCode, stdout, stderr } = await parse([folder], false);
    expect({ exitCode, stdout }).to.deep.equal({ exitCode: 0, stdout: [] });
    expect(stderr).to.deep.equal([`${folder}: holds no *.json file`]);
  });

  it('answers 1 when nothing is named', async () => {
    expect((await parse([])).exitCode).to.equal(1);
  });

  it('shows a table in the words of people', async () => {
    await put('comment.json', payloads.commentCreatedOnServer());
    await put('created.json', payloads.issueCreatedWithChangelog());
    await put('custom.json', payloads.issueUpdatedCustomFieldCalledStatus());
    await put('deleted.json', payloads.issueDeletedWithStaleChangelog());
    await put('moved.json', payloads.issueMovedKeyLast());
    await put('resolved.json', payloads.issueUpdatedResolved());
    const { exitCode, stdout } = await parse([folder], false);

    expect(exitCode).to.equal(0);
    expect(stdout).to.deep.equal([
      'FILE           EVENT               ISSUE  WHAT IT SAYS',
      'comment.json   comment_created     10013  comment',
      'created.json   jira:issue_created  ABC-4  none → To Do (10000)',
      'custom.json    jira:issue_updated  ABC-4  ignored: nothing to sync',
      'deleted.json   jira:issue_deleted  ABC-4  deleted, assignee, In Progress (3) → Done (10001)',
      'moved.json     jira:issue_updated  NUM-9  moved ABC-4 → NUM-9',
      'resolved.json  jira:issue_updated  ABC-4  In Progress (3) → Done (10001)',
      '',
      '6 payloads, 1 of them ignored',
    ]);
  });

  it('shows no control characters of a payload or a name to the terminal, and cuts what is long', async () => {
    const evil = '\u001b[2J\u009b31m\nx';
    await put(
      `${'long-'.repeat(20)}.json`,
      payloads.issueUpdated([payloads.changed('status', ['3', evil], ['5', 'y'.repeat(9_000)])], {
        key: evil,
      }),
    );
    await put('not-json.json', evil);
    const { stdout, stderr } = await parse([folder], false);

    for (const line of [...stdout, ...stderr]) expect(line).to.not.match(/[\p{Cc}]/u);
    for (const line of stdout) expect(line.length).to.be.at.most(140);
    expect(stdout[1]).to.match(/^…\S+long-\.json {2}/);
  });
});
