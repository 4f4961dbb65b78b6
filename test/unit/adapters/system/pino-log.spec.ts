import { execFile, spawn } from 'node:child_process';
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

import { expect } from 'chai';

import { PinoLog, type LogLevel } from '../../../../src/adapters/system/pino-log.ts';
import { InvalidValue } from '../../../../src/domain/domain-error.ts';
import { own, ownPath } from '../../../../src/domain/foreign-json.ts';
import { Secret } from '../../../../src/domain/secret.ts';

const PINO_LOG = '../../../../src/adapters/system/pino-log.ts';
const EVALUATING = ['--import', 'tsx', '--input-type=module', '--eval'];
const TOKEN = aJwt();

describe('a log line', () => {
  it('is one JSON object with level, time, event and fields', () => {
    const { log, lines } = aLog();

    log.info('webhook_request', { status: 202, route: '/issue-updated/:token' });

    const [line] = lines();
    expect(line).to.include({
      level: 'info',
      event: 'webhook_request',
      status: 202,
      route: '/issue-updated/:token',
    });
    expect(Number.isNaN(Date.parse(String(own(line, 'time'))))).to.equal(false);
  });

  it('stays one line, whatever somebody writes into what it tells', () => {
    const { log, lines } = aLog();

    log.warn('jira_refused', { words: 'no\n{"level":"error","event":"made_up"}\r\u2028\u001b[2J' });

    expect(lines()).to.have.lengthOf(1);
    expect(lines()[0]).to.include({ event: 'jira_refused' });
  });

  it('is left out below the level', () => {
    const { log, lines } = aLog('warn');

    log.debug('a');
    log.info('b');
    log.warn('c');
    log.error('d');

    expect(lines().map((line) => own(line, 'event'))).to.deep.equal(['c', 'd']);
  });

  it('is on standard output soon, though nothing comes after it', async () => {
    const program = `
      const { PinoLog } = await import(${JSON.stringify(new URL(PINO_LOG, import.meta.url).href)});
      const log = new PinoLog({ level: 'info' });
      for (const event of ['a', 'b']) log.error(event);
      setTimeout(() => process.kill(process.pid, 'SIGKILL'), 10_000);
    `;
    const child = spawn(process.execPath, [...EVALUATING, program], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const events: unknown[] = [];
      for await (const line of createInterface({ input: child.stdout })) {
        events.push(own(JSON.parse(line), 'event'));
        if (events.length === 2) break;
      }
      expect(events).to.deep.equal(['a', 'b']);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('is on standard output by the time the process has ended, whatever came before it', async () => {
    const program = `
      const { PinoLog } = await import(${JSON.stringify(new URL(PINO_LOG, import.meta.url).href)});
      const log = new PinoLog({ level: 'info' });
      for (const event of ['a', 'b', 'c']) log.info(event);
      log.error('d');
      log.info('e');
    `;
    const { stdout } = await promisify(execFile)(process.execPath, [...EVALUATING, program]);

    const events = stdout
      .trim()
      .split('\n')
      .map((line) => own(JSON.parse(line), 'event'));
    expect(events).to.deep.equal(['a', 'b', 'c', 'd', 'e']);
  });

  it('keeps its own keys when a field has the name of one', () => {
    const { log, lines, text } = aLog();

    log.info('moved', { event: 'jira:issue_updated', level: 'none', time: 'noon' });

    expect(lines()[0]).to.include({
      level: 'info',
      event: 'moved',
      event_: 'jira:issue_updated',
      time_: 'noon',
    });
    expect(text().match(/"event":/g)).to.have.lengthOf(1);
  });

  it('tells an error with its code, message, stack and causes', () => {
    const { log, lines } = aLog();

    log.warn('failed', { error: new Error('outer', { cause: new InvalidValue('privateKey', 'is no PEM') }) });

    const error = own(lines()[0], 'error');
    expect(error).to.include({ name: 'Error', message: 'outer' });
    expect(String(own(error, 'stack'))).to.include('pino-log.spec');
    expect(own(error, 'cause')).to.include({ code: 'invalid_value', message: 'is no PEM' });
  });

  it('outlives fields that no JSON can hold', () => {
    const { log, lines } = aLog();
    const circle: Record<string, unknown> = { big: 10n, symbol: Symbol('s'), bytes: Buffer.from('abc') };
    circle['self'] = circle;
    const trap = {
      get thrown(): string {
        throw new Error('no');
      },
    };

    log.info('odd', { circle, trap, nothing: undefined, never: new Date(NaN) });
    log.info('trapped', trap);

    expect(lines().map((line) => own(line, 'event'))).to.deep.equal(['odd', 'trapped']);
    expect(own(lines()[0], 'circle')).to.include({ big: '10', symbol: '[symbol]', bytes: '[3 bytes]' });
  });
});

describe('a secret in a log line', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const encrypted = privateKey
    .export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'p' })
    .toString();
  const url = `https://lockstep.example.com/extensions/jira-server/issue-updated/${TOKEN}`;
  const nested = { a: [{ b: { message: `POST ${url} failed` } }] };

  const hidden: readonly (readonly [string, Record<string, unknown>, string])[] = [
    [
      'a Secret',
      { value: new Secret('hunter2hunter2'), list: [new Secret('hunter2hunter2')] },
      'hunter2hunter2',
    ],
    ['a token as a field', { value: TOKEN }, TOKEN],
    ['a token in a URL', { url }, TOKEN],
    ['a token in a URL that is encoded', { url: encodeURIComponent(url) }, TOKEN],
    ['a token deep in a field', nested, TOKEN],
    ['a token as a key', { [TOKEN]: 1 }, TOKEN],
    ['a token that is cut off', { value: TOKEN.slice(0, -20) }, TOKEN.split('.')[1] ?? ''],
    ['a token behind a long text', { value: 'x'.repeat(8150) + TOKEN }, TOKEN.slice(0, 30)],
    ['a token in an error', { error: new Error(`cannot post to ${url}`) }, TOKEN],
    ['a token in a cause', { error: new Error('x', { cause: new Error(TOKEN) }) }, TOKEN],
    ['a token in one of several errors', { error: new AggregateError([new Error(TOKEN)]) }, TOKEN],
    ['a private key', { value: `key: ${pem}` }, pem.slice(100, 140)],
    ['an encrypted private key', { value: encrypted }, encrypted.slice(120, 160)],
    ['a field called privateKey', { privateKey: 'hunter2hunter2' }, 'hunter2hunter2'],
    ['a field called access_token', { access_token: 'hunter2hunter2' }, 'hunter2hunter2'],
    ['a header', { headers: { Authorization: 'OAuth hunter2hunter2' } }, 'hunter2hunter2'],
    ['a list of secrets', { webhookSecrets: ['hunter2hunter2'] }, 'hunter2hunter2'],
    ['a password in an address', { at: 'postgres://user:hunter2hunter2@db:5432/x' }, 'hunter2hunter2'],
    ['a bearer key in a text', { text: 'Authorization: Bearer hunter2hunter2' }, 'hunter2hunter2'],
    ['an OAuth token in a text', { text: 'oauth_token=hunter2hunter2&x=1' }, 'hunter2hunter2'],
  ];
  for (const [what, fields, secret] of hidden) {
    it(`is not shown: ${what}`, () => {
      const { log, text } = aLog();

      log.info('said', fields);

      expect(text()).to.not.include(secret);
      expect(text()).to.include('[secret]');
    });
  }

  it('does not hide what is none', () => {
    const { log, lines } = aLog();
    const fields = { hasToken: true, tokens: 3, secretId: null, state: 'needs_reauthorization', key: 'eyJ' };

    log.info('said', { fields });

    expect(ownPath(lines()[0], 'fields')).to.deep.equal(fields);
  });
});

function aLog(level: LogLevel = 'debug'): { log: PinoLog; text: () => string; lines: () => unknown[] } {
  const written: string[] = [];
  const log = new PinoLog({ level, destination: { write: (line) => void written.push(line) } });
  return { log, text: () => written.join(''), lines: () => written.map((line): unknown => JSON.parse(line)) };
}

function aJwt(): string {
  const content = [
    { alg: 'HS256', typ: 'JWT' },
    { id: 'integration', jti: 'secret' },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${content}.${createHmac('sha256', 'key').update(content).digest('base64url')}`;
}
