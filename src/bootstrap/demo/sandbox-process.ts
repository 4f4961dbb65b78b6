import { ChildProgram } from './child-program.ts';
import { JsonClient, UnexpectedAnswer } from './json-client.ts';

export interface SandboxIssue {
  readonly id: string;
  readonly key: string;
  readonly summary: string;
  readonly status: { readonly name: string };
  /** Login name. */
  readonly assignee: string | null;
  readonly comments: readonly { readonly author: string; readonly body: string }[];
}

export interface SandboxProject {
  readonly id: string;
  readonly key: string;
}

/** The one that the demo plays in. */
const PROJECT = 'ABC';

interface SandboxDelivery {
  readonly at: number | string;
  readonly event: string;
  readonly issueKey: string | null;
  readonly outcome: { readonly state: string; readonly status?: number };
}

/** The sandbox Jira as a process of its own, with the hands of the people who use it. */
export class SandboxProcess {
  readonly url: string;
  readonly #program: ChildProgram;
  readonly #control: JsonClient;

  private constructor(program: ChildProgram, url: string, control: string) {
    this.#program = program;
    this.url = url;
    this.#control = new JsonClient(control);
  }

  /** @throws {UnexpectedAnswer} when the sandbox ends instead of starting. */
  static async start(file: string): Promise<SandboxProcess> {
    let heard: (line: string) => void = () => undefined;
    const firstLine = new Promise<string>((resolve) => (heard = resolve));
    const program = ChildProgram.start(file, ['--port', '0', '--json', '--until-stdin-closes'], {
      env: {},
      // Its warnings come the same way.
      onLine: (line) => {
        if (line.startsWith('{')) heard(line);
      },
    });
    const ended = program.ended().then(() => {
      throw new UnexpectedAnswer('the sandbox Jira ended instead of starting');
    });
    const { url, control } = JSON.parse(await Promise.race([firstLine, ended])) as {
      readonly url: string;
      readonly control: string;
    };
    ended.catch(() => undefined);
    return new SandboxProcess(program, url, control);
  }

  /** What a Jira admin does with the three values. */
  async pasteApplicationLink(values: {
    readonly consumerKey: string;
    readonly publicKey: string;
    readonly callbackUrl: string;
  }): Promise<void> {
    await this.#control.post('/application-links', { name: 'Lockstep', ...values });
  }

  /** What a Jira admin does in the browser at the authorize address: allow, and follow Jira's redirect. */
  async allow(authorizeUrl: string): Promise<Response> {
    const requestToken = new URL(authorizeUrl).searchParams.get('oauth_token');
    const { redirectUrl } = await this.#control.post<{ readonly redirectUrl: string | null }>('/authorize', {
      requestToken,
      user: 'admin',
    });
    if (redirectUrl === null) throw new UnexpectedAnswer('Jira led the browser nowhere');
    return fetch(redirectUrl);
  }

  webhooks(): Promise<readonly { readonly name: string; readonly events: readonly string[] }[]> {
    return this.#control.get('/webhooks');
  }

  createIssue(summary: string): Promise<SandboxIssue> {
    return this.#control.post('/issues', { project: PROJECT, summary });
  }

  issue(key: string): Promise<SandboxIssue> {
    return this.#control.get(`/issues/${key}`);
  }

  issues(): Promise<readonly SandboxIssue[]> {
    return this.#control.get('/issues');
  }

  async project(): Promise<SandboxProject> {
    const projects = await this.#control.get<readonly SandboxProject[]>('/projects');
    const project = projects.find(({ key }) => key === PROJECT);
    if (project === undefined) throw new UnexpectedAnswer(`the sandbox has no project ${PROJECT}`);
    return project;
  }

  moveTo(key: string, status: string): Promise<SandboxIssue> {
    return this.#control.post(`/issues/${key}/transition`, { to: status, by: 'dev1' });
  }

  /** When Jira sent its last event of this issue. */
  async lastEventSentAt(key: string): Promise<Date> {
    const deliveries = await this.#control.get<readonly SandboxDelivery[]>('/deliveries?settled=true');
    const last = deliveries.filter(({ issueKey }) => issueKey === key).at(-1);
    if (last === undefined) throw new UnexpectedAnswer(`Jira sent no event of ${key}`);
    return new Date(last.at);
  }

  async stop(): Promise<void> {
    await this.#program.stop();
  }
}
