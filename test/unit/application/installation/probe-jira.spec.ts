import { expect } from 'chai';

import { InMemoryJiraServer } from '../../../../src/adapters/memory/in-memory-jira-server.ts';
import { ProbeJira } from '../../../../src/application/installation/probe-jira.ts';
import { JiraFailure } from '../../../../src/application/ports/jira-failure.ts';
import { expectRefusal } from '../../../support/scenario-refusals.ts';

const TLS = { isVerified: true, caCertificate: null };

describe('ProbeJira', () => {
  const probing = (jira = new InMemoryJiraServer()) => new ProbeJira({ jira });

  it('tells which Jira answers at an address, and the address as it will be kept', async () => {
    const probe = await probing().execute({ baseUrl: ' https://JIRA.example.com/ ', tls: TLS });

    expect(probe.baseUrl).to.equal('https://jira.example.com');
    expect(probe.serverInfo).to.include({ version: '9.12.0' });
    expect(probe.findings.map(({ check, verdict }) => [check, verdict])).to.deep.equal([
      ['jira', 'ok'],
      ['base_url', 'ok'],
      ['clock', 'ok'],
    ]);
  });

  it('warns of a Jira that says it lives elsewhere, and of clocks that do not agree', async () => {
    const jira = new InMemoryJiraServer({ baseUrl: 'http://jira:8080' });
    jira.runAhead(400);

    const { findings } = await probing(jira).execute({ baseUrl: 'https://jira.example.com', tls: TLS });

    expect(findings.map(({ verdict }) => verdict)).to.deep.equal(['ok', 'warning', 'warning']);
    expect(findings[1]?.message).to.contain('http://jira:8080');
  });

  it('tells what is wrong where no Jira can be read, and what to do', async () => {
    const jira = new InMemoryJiraServer();
    jira.failOn('serverInfo.read', new JiraFailure('jira_misconfigured', 'Its certificate has expired.'));

    const { serverInfo, findings } = await probing(jira).execute({
      baseUrl: 'https://jira.example.com',
      tls: TLS,
    });

    expect(serverInfo).to.equal(null);
    expect(findings).to.have.lengthOf(1);
    expect(findings[0]).to.include({ verdict: 'problem', message: 'Its certificate has expired.' });
    expect(findings[0]?.advice).to.contain('certificate');
  });

  it('asks nobody at what is no address', async () => {
    const jira = new InMemoryJiraServer();

    const probed = probing(jira).execute({ baseUrl: 'jira.example.com', tls: TLS });

    await expectRefusal(probed, 'invalid_value', { field: 'baseUrl' });
    expect(jira.calls).to.deep.equal([]);
  });
});
