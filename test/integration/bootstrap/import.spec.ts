import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';

import { startSandbox, type Sandbox } from '../../../sandbox/start-sandbox.ts';
import { parseConfig } from '../../../src/bootstrap/config.ts';
import { runImport } from '../../../src/bootstrap/import-command.ts';
import { StartRefused } from '../../../src/bootstrap/start-refused.ts';
import { newDirectory, onPostgres, type NamedDatabase } from '../../support/e2e-database.ts';
import { runLockstep } from '../../support/e2e-process.ts';
import { startService, type Service } from '../../support/e2e-service.ts';
import { Story, type NewConnection } from '../../support/e2e-story.ts';
import { until } from '../../support/e2e-until.ts';

describe('lockstep import', function () {
  this.timeout(60_000);
  let database: NamedDatabase;
  let service: Service;
  let sandbox: Sandbox;
  let story: Story;
  let connection: NewConnection;
  let directory: string;

  before(async () => {
    database = await onPostgres();
    service = await startService(database.settings);
    sandbox = await startSandbox({ version: '9.12.15' });
    story = new Story(service.api, sandbox);
    connection = await story.connect();
    directory = await newDirectory();
  });
  after(async () => {
    await service.stop();
    await sandbox.close();
    await database.close();
  });

  const importFile = async (text: string, apply: boolean) => {
    const path = join(directory, 'links.csv');
    await writeFile(path, text);
    const told: string[] = [];
    const { installationId } = connection;
    const code = await runImport(
      parseConfig(database.settings),
      path,
      { installation: installationId, apply },
      (line) => told.push(line),
    );
    return { code, told };
  };

  it('tells, links, and finds nothing left to do; the service sees to the links', async () => {
    const issues = ['ABC', 'OPS'].map((project) =>
      sandbox.jira.issues.create({ project, summary: 'It breaks' }),
    );
    const lines: string[] = [];
    for (const { key } of issues)
      lines.push(`${await story.addTrackerIssue(connection.installationId)};${key}`);
    const file = ['Tracker issue;Jira issue', ...lines, ''].join('\r\n');

    const dry = await importFile(file, false);
    const wet = await importFile(file, true);
    const again = await importFile(file, true);

    expect([dry.code, dry.told.at(-1)]).to.deep.equal([
      0,
      '2 lines: 2 to be linked, 0 linked already, 0 with a problem. Nothing was changed: --apply links them.',
    ]);
    expect([wet.code, wet.told.at(-1)]).to.deep.equal([
      0,
      '2 lines: 2 linked, 0 linked already, 0 with a problem.',
    ]);
    expect(again.told.at(-1)).to.equal('2 lines: 0 linked, 2 linked already, 0 with a problem.');
    await until('both links', async () => {
      const { items } = await service.api.get<{ readonly items: readonly unknown[] }>(
        '/links?condition=in_lockstep',
      );
      return items.length === 2 ? true : null;
    });
  });

  it('says what is wrong with a line, and ends with 1, as a program of its own', async () => {
    const path = join(directory, 'wrong.csv');
    const trackerIssue = await story.addTrackerIssue(connection.installationId);
    await writeFile(path, `jira issue,tracker issue\nABC-999,${trackerIssue}\n`);

    const ended = await runLockstep(
      ['import', '--installation', connection.installationId, path],
      database.settings,
    );

    expect([ended.code, ended.stderr]).to.deep.equal([1, '']);
    expect(ended.stdout).to.equal(
      `line 2: Jira shows no issue “ABC-999” to Lockstep's account.\n` +
        '1 line: 0 to be linked, 0 linked already, 1 with a problem.\n',
    );
  });

  it('refuses a file that is not there, or has no such columns', async () => {
    const config = parseConfig(database.settings);
    const options = { installation: connection.installationId };
    const missing: unknown = await runImport(config, '/nowhere.csv', options, () => undefined).catch(
      (error: unknown) => error,
    );
    const wrong: unknown = await importFile('a,b\n', false).catch((error: unknown) => error);

    expect(missing).to.be.instanceOf(StartRefused);
    expect(String(missing)).to.include('/nowhere.csv cannot be read');
    expect(String(wrong)).to.include('no column called "tracker issue"');
  });
});
