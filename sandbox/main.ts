import { parseCommandLine } from './command-line.ts';
import type { CommandLine } from './command-line.ts';
import { INITIAL_USERS } from './model/users.ts';
import { startSandbox } from './start-sandbox.ts';
import type { Sandbox } from './start-sandbox.ts';
import { furnishSentry, type FurnishedSentry } from './sentry/furnish-sentry.ts';

try {
  await run(parseCommandLine(process.argv.slice(2)));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  const advice = message.includes('EADDRINUSE') ? '; --port and --sentry-port take others' : '';
  process.stderr.write(`sandbox: ${message}${advice}\n`);
  process.exitCode = 1;
}

async function run({ options, sentryPort, quiet, json, untilStdinCloses }: CommandLine): Promise<void> {
  const sandbox = await startSandbox(options);
  const sentry = sentryPort === null ? null : await furnishSentry({ port: sentryPort });
  const stop = () => void Promise.all([sandbox.close(), sentry?.sandbox.close()]).then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  if (untilStdinCloses) process.stdin.resume().once('close', stop).once('end', stop);

  // Whoever reads this may stop the program at once: everything above is in place by now.
  if (json) process.stdout.write(`${JSON.stringify(addressesOf(sandbox, sentry))}\n`);
  else if (!quiet) process.stdout.write(`${[welcome(sandbox), sentry?.welcome ?? []].flat().join('\n')}\n`);
}

function welcome({ url, controlUrl, jira }: Sandbox): string {
  const people = INITIAL_USERS.map(
    ({ name, password, isAdmin }) => `  ${name} / ${password}${isAdmin ? '  (administrator)' : ''}`,
  );
  return [
    `Jira ${jira.version} (a stand-in, everything in memory)`,
    `  pages        ${url}/`,
    `  base URL     ${url}`,
    `  control API  ${controlUrl}`,
    'People (name / password)',
    ...people,
  ].join('\n');
}

function addressesOf({ url, controlUrl }: Sandbox, sentry: FurnishedSentry | null): object {
  const jira = { url, control: controlUrl };
  if (sentry === null) return jira;
  return { ...jira, sentry: { url: sentry.sandbox.url, control: sentry.sandbox.controlUrl } };
}
