import type { IntegrationId } from '../../domain/ids.ts';
import { isSamePerson, type JiraIdentity } from '../../domain/jira-user.ts';
import type { Stores } from '../ports/stores.ts';

/** Whether this is the account by which Lockstep itself acts in that Jira; never when nobody is told. */
export async function isOurAccount(
  id: IntegrationId,
  by: JiraIdentity | undefined,
  { integrations }: Pick<Stores, 'integrations'>,
): Promise<boolean> {
  if (by === undefined) return false;
  const account = (await integrations.find(id))?.toProps().account ?? null;
  return account !== null && isSamePerson(by, account);
}
