import type { OrganizationId } from '../../domain/ids.ts';
import type { Tables } from './tables.ts';

/** Takes out everything that is of the Organization. What is of an Integration, and the audit trail, is not. */
export function eraseOrganization(tables: Tables, id: OrganizationId): void {
  const isOwn = ({ organizationId }: { readonly organizationId: OrganizationId | null }) =>
    organizationId === id;
  const installations = idsOf(tables.installations, (one) => isOwn(one.toProps()));
  const isOfInstallation = ({ installationId }: { readonly installationId: string }) =>
    installations.has(installationId);
  const links = idsOf(tables.links, (link) => isOfInstallation(link.toProps()));
  const effects = idsOf(tables.effects, (effect) => links.has(effect.toProps().linkId));
  const issues = idsOf(tables.trackerIssues, isOfInstallation);
  const comments = idsOf(
    tables.trackerComments,
    (comment) => comment !== null && issues.has(comment.issueId),
  );
  const keys = [...tables.apiKeys.values()].filter((key) => isOwn(key.scope));
  const [keyIds, fingerprints] = [keys.map((key): string => key.id), keys.map((key) => key.fingerprint)];

  remove(tables.decisions, ({ linkId }) => links.has(linkId));
  removeNamed(tables.syncedComments, links);
  remove(tables.outboundComments, (comment) => links.has(comment.toProps().linkId));
  for (const named of [tables.trackerAnswers, tables.trackerCommentAnswers]) removeNamed(named, effects);
  remove(tables.creations, (creation) => isOfInstallation(creation.toProps()));
  remove(tables.effects, (_, name) => effects.has(name));
  remove(tables.reconciliations, (run) => {
    const { range, ...props } = run.toProps();
    return isOwn(props) || (range.kind === 'link' && links.has(range.linkId));
  });
  remove(tables.links, (_, name) => links.has(name));
  remove(tables.trackerWrites, isOfInstallation);
  for (const named of [tables.trackerEvents, tables.creationDefaults, tables.creationReporters]) {
    removeNamed(named, installations);
  }
  removeNamed(tables.trackerSecrets, installations);
  remove(tables.creationRules, (rule) => isOfInstallation(rule.toProps()));
  remove(tables.trackerComments, (_, name) => comments.has(name));
  remove(tables.trackerIssues, (_, name) => issues.has(name));
  remove(tables.trackerUsers, isOwn);
  remove(tables.sessions, ({ keyFingerprint }) => fingerprints.includes(keyFingerprint));
  remove(tables.requests, ({ caller }) => keyIds.includes(caller));
  remove(tables.apiKeys, (key) => isOwn(key.scope));
  remove(tables.installations, (_, name) => installations.has(name));
  tables.organizations.delete(id);
}

function idsOf<Thing>(things: ReadonlyMap<string, Thing>, isWanted: (thing: Thing) => boolean) {
  return new Set<string>([...things].filter(([, thing]) => isWanted(thing)).map(([name]) => name));
}

function remove<Name extends string, Thing>(
  things: Map<Name, Thing>,
  isTaken: (thing: Thing, name: string) => boolean,
): void {
  for (const [name, thing] of things) if (isTaken(thing, name)) things.delete(name);
}

/** Those whose name begins with one of the ids, before the slash. */
function removeNamed<Name extends string>(things: Map<Name, unknown>, ids: ReadonlySet<string>): void {
  for (const name of things.keys()) if (ids.has(name.split('/', 1)[0] ?? '')) things.delete(name);
}
