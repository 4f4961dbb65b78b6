import { expect } from 'chai';

import { ConsoleVisitor } from '../../../support/console.ts';
import { DONE } from '../../../support/payloads.ts';
import { LinkedIssue } from '../../../support/scenario-linked-issue.ts';
import { portsOf, serving } from '../../../support/test-server.ts';

const STATES_OF_LINKS = 'linking, linked, unreachable, deleted, unlinked';

describe('the filters of the lists in the console', () => {
  const serve = serving();
  let visitor: ConsoleVisitor;

  beforeEach(async () => {
    const linked = await LinkedIssue.open();
    await linked.happen(linked.issue.transition(DONE));
    const { url } = await serve(portsOf(linked.scenario));
    visitor = new ConsoleVisitor(url);
    await visitor.signIn();
  });

  for (const [address, ...told] of [
    ['/deliveries?state=nope', 'State', 'must be one of pending, processed, ignored, dead.'],
    ['/deliveries?since=nope', 'Done with', 'must be one of hour, day, week.'],
    ['/deliveries?integrationId=nope', 'Jira', 'is no id of Lockstep.'],
    ['/deliveries?state=dead&state=ignored', 'State', 'is there more than once.'],
    ['/links?state=nope', 'State', `must be one of ${STATES_OF_LINKS}.`],
    ['/links?condition=nope', 'How it fares', 'must be one of in_lockstep, in_doubt, due, waiting, dead.'],
    ['/links?find=ABC-4&by=nope', 'By', 'must be one of jiraIssueKey, trackerIssueId, jiraProject.'],
    ['/links?installation=nope', 'Of which Installation', 'is no id of Lockstep.'],
    ['/keys?role=nope', 'Role', 'must be one of read, operate, admin.'],
    ['/keys?state=nope', 'State', 'must be one of good, expired, revoked.'],
    ['/audit?since=nope', 'When', 'must be one of hour, day, week.'],
    ['/replays?state=nope', 'What', 'must be one of dead, failed.'],
    ['/replays?since=nope', 'Given up', 'must be one of hour, day, week.'],
    ['/replays?integrationId=nope', 'Jira', 'is no id of Lockstep.'],
  ] as const) {
    it(`are told apart from no filter where one is not understood: ${address}`, async () => {
      const answer = await visitor.open(address);
      const markup = await answer.text();

      expect(answer.status).to.equal(422);
      expect(markup)
        .to.contain('Nothing is shown, for this page’s address was not understood.')
        .and.contain(`<li><strong>${told[0]}</strong> ${told[1]}</li>`);
      expect(markup).to.contain('role="alert"').and.not.contain('<tbody>');
      expect(markup).not.to.contain('Try all of them again').and.not.contain('There is nothing of that kind');
    });
  }

  for (const [address, name, filters] of [
    ['/deliveries?stat=dead', 'stat', 'state, integrationId, since'],
    ['/deliveries?stat=dead&stat=ignored', 'stat', 'state, integrationId, since'],
    ['/deliveries?State=dead&after=', 'State', 'state, integrationId, since'],
    ['/links?installationId=nope', 'installationId', 'find, by, installation, state, condition'],
    ['/links?constructor=x', 'constructor', 'find, by, installation, state, condition'],
    ['/keys?roles=admin', 'roles', 'role, state'],
    ['/audit?thing=x', 'thing', 'actor, operation, thingId, since'],
    ['/replays?jira=x', 'jira', 'integrationId, since, state'],
  ] as const) {
    it(`are told by their names where the address asks by another: ${address}`, async () => {
      const answer = await visitor.open(address);
      const markup = await answer.text();

      expect(answer.status).to.equal(422);
      expect(markup)
        .to.contain('Nothing is shown, for this page’s address was not understood.')
        .and.contain(`<li><strong>“${name}”</strong> is none of the names known here: ${filters}.</li>`);
      expect(markup).to.contain('role="alert"').and.not.contain('<tbody>');
      expect(markup).not.to.contain('Try all of them again').and.not.contain('There is nothing of that kind');
    });
  }

  it('are told of all that are not understood, whoever knows them', async () => {
    const markup = await (await visitor.open('/deliveries?state=nope&since=yesterday')).text();

    expect(markup.match(/<li><strong>/g)).to.have.lengthOf(2);
  });

  it('are all understood as the forms send them, with what is left open', async () => {
    for (const address of [
      '/deliveries?state=&integrationId=&since=',
      '/links?find=&by=jiraIssueKey&state=&condition=',
      '/keys?role=&state=',
      '/audit?actor=&operation=&thingId=&since=week',
      '/replays?integrationId=&since=&state=dead',
      '/deliveries?notice=replayed',
      '/links?notice=unlinked&left-open=',
      '/keys?notice=key_revoked&after=',
    ]) {
      const answer = await visitor.open(address);
      expect(answer.status, address).to.equal(200);
      expect(await answer.text(), address).not.to.contain('was not understood');
    }
  });
});
