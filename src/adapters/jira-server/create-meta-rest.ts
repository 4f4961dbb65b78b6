import { JiraFailure } from '../../application/ports/jira-failure.ts';
import type { JiraConnection } from '../../application/ports/jira-server.ts';
import { understandCreateField, type CreateField } from '../../domain/creation/create-field.ts';
import { createMetaCallsOf, type CreateMetaCall } from '../../domain/creation/create-meta.ts';
import { understandIssueType, type JiraIssueType } from '../../domain/creation/creation-subjects.ts';
import { isObject, own } from '../../domain/foreign-json.ts';
import { hostOf } from './jira-call.ts';
import type { RestCaller } from './rest-caller.ts';

/** A project of a Jira whose version is believed to be this. */
export interface MetaOf {
  readonly connection: JiraConnection;
  readonly project: string;
  readonly version: string | null;
}

interface Page {
  readonly values: readonly unknown[];
  readonly nextStartAt: number | null;
}

const PAGE_SIZE = 50;
/** A Jira that never says which page is the last is believed for so long. */
const MOST_PAGES = 100;
const TYPES = '/rest/api/2/issue/createmeta/{project}/issuetypes';

/** Jira's createmeta in either generation: which one, goes by the version, and then by what Jira says. */
export class CreateMetaRest {
  readonly #rest: RestCaller;

  constructor(rest: RestCaller) {
    this.#rest = rest;
  }

  issueTypes(of: MetaOf): Promise<readonly JiraIssueType[]> {
    return inTurn(of, async (call) => {
      const values = call === 'paged' ? await this.#pages(of, TYPES, [of.project]) : await this.#whole(of);
      return values.map(understandIssueType).filter((type) => type !== null);
    });
  }

  fields(of: MetaOf, issueTypeId: string): Promise<readonly CreateField[]> {
    return inTurn(of, async (call) => {
      if (call === 'whole') return fieldsByName(await this.#whole(of, issueTypeId), of);
      const values = await this.#pages(of, `${TYPES}/{type}`, [of.project, issueTypeId]);
      return values.map((value) => understandCreateField(value)).filter((field) => field !== null);
    });
  }

  async #pages(of: MetaOf, pattern: string, placeholders: readonly string[]): Promise<readonly unknown[]> {
    const values: unknown[] = [];
    let startAt: number | null = 0;
    for (let page = 0; startAt !== null && page < MOST_PAGES; page += 1) {
      const got: Page = await this.#page(of, { pattern, placeholders, startAt });
      values.push(...got.values);
      startAt = got.nextStartAt;
    }
    return values;
  }

  #page(
    { connection, project }: MetaOf,
    ask: { readonly pattern: string; readonly placeholders: readonly string[]; readonly startAt: number },
  ): Promise<Page> {
    const { pattern, placeholders, startAt } = ask;
    const query = `startAt=${startAt}&maxResults=${PAGE_SIZE}`;
    const purpose = purposeOf(project);
    return this.#rest.call({ connection, method: 'GET', pattern, placeholders, query, purpose }, (value) =>
      understandPage(value, startAt),
    );
  }

  /** The issue types of the project, with their fields: of one of them, when it is given. */
  #whole({ connection, project }: MetaOf, issueTypeId?: string): Promise<readonly unknown[]> {
    const asked = new URLSearchParams({ expand: 'projects.issuetypes.fields' });
    asked.set(/^\d+$/.test(project) ? 'projectIds' : 'projectKeys', project);
    if (issueTypeId !== undefined) asked.set('issuetypeIds', issueTypeId);
    return this.#rest
      .call(
        {
          connection,
          method: 'GET',
          pattern: '/rest/api/2/issue/createmeta',
          query: asked.toString().replaceAll('+', '%20'),
          purpose: purposeOf(project),
        },
        (value) => {
          const projects = own(value, 'projects');
          return Array.isArray(projects) ? { types: typesIn(projects[0]) } : null;
        },
      )
      .then(({ types }) => types ?? refuse({ connection, project }));
  }
}

/** The answer of the first call that this Jira has and takes; the failure of the first, when none does. */
async function inTurn<Answer>(
  { version }: MetaOf,
  ask: (call: CreateMetaCall) => Promise<Answer>,
): Promise<Answer> {
  let first: JiraFailure | null = null;
  for (const call of createMetaCallsOf(version)) {
    try {
      return await ask(call);
    } catch (error) {
      if (!(error instanceof JiraFailure) || !isOfTheCall(error)) throw error;
      first ??= error;
    }
  }
  throw first ?? new JiraFailure('jira_unexpected_answer', 'Jira was not asked.');
}

/** Whether another call may fare better. */
function isOfTheCall({ code }: JiraFailure): boolean {
  return code === 'jira_not_found' || code === 'jira_refused';
}

/** Only `isLast` and `total` tell whether any follow: Jira may give fewer than it was asked for. */
function understandPage(value: unknown, startAt: number): Page | null {
  const [values, total] = [own(value, 'values'), own(value, 'total')];
  if (!Array.isArray(values)) return null;
  const next = startAt + values.length;
  const isLast = own(value, 'isLast') === true || (typeof total === 'number' && next >= total);
  return { values, nextStartAt: isLast || values.length === 0 ? null : next };
}

function typesIn(project: unknown): readonly unknown[] | null {
  const types = own(project, 'issuetypes');
  return Array.isArray(types) ? types : null;
}

function fieldsByName(types: readonly unknown[], of: MetaOf): readonly CreateField[] {
  const fields = own(types[0], 'fields');
  if (!isObject(fields)) return refuse(of);
  return Object.entries(fields)
    .map(([id, value]) => understandCreateField(value, id))
    .filter((field) => field !== null);
}

function purposeOf(project: string): string {
  return `read how an issue of project ${project.slice(0, 80)} is made in`;
}

function refuse({ connection, project }: Pick<MetaOf, 'connection' | 'project'>): never {
  throw new JiraFailure(
    'jira_not_found',
    `Could not ${purposeOf(project)} ${hostOf(connection)}: Jira shows the account no such project or issue type in which ` +
      'it may make issues. Give it the permission Create Issues there.',
    { status: 200 },
  );
}
