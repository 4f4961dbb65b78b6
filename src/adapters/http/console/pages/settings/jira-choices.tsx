import { JIRA_PROJECT, JIRA_RESOLUTION } from '../../../presenters/jira-things.ts';
import { itemsOf } from '../../../presenters/presented.ts';
import { ApiRefused, type Answered, type ApiOfCaller } from '../../in-process-api.ts';
import { Notice } from '../../parts/said.tsx';

/** A thing of Jira's, by its id and the name people know. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What Jira has to choose from; nothing, and why, where it could not be asked. */
export interface FromJira<Value> {
  readonly value: Value;
  readonly problem: string | null;
}

/** What `ask` answers; `otherwise`, with the reason in words, when Jira could not be asked. */
export async function fromJira<Value>(ask: () => Promise<Value>, otherwise: Value): Promise<FromJira<Value>> {
  try {
    return { value: await ask(), problem: null };
  } catch (error) {
    if (!(error instanceof ApiRefused) || error.status === 403 || error.status === 404) throw error;
    return { value: otherwise, problem: error.message };
  }
}

export function resolutionsOf(api: ApiOfCaller, integrationId: string): Promise<FromJira<readonly Named[]>> {
  return fromJira(async () => {
    const { items } = await api.ask(
      itemsOf(JIRA_RESOLUTION),
      `/integrations/${integrationId}/jira/resolutions`,
    );
    return items.map(({ id, name }) => ({ id, name: name ?? id }));
  }, []);
}

export function projectsOf(
  api: ApiOfCaller,
  integrationId: string,
): Promise<FromJira<readonly Answered<typeof JIRA_PROJECT>[]>> {
  return fromJira(
    async () => (await api.ask(itemsOf(JIRA_PROJECT), `/integrations/${integrationId}/jira/projects`)).items,
    [],
  );
}

/** That Jira could not be asked, so that only what was chosen before can be seen. */
export function JiraAway({ problem }: { readonly problem: string | null }) {
  if (problem === null) return null;
  return (
    <Notice tone="attention" title="Jira could not be asked for what there is to choose from.">
      <p>{problem}</p>
    </Notice>
  );
}
