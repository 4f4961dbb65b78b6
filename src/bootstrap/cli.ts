#!/usr/bin/env node
import { extname, join } from 'node:path';
import { Command } from 'commander';
import type { Config } from './config.ts';
import { ConfigError } from './config-error.ts';
import { parseConfig } from './config.ts';
import type { CreateKeyOptions } from './keys-command.ts';
import type { ImportOptions } from './import-command.ts';
import type { ReconcileOptions } from './reconcile-command.ts';
import type { ReplayOptions } from './replay-command.ts';
import { StartRefused } from './start-refused.ts';
import { version } from './version.ts';

/** A clone has the sandbox beside its sources, the package beside what was built of them. */
const SANDBOX =
  extname(import.meta.filename) === '.ts'
    ? join(import.meta.dirname, '..', '..', 'sandbox', 'main.ts')
    : join(import.meta.dirname, '..', 'sandbox', 'main.js');
const stdout = (line: string) => void process.stdout.write(`${line}\n`);
const stderr = (line: string) => void process.stderr.write(`${line}\n`);

const program = new Command('lockstep')
  .description("Keeps Jira Server / Data Center issues and an error tracker's issues in lockstep.")
  .version(version())
  .showHelpAfterError();

program
  .command('serve')
  .description('run the service')
  .action(() =>
    end(async (config) =>
      (await import('./serve-command.ts')).serve(config, { isTerminal: process.stdout.isTTY, tell: stdout }),
    ),
  );

program
  .command('migrate')
  .description('bring the database schema up to date, and end')
  .action(() => end(async (config) => (await import('./migrate-command.ts')).runMigrate(config, stdout)));

program
  .command('doctor')
  .description('say what is wrong with each connected Jira, and what to do')
  .option('--integration <id>', 'of this Integration alone')
  .action(({ integration }: { readonly integration?: string }) =>
    end(async (config) =>
      (await import('./doctor-command.ts')).runDoctor(config, { integrationId: integration ?? null }, stdout),
    ),
  );

program
  .command('replay')
  .description('try anew what was given up')
  .option('--effect <id>', 'one Effect that is dead or failed')
  .option('--delivery <id>', 'one Delivery, as if it came now')
  .option('--dead', 'everything that is dead')
  .option('--integration <id>', 'with --dead: of this Integration alone')
  .option('--kind <kind>', 'with --dead: Effects of this kind alone')
  .option('--since <moment>', 'with --dead: what was given up at this day or moment, or later')
  .option('--dry-run', 'with --dead: only say how many there are')
  .action((options: ReplayOptions) =>
    end(async (config) => (await import('./replay-command.ts')).runReplay(config, options, stdout)),
  );

program
  .command('reconcile')
  .description('compare linked issues with Jira, and apply what was missed')
  .option('--integration <id>', 'of this Integration alone')
  .option('--project <key>', 'those of this Jira project alone')
  .option('--link <id>', 'that of this link alone')
  .action((options: ReconcileOptions) =>
    end(async (config) =>
      (await import('./reconcile-command.ts')).runReconcile(config, options, {
        tell: process.stdout.isTTY ? (line) => stdout(`\r${line}\u001b[K`) : stdout,
        redraw: process.stdout.isTTY ? (line) => void process.stdout.write(`\r${line}\u001b[K`) : null,
      }),
    ),
  );

program
  .command('import')
  .description('link the issues of a file of comma-separated values')
  .argument('<file>', 'with the columns "tracker issue" and "jira issue"')
  .requiredOption('--installation <id>', 'whose issues they are')
  .option('--apply', 'link them; without it, only say what would be done')
  .action((file: string, options: ImportOptions) =>
    end(async (config) => (await import('./import-command.ts')).runImport(config, file, options, stdout)),
  );

const keys = program.command('keys').description('API keys, and the keys that secrets are sealed with');
keys
  .command('create')
  .description('make an API key, and show it once')
  .argument('<name>', 'what it is for')
  .option('--organization <id>', 'for this Organization alone; without it, for everything')
  .option('--role <role>', 'what it is good for: read, operate or admin; admin without it')
  .option('--expires <moment>', 'the day or moment from which on it is good for nothing; never without it')
  .action((name: string, options: CreateKeyOptions) =>
    end(async (config) =>
      (await import('./keys-command.ts')).createKey(config, { ...options, name }, stdout),
    ),
  );

keys
  .command('list')
  .description('tell every API key, but for the key itself')
  .action(() => end(async (config) => (await import('./keys-command.ts')).listKeys(config, stdout)));

keys
  .command('revoke')
  .description('have an API key let nobody in any more')
  .argument('<id>', 'which, as "lockstep keys list" tells it')
  .action((id: string) =>
    end(async (config) => (await import('./keys-command.ts')).revokeKey(config, id, stdout)),
  );

keys
  .command('rotate')
  .description('seal every secret with the first encryption key, so that the others can be removed')
  .action(() => end(async (config) => (await import('./rotate-keys-command.ts')).rotateKeys(config, stdout)));

program
  .command('parse')
  .description('say what Lockstep makes of recorded webhook bodies')
  .argument('<path...>', 'JSON files, or folders of them')
  .option('--json', 'one JSON line a file', false)
  .action((paths: readonly string[], { json }: { readonly json: boolean }) =>
    endWith(
      import('./parse-command.ts').then(({ runParse }) => runParse(paths, { json }, { stdout, stderr })),
    ),
  );

program
  .command('demo')
  .description('tell the whole story, with a sandbox Jira')
  .option('--exit', 'end after the story', false)
  .action(({ exit }: { readonly exit: boolean }) =>
    endWith(
      import('./demo/demo-command.ts').then(({ runDemo }) =>
        runDemo({
          cli: import.meta.filename,
          sandbox: SANDBOX,
          exits: exit,
          tell: stdout,
        }),
      ),
    ),
  );

const asked = process.argv.slice(2);
// Each command loads what it needs only, and those of the API are made when none of the others is meant.
if (!program.commands.some((command) => command.name() === asked[0])) await addCommandsOfTheApi();
await program.parseAsync(isKnown(program, asked) ? asked : withoutHelp(asked), { from: 'user' });

async function addCommandsOfTheApi(): Promise<void> {
  const { addApiCommands } = await import('./api/add-api-commands.ts');
  const { serviceOf } = await import('./api/service-of.ts');
  addApiCommands(program, {
    service: () => serviceOf(process.env),
    tell: stdout,
    end: (run) => endWith(Promise.resolve().then(run)),
  });
}

/** Whether every command that is named is there. */
function isKnown(command: Command, args: readonly string[]): boolean {
  const at = args.findIndex((arg) => !arg.startsWith('-'));
  if (at === -1 || command.commands.length === 0) return true;
  const rest = args.slice(at + 1);
  if (args[at] === 'help') return isKnown(command, rest);
  const named = command.commands.find((known) => known.name() === args[at]);
  return named !== undefined && isKnown(named, rest);
}

/** Help that is asked for would be given in place of saying that there is no such command. */
function withoutHelp(args: readonly string[]): string[] {
  return args.filter((arg) => !['-h', '--help', 'help'].includes(arg));
}

async function end(run: (config: Config) => Promise<number>): Promise<void> {
  await endWith(Promise.resolve().then(() => run(parseConfig(process.env))));
}

/** What a person can mend is told in plain words; anything else shows its stack. */
async function endWith(running: Promise<number>): Promise<void> {
  try {
    process.exitCode = await running;
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof StartRefused)) throw error;
    stderr(error.message);
    process.exitCode = 1;
  }
}
