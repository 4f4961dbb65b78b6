import { Command } from 'commander';
import { expect } from 'chai';

import { OPERATIONS } from '../../../src/adapters/http/openapi/operations.ts';
import { addApiCommands } from '../../../src/bootstrap/api/add-api-commands.ts';
import { StartRefused } from '../../../src/bootstrap/start-refused.ts';
import { EVERYTHING } from '../../../src/domain/api-key.ts';
import { Secret } from '../../../src/domain/secret.ts';
import { IssueInJira } from '../../support/scenario-issue.ts';
import { Scenario, type Connected } from '../../support/scenario.ts';
import { bearerOf, portsOf, serving } from '../../support/test-server.ts';

/** Runs commands as the command line does, and remembers what they tell. */
class CommandLine {
  readonly #service: { readonly url: string; readonly key: Secret };

  constructor(url: string, key: string) {
    this.#service = { url, key: new Secret(key) };
  }

  async run(...args: readonly string[]): Promise<readonly string[]> {
    const told: string[] = [];
    const program = new Command('lockstep').exitOverride();
    addApiCommands(program, {
      service: () => this.#service,
      tell: (line) => void told.push(line),
      end: async (run) => {
        await run();
      },
    });
    await program.parseAsync([...args], { from: 'user' });
    return told;
  }

  async json(...args: readonly string[]): Promise<Record<string, unknown>> {
    return JSON.parse((await this.run(...args, '--json')).join('\n')) as Record<string, unknown>;
  }

  async refusal(...args: readonly string[]): Promise<string> {
    try {
      await this.run(...args);
    } catch (error) {
      if (error instanceof StartRefused) return error.message;
      throw error;
    }
    throw new Error(`${args.join(' ')} was not refused`);
  }
}

describe('the commands that ask the running service', () => {
  const serve = serving();
  let scenario: Scenario;
  let connected: Connected;
  let commands: CommandLine;

  beforeEach(async () => {
    scenario = new Scenario();
    new IssueInJira(scenario.jira);
    new IssueInJira(scenario.jira, { id: '10301', key: 'ABC-5' });
    connected = await scenario.connect();
    const { url } = await serve(portsOf(scenario));
    const bearer = await bearerOf(scenario, connected.organizationId);
    commands = new CommandLine(url, bearer.replace('Bearer ', ''));
  });

  async function trackerIssue(title: string): Promise<string> {
    const { installationId } = connected;
    const issue = await scenario.useCases.addLocalTrackerIssue.execute({
      ...{ scope: EVERYTHING, installationId, title },
    });
    return issue.id;
  }

  it('are there for every operation of the API', () => {
    const program = new Command();
    const nothing = { service: () => ({ url: '', key: new Secret('') }), tell: () => undefined };
    addApiCommands(program, { ...nothing, end: () => Promise.resolve() });

    const names = program.commands.flatMap((group) =>
      group.commands.map((command) => `${group.name()} ${command.name()}`),
    );
    expect(names).to.have.members(Object.values(OPERATIONS).map(({ name }) => name));
  });

  it('link, show, list and unlink', async () => {
    const issue = await trackerIssue('The cart is empty');

    const link = await commands.json(
      ...['links', 'create', connected.installationId],
      ...['--tracker-issue-id', issue, '--jira-issue', 'ABC-5'],
    );
    const id = String(link['id']);
    await scenario.settle();

    expect(await commands.json('links', 'show', id)).to.include({ id, jiraIssueKey: 'ABC-5' });
    const [head, row] = await commands.run('links', 'list', '--jira-issue-key', 'ABC-5');
    expect(head).to.match(/^id +installationId/);
    expect(row).to.include(id);
    expect(await commands.refusal('links', 'remove', id)).to.include('--yes');
    expect(await commands.json('links', 'show', id)).to.include({ state: 'linked' });
    expect(await commands.json('links', 'remove', id, '--yes')).to.include({ state: 'unlinked' });
  });

  it('take true and false, numbers, JSON and null, and the whole body at once', async () => {
    const { installationId } = connected;

    const settings = await commands.json(
      ...['settings', 'change', installationId, '--input', '{"inboundComments":true,"remoteLinks":true}'],
      ...['--remote-links', 'false', '--ignored-field-ids', '["labels"]', '--comment-visibility', 'null'],
    );

    expect(settings).to.deep.include({
      ...{ inboundComments: true, remoteLinks: false, ignoredFieldIds: ['labels'] },
      commentVisibility: null,
    });
  });

  it('say what a value is to be that is none', async () => {
    const { installationId } = connected;
    const change = ['settings', 'change', installationId];

    expect(await commands.refusal(...change, '--remote-links', 'perhaps')).to.include('true or false');
    expect(await commands.refusal(...change, '--ignored-field-ids', 'labels')).to.include('JSON');
    expect(await commands.refusal(...change, '--input', '[1]')).to.include('JSON object');
  });

  it('tell a refusal in the words of the service, with its fields', async () => {
    const told = await commands.refusal('links', 'create', connected.installationId, '--jira-issue', 'ABC-5');

    expect(told.split('\n')).to.deep.equal([
      'Not as it should be: trackerIssueId.',
      '  trackerIssueId: is required',
    ]);
  });

  it('say that a key is not known, and nothing of the key', async () => {
    const { url } = await serve(portsOf(scenario));
    const told = await new CommandLine(url, 'lk_made_up').refusal('links', 'list');

    expect(told).to.include('LOCKSTEP_API_KEY').and.not.include('lk_made_up');
  });

  it('say where no Lockstep answers', async () => {
    const server = await serve(portsOf(scenario));
    await server.close({ graceMs: 0 });

    const told = await new CommandLine(server.url, 'lk_any').refusal('links', 'list');

    expect(told).to.include(server.url).and.include('LOCKSTEP_API_URL');
  });

  it('tell no list of nothing', async () => {
    expect(await commands.run('links', 'list')).to.deep.equal(['There are none.']);
  });
});
