import { expect } from 'chai';

import { startSandbox, type Sandbox } from '../../../sandbox/start-sandbox.ts';
import { lockDirectory } from '../../../src/adapters/persistence/database/directory-lock.ts';
import { parseConfig } from '../../../src/bootstrap/config.ts';
import { runReconcile, type ReconcileOptions } from '../../../src/bootstrap/reconcile-command.ts';
import { StartRefused } from '../../../src/bootstrap/start-refused.ts';
import { newDirectory, onPostgres, type NamedDatabase } from '../../support/e2e-database.ts';
import { runLockstep } from '../../support/e2e-process.ts';
import { startService, type Service } from '../../support/e2e-service.ts';
import { Story, type LinkedPair, type NewConnection } from '../../support/e2e-story.ts';

describe('lockstep reconcile', function () {
  this.timeout(60_000);
  let database: NamedDatabase;
  let service: Service;
  let sandbox: Sandbox;
  let story: Story;
  let connection: NewConnection;
  let pairs: readonly [LinkedPair, LinkedPair];

  before(async () => {
    database = await onPostgres();
    service = await startService(database.settings);
    sandbox = await startSandbox({ version: '10.3.2' });
    story = new Story(service.api, sandbox);
    connection = await story.connect();
    pairs = [await story.link(connection), await story.link(connection, 'OPS')];
    sandbox.jira.switchOn('drop-deliveries');
  });
  after(async () => {
    await service.stop();
    await sandbox.close();
    await database.close();
  });

  const reconcile = async (options: ReconcileOptions, isTerminal = false) => {
    const [lines, drawn]: [string[], string[]] = [[], []];
    const code = await runReconcile(parseConfig(database.settings), options, {
      tell: (line) => lines.push(line),
      redraw: isTerminal ? (line) => drawn.push(line) : null,
    });
    return { code, told: lines.join('\n'), drawn };
  };

  it('says that all agree, with its progress in plain lines', async () => {
    const { code, told } = await reconcile({});

    expect(code).to.equal(0);
    expect(told).to.include(`Integration ${connection.integrationId}`);
    expect(told).to.include('Done. Linked issues compared: 2, in requests: 1. All agree with Jira.');
  });

  it('heals what was missed in one project, with a bar on a terminal', async () => {
    sandbox.jira.issues.transition(pairs[0].jiraIssueId, { to: 'Done' });
    sandbox.jira.issues.transition(pairs[1].jiraIssueId, { to: "Won't Do" });

    const { told, drawn } = await reconcile({ project: 'ops' }, true);

    expect(told).to.include('Disagreements with Jira: 1, healed: 1.');
    expect(drawn.at(-1)).to.match(/^\[#{30}\] 100 % {2}1 of 1 linked issues compared/);
    expect(await story.trackerStatus(pairs[1])).to.equal('resolved');
    expect(await story.trackerStatus(pairs[0])).to.equal('unresolved');
  });

  it('heals one link, as a program of its own', async () => {
    const ended = await runLockstep(['reconcile', '--link', pairs[0].linkId], database.settings);

    expect([ended.code, ended.stderr]).to.deep.equal([0, '']);
    expect(ended.stdout).to.include('Done. Linked issues compared: 1');
    expect(await story.trackerStatus(pairs[0])).to.equal('resolved');
    const reasons = (await story.timeline(pairs[0])).filter(({ source }) => source === 'reconciliation');
    expect(reasons.map(({ decision }) => decision?.reason)).to.deep.equal(['resolved']);
  });

  it('carries over the comments nobody was told of, and what was edited or shut since', async () => {
    const { installationId } = connection;
    await story.api.put(`/installations/${installationId}/settings`, { inboundComments: true });
    const pair = await story.link(connection);
    const { issues } = sandbox.jira;
    const comment = (body: string) => issues.comment(pair.jiraIssueId, { body, by: 'dev1' }).id;
    const [edited, shut] = [comment('It smokes.'), comment('Here is my password.')];
    comment('Oil helps.');

    await reconcile({ link: pair.linkId });
    await story.commentsBecome(pair, ['It smokes.', 'Here is my password.', 'Oil helps.']);
    const visibility = { type: 'role', value: 'Developers' } as const;
    issues.editComment(pair.jiraIssueId, edited, { body: 'It burns.', by: 'dev1' });
    issues.editComment(pair.jiraIssueId, shut, { body: 'Here is my password.', visibility, by: 'dev1' });
    const { told } = await reconcile({ link: pair.linkId });

    expect(told).to.include('Disagreements with Jira: 2, healed: 2.');
    await story.commentsBecome(pair, ['It burns.', 'Oil helps.']);
  });

  it('refuses what does not go together, and what is not there', async () => {
    for (const [options, message] of [
      [{ project: 'ABC', link: pairs[0].linkId }, 'do not go together'],
      [{ link: '01900000-0000-7000-8000-00000000abcd' }, 'There is no link'],
      [{ integration: 'nowhere' }, 'no Integration nowhere'],
      [{ integration: connection.integrationId, project: 'NOPE' }, 'projectKey names no project'],
    ] as const) {
      const refusal: unknown = await reconcile(options).catch((error: unknown) => error);
      expect(refusal).to.be.instanceOf(StartRefused);
      expect(String(refusal)).to.include(message);
    }
  });

  it('says what stops it when a person has to authorize again, and ends with 1', async () => {
    sandbox.jira.revokeTokens();

    const { code, told } = await reconcile({ integration: connection.integrationId });

    expect(code).to.equal(1);
    expect(told)
      .to.include('paused: ')
      .and.to.match(/[Aa]uthorize/);
  });
});

describe('lockstep reconcile on the embedded database', () => {
  it('points to the API while the service has it', async () => {
    const directory = await newDirectory();
    const held = await lockDirectory(directory);
    try {
      const config = parseConfig({ LOCKSTEP_DATA_DIR: directory });
      const voice = { tell: () => undefined, redraw: null };
      const refusal: unknown = await runReconcile(config, {}, voice).catch((error: unknown) => error);

      expect(refusal).to.be.instanceOf(StartRefused);
      expect(String(refusal)).to.contain('Lockstep is running (process ').and.to.contain('/reconciliations');
    } finally {
      await held.release();
    }
  });
});
