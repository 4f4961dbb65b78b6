import { expect } from 'chai';

import { startSandbox, type Sandbox } from '../../../sandbox/start-sandbox.ts';
import { lockDirectory } from '../../../src/adapters/persistence/database/directory-lock.ts';
import { runDoctor } from '../../../src/bootstrap/doctor-command.ts';
import { parseConfig } from '../../../src/bootstrap/config.ts';
import { StartRefused } from '../../../src/bootstrap/start-refused.ts';
import { newDirectory, onPglite, onPostgres, type NamedDatabase } from '../../support/e2e-database.ts';
import { freePort, runLockstep } from '../../support/e2e-process.ts';
import { startService, type Service } from '../../support/e2e-service.ts';
import { Story } from '../../support/e2e-story.ts';

describe('lockstep doctor', function () {
  this.timeout(60_000);
  let database: NamedDatabase;
  let service: Service;
  let sandbox: Sandbox;

  before(async () => {
    database = await onPostgres();
    service = await startService(database.settings);
    sandbox = await startSandbox({ version: '10.3.2' });
  });
  after(async () => {
    await sandbox.close();
    await service.stop();
    await database.close();
  });

  const doctor = async (integrationId: string | null = null, publicUrl = service.publicUrl) => {
    const lines: string[] = [];
    const config = parseConfig({ ...database.settings, LOCKSTEP_PUBLIC_URL: publicUrl });
    const code = await runDoctor(config, { integrationId }, (line) => lines.push(line));
    return { code, told: lines.join('\n') };
  };

  it('has nothing to complain of while no Jira is connected', async () => {
    expect(await doctor()).to.deep.equal({
      code: 0,
      told: 'No Jira is connected yet: create an Integration first.',
    });
  });

  it('tells of a new Integration what is still to be done, and ends with 1', async () => {
    const { integrationId } = await new Story(service.api, sandbox).prepare();

    const { code, told } = await doctor(integrationId);

    expect(code).to.equal(1);
    expect(told).to.contain(`Integration ${integrationId}, ${sandbox.url}`);
    expect(told).to.match(/ok {6}jira: Jira 10\.3\.2 answers/);
    expect(told).to.match(/PROBLEM authorization: .*\n {10}.*\/authorize/);
  });

  it('finds a connected Jira in order, by the API as by the command line', async () => {
    const [{ id }] = (await service.api.get<{ items: [{ id: string }] }>('/integrations')).items;
    await new Story(service.api, sandbox).authorize(id);

    const { code, told } = await doctor();
    const { findings } = await service.api.get<{ findings: { check: string; verdict: string }[] }>(
      `/integrations/${id}/diagnosis`,
    );

    expect([code, told.includes('PROBLEM')], told).to.deep.equal([0, false]);
    for (const { check, verdict } of findings) {
      expect([check, verdict]).to.deep.equal([check, check === 'last_event' ? 'warning' : 'ok']);
    }
    expect(findings).to.have.lengthOf(9);
  });

  it('tells that Lockstep is not where Jira sends its events', async () => {
    const { code, told } = await doctor(null, `http://127.0.0.1:${await freePort()}`);

    expect(code).to.equal(1);
    expect(told).to.match(/PROBLEM public url: .*ECONNREFUSED/);
  });

  it('says that an Integration is not there, and ends with 1', async () => {
    const ended = await runLockstep(['doctor', '--integration', 'nowhere'], database.settings);

    expect([ended.code, ended.stdout]).to.deep.equal([1, '']);
    expect(ended.stderr).to.equal('There is no such Integration.\n');
  });
});

describe('lockstep doctor on the embedded database', function () {
  this.timeout(60_000);

  it('does not look for the service, which has to be stopped for it', async () => {
    const sandbox = await startSandbox({ version: '10.3.2' });
    const { settings, close } = await onPglite();
    try {
      const service = await startService(settings);
      const { integrationId } = await new Story(service.api, sandbox).prepare();
      await new Story(service.api, sandbox).authorize(integrationId);
      await service.stop();

      const lines: string[] = [];
      const config = parseConfig({ ...settings, LOCKSTEP_PUBLIC_URL: service.publicUrl });
      const code = await runDoctor(config, { integrationId: null }, (line) => lines.push(line));

      expect(lines.join('\n')).to.contain('public url: Not checked: the service is stopped');
      expect(code, lines.join('\n')).to.equal(0);
    } finally {
      await sandbox.close();
      await close();
    }
  });

  it('points to the API while the service has it', async () => {
    const directory = await newDirectory();
    const held = await lockDirectory(directory);
    try {
      const config = parseConfig({ LOCKSTEP_DATA_DIR: directory });
      const refusal = await runDoctor(config, { integrationId: null }, () => undefined).catch(
        (error: unknown) => error,
      );

      expect(refusal).to.be.instanceOf(StartRefused);
      expect(String(refusal)).to.contain('Lockstep is running (process ').and.to.contain('/diagnosis');
    } finally {
      await held.release();
    }
  });
});
