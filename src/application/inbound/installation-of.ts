import { InvariantViolated } from '../../domain/domain-error.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { Installation } from '../../domain/installation.ts';
import type { Stores } from '../ports/stores.ts';

/** The Installation that a link is of. @throws {InvariantViolated} when there is none, which the schema rules out. */
export async function installationOf(
  link: ExternalIssueLink,
  { installations }: Pick<Stores, 'installations'>,
): Promise<Installation> {
  const installation = await installations.find(link.toProps().installationId);
  if (installation === null) throw new InvariantViolated(`link ${link.id} has no Installation`);
  return installation;
}
