import { Option, type Command } from 'commander';
import { OPERATIONS } from '../../adapters/http/openapi/operations.ts';
import { StartRefused } from '../start-refused.ts';
import { apiCommands, type ApiCommand, type ApiOption } from './api-command.ts';
import { requestOf, type Typed } from './api-request.ts';
import { askService, type Service } from './ask-service.ts';
import { FILES } from './text-source.ts';
import { toldAnswer } from './told-answer.ts';

/** What the commands need of the program that they are added to. */
export interface ApiCommandPorts {
  readonly service: () => Service;
  readonly tell: (line: string) => void;
  /** Runs what a command does, and tells what is refused. */
  readonly end: (run: () => Promise<number>) => Promise<void>;
}

type Options = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

const GROUP = 'Of the running service (LOCKSTEP_API_URL, LOCKSTEP_API_KEY):';

/** Gives `program` a command for every operation of the admin API, in groups by the things they are about. */
export function addApiCommands(program: Command, ports: ApiCommandPorts): void {
  const groups = new Map<string, Command>();
  for (const command of apiCommands(OPERATIONS)) {
    const group = groups.get(command.group) ?? program.command(command.group).helpGroup(GROUP);
    groups.set(command.group, group);
    addCommand(group, command, ports);
  }
  for (const group of groups.values())
    group.description(group.commands.map((command) => command.name()).join(', '));
}

function addCommand(group: Command, api: ApiCommand, ports: ApiCommandPorts): void {
  const command = group.command(api.verb).description(api.operation.summary);
  for (const { label } of api.places) command.argument(`<${label}>`);
  if (api.body === 'file')
    command.argument('<file>', `what is sent, as ${api.mediaType}; - is standard input`);
  for (const option of api.options) command.addOption(optionOf(option));
  if (api.takesMore) command.option('--field <name=value...>', 'more of what is asked, by name');
  if (api.body === 'json') command.option('--input <json>', 'the whole of it; options count more');
  if (isDeletion(api)) command.option('--yes', 'do it', false);
  command.option('--json', 'tell the answer as JSON', false);
  command.addHelpText(
    'after',
    '\nA text that begins with @ stands for what is in that file; @- for standard input.',
  );
  command.action(async (...given: readonly unknown[]) => {
    const options = command.opts<Options>();
    await ports.end(() => run(api, typedIn(api, given, options), { ...ports, options }));
  });
}

function optionOf({ flag, kind, choices, isRequired, isNullable }: ApiOption): Option {
  const shown = kind === 'flag' ? 'true|false' : kind;
  const meaning = [
    ...(choices.length === 0 ? [] : [choices.join(', ')]),
    ...(isRequired ? ['required'] : []),
    ...(isNullable ? ['null for none'] : []),
  ].join('; ');
  return new Option(`--${flag} <${shown}>`, meaning);
}

function isDeletion({ method }: ApiCommand): boolean {
  return method === 'DELETE';
}

function typedIn(api: ApiCommand, given: readonly unknown[], options: Options): Typed {
  const texts = given.filter((value) => typeof value === 'string');
  const { input, field } = options;
  return {
    places: texts.slice(0, api.places.length),
    options: Object.fromEntries(
      api.options.flatMap(({ flag }) => {
        const value = options[camelOf(flag)];
        return typeof value === 'string' ? [[flag, value]] : [];
      }),
    ),
    more: Array.isArray(field) ? field.map(String) : [],
    input: typeof input === 'string' ? input : null,
    file: api.body === 'file' ? (texts[api.places.length] ?? null) : null,
  };
}

/** As the parser of options calls it. */
function camelOf(flag: string): string {
  return flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

async function run(
  api: ApiCommand,
  typed: Typed,
  { service, tell, options }: ApiCommandPorts & { readonly options: Options },
): Promise<number> {
  if (isDeletion(api) && options['yes'] !== true)
    throw new StartRefused(`${api.operation.summary} Say --yes to have it done.`);
  const answer = await askService(service(), await requestOf(api, typed, FILES));
  if (options['json'] === true) tell(JSON.stringify(answer, null, 2));
  else for (const line of toldAnswer(answer)) tell(line);
  return 0;
}
