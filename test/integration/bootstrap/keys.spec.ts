import { userInfo } from 'node:os';

import { expect } from 'chai';

import { parseConfig, type Config } from '../../../src/bootstrap/config.ts';
import { createKey, listKeys, revokeKey } from '../../../src/bootstrap/keys-command.ts';
import { EVERYTHING } from '../../../src/domain/api-key.ts';
import { StartRefused } from '../../../src/bootstrap/start-refused.ts';
import { withStorage } from '../../../src/bootstrap/with-storage.ts';
import { errorOf } from '../../contract/unit-of-work.contract.ts';
import { onPostgres, type NamedDatabase } from '../../support/e2e-database.ts';

const ANY = { apiKeyId: null, actorName: null, operation: null, thingId: null, since: null };

describe('lockstep keys', () => {
  let database: NamedDatabase;
  let config: Config;

  beforeEach(async () => {
    database = await onPostgres();
    config = parseConfig(database.settings);
  });

  afterEach(() => database.close());

  async function told(run: (tell: (line: string) => void) => Promise<number>): Promise<readonly string[]> {
    const lines: string[] = [];
    expect(await run((line) => lines.push(line))).to.equal(0);
    return lines;
  }

  it('makes keys, tells what each is good for, and revokes one', async () => {
    const [first] = await told((tell) => createKey(config, { name: 'first' }, tell));
    const [second] = await told((tell) =>
      createKey(config, { name: 'CI', role: 'read', expires: '9999-01-01' }, tell),
    );
    const listed = await told((tell) => listKeys(config, tell));

    expect(listed[0]).to.match(/"first": admin for everything, good, never used$/);
    expect(listed[1]).to.match(/"CI": read for everything, good, ends 9999-01-01T00:00:00.000Z, never used$/);
    expect(listed.join()).to.contain(first?.slice(0, 9)).and.not.contain(first).and.not.contain(second);

    const [id = ''] = listed[0]?.split(' ') ?? [];
    expect(await told((tell) => revokeKey(config, id, tell))).to.deep.equal([
      '"first" lets nobody in any more.',
    ]);
    expect((await told((tell) => listKeys(config, tell)))[0]).to.match(/revoked/);
  });

  it('notes who made and revoked them', async () => {
    const [key] = await told((tell) => createKey(config, { name: 'CI' }, tell));
    const [line = ''] = await told((tell) => listKeys(config, tell));
    const [id = ''] = line.split(' ');
    await told((tell) => revokeKey(config, id, tell));

    const entries = await withStorage(config, { schema: 'check', instead: null }, ({ storage }) =>
      storage.accessReads.auditEntries(EVERYTHING, ANY, { limit: 9, after: null }),
    );
    expect(
      entries.map(({ operation, outcome, thingId, actor }) => [operation, outcome, thingId, actor.kind]),
    ).to.deep.equal([
      ['api-keys revoke', 'done', id, 'cli'],
      ['api-keys create', 'done', id, 'cli'],
    ]);
    expect(entries[0]?.actor.name).to.equal(userInfo().username);
    expect(JSON.stringify(entries)).not.to.contain(key);
  });

  it('refuses a role that is none, an end that is over, and to revoke what is not there', async () => {
    const silent = () => undefined;
    for (const [refused, why] of [
      [
        () => createKey(config, { name: 'x', role: 'root' }, silent),
        /--role must be one of read, operate, admin/,
      ],
      [
        () => createKey(config, { name: 'x', expires: 'soon' }, silent),
        /--expires must be a day or a moment/,
      ],
      [
        () => createKey(config, { name: 'x', expires: '2001-01-01' }, silent),
        /expiresAt must be in the future/,
      ],
      [() => revokeKey(config, 'nobody', silent), /no such API key/],
    ] as const) {
      expect(await errorOf(refused()))
        .to.be.instanceOf(StartRefused)
        .with.property('message')
        .matches(why);
    }
  });
});
