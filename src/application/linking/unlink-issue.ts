import type { Scope } from '../../domain/api-key.ts';
import type { ExternalIssueLink } from '../../domain/external-issue-link.ts';
import type { LinkId } from '../../domain/ids.ts';
import { noSuch } from '../../domain/no-such.ts';
import type { AdminReads } from '../ports/admin-reads.ts';
import type { Clock } from '../ports/clock.ts';
import type { Randomness } from '../ports/randomness.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import type { WorkSignal } from '../ports/work-signal.ts';
import { endLink } from './end-link.ts';

export interface UnlinkIssuePorts {
  readonly reads: Pick<AdminReads, 'link'>;
  readonly unitOfWork: UnitOfWork;
  readonly signal: WorkSignal;
  readonly randomness: Randomness;
  readonly clock: Clock;
}

export interface UnlinkIssueCommand {
  readonly scope: Scope;
  readonly linkId: LinkId;
  /** Who asks for it, for the timeline. */
  readonly by: string;
}

/** Ends a link. Both issues stay as they are, what happened stays readable, and either can be linked anew. */
export class UnlinkIssue {
  readonly #ports: UnlinkIssuePorts;

  constructor(ports: UnlinkIssuePorts) {
    this.#ports = ports;
  }

  /**
   * The link as `unlinked`; as it is, when it was over before. From then on neither issue follows the other.
   * @throws {NotFound} when the scope has no such link.
   */
  async execute({ scope, linkId, by }: UnlinkIssueCommand): Promise<ExternalIssueLink> {
    const { reads, unitOfWork, signal, randomness, clock } = this.#ports;
    const before = await reads.link(scope, linkId);
    if (before === null) throw noSuch('link', scope);

    const unlinking = { at: clock.now(), by };
    const ended = await unitOfWork.run((stores) => endLink(linkId, unlinking, { stores, randomness, clock }));
    if (ended !== null) await signal.wake(ended.issue);
    return ended ?? (await reads.link(scope, linkId)) ?? before;
  }
}
