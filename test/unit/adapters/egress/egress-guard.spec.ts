import type { LookupAddress } from 'node:dns';
import { expect } from 'chai';
import { EgressGuard, EgressRefused } from '../../../../src/adapters/egress/egress-guard.ts';
import { failureOf } from '../../../contract/jira-server-failure.ts';
import { aConnection, running } from '../jira-server/client.ts';

const NEVER = [
  'http://169.254.169.254/',
  'http://2852039166/',
  'http://0xA9FEA9FE/',
  'http://0251.0376.0251.0376/',
  'http://169.254.1/',
  'http://[fe80::1]/',
  'http://[::ffff:169.254.169.254]/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://[::169.254.169.254]/',
  'http://[64:ff9b::a9fe:a9fe]/',
  'http://[2002:a9fe:a9fe::]/',
  'http://[fd00:ec2::254]/',
  'http://100.100.100.200/',
  'http://168.63.129.16/',
];
const PRIVATE = [
  'http://127.0.0.1/',
  'http://127.1:8080/jira',
  'http://2130706433/',
  'http://10.1.2.3/',
  'http://172.16.0.1/',
  'http://192.168.1.1/',
  'http://100.64.0.1/',
  'http://0.0.0.0/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[fd12::1]/',
  'http://[64:ff9b::a00:1]/',
];
const PUBLIC = [
  'https://93.184.215.14/',
  'https://[2606:2800:21f::1]/',
  'https://jira.example.com:8443/jira',
];

describe('the egress guard', () => {
  const { client } = running();
  const lenient = guard(true);
  const strict = guard(false);

  for (const url of NEVER) {
    it(`never lets ${url} through`, () => {
      expect(() => lenient.checkUrl(new URL(url))).to.throw(EgressRefused);
      expect(() => strict.checkUrl(new URL(url))).to.throw(EgressRefused);
    });
  }

  for (const url of PRIVATE) {
    it(`lets ${url} through unless private addresses are switched off`, () => {
      expect(() => lenient.checkUrl(new URL(url))).not.to.throw();
      expect(() => strict.checkUrl(new URL(url))).to.throw(EgressRefused, 'switched off');
    });
  }

  for (const url of PUBLIC) {
    it(`lets ${url} through`, () => {
      expect(() => strict.checkUrl(new URL(url))).not.to.throw();
    });
  }

  for (const url of [
    'ftp://jira.example.com/',
    'file:///etc/passwd',
    'https://ada:pw@jira.example.com/',
    'https://ada@jira/',
  ]) {
    it(`lets nothing like ${url} through`, () => {
      expect(() => lenient.checkUrl(new URL(url)))
        .to.throw(EgressRefused)
        .with.property('message')
        .not.include('pw');
    });
  }

  it('looks at every address a name has, not at the first alone', async () => {
    expect(await lookup(guard(true, '93.184.215.14', '169.254.169.254'))).to.be.an.instanceOf(EgressRefused);
    expect(await lookup(guard(true, '93.184.215.14', '::ffff:169.254.169.254'))).to.be.an.instanceOf(
      EgressRefused,
    );
    expect(await lookup(guard(false, '93.184.215.14', '10.0.0.1'))).to.be.an.instanceOf(EgressRefused);
  });

  it('answers with the addresses that may be called', async () => {
    expect(await lookup(guard(true, '93.184.215.14', '10.0.0.1'))).to.deep.equal([
      { address: '93.184.215.14', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ]);
    expect(await lookup(guard(true, '93.184.215.14', '10.0.0.1'), false)).to.equal('93.184.215.14');
  });

  it('hands on that a name is not known', async () => {
    const failing = new EgressGuard({
      allowPrivateAddresses: true,
      resolve: ((_name: string, _options: unknown, callback: (error: Error) => void) =>
        callback(new Error('no such name'))) as never,
    });

    expect(await lookup(failing))
      .to.be.an.instanceOf(Error)
      .with.property('message', 'no such name');
  });

  it('stands in front of every call, names that lead here included', async () => {
    const strictClient = client({ allowPrivateAddresses: false });
    const urls = ['http://127.0.0.1:1', 'http://localhost:1', 'http://[::1]:1', 'http://169.254.169.254'];

    for (const url of urls) {
      const failure = await failureOf(strictClient.server.accounts.myself(aConnection(url)));
      expect(failure, url).to.include({ code: 'jira_misconfigured', status: null });
      expect(failure.message).to.include(new URL(url).hostname);
    }
  });
});

function guard(allowPrivateAddresses: boolean, ...addresses: readonly string[]): EgressGuard {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  return new EgressGuard({
    allowPrivateAddresses,
    resolve: ((_name: string, _options: unknown, callback: (error: null, all: LookupAddress[]) => void) =>
      callback(null, found)) as never,
  });
}

function lookup(of: EgressGuard, all = true): Promise<unknown> {
  return new Promise((resolve) => {
    of.lookup('jira.example.com', { all }, (error, address) => resolve(error ?? address));
  });
}
