import { InvariantViolated } from '../domain-error.ts';
import type { EffectId, JiraCommentId, LinkId, TrackerCommentId } from '../ids.ts';
import type { CommentVersion } from '../jira-comment.ts';

export interface OutboundCommentProps {
  readonly linkId: LinkId;
  readonly trackerCommentId: TrackerCommentId;
  /** The Effect that first had Jira asked to write it, by which it is found there; null before that. */
  readonly creation: EffectId | null;
  /** The comment in Jira, also once it is deleted there; null when there is none, or nobody knows. */
  readonly jiraCommentId: JiraCommentId | null;
  /** The version carried to Jira last, by the tracker's clock; null before the first. */
  readonly version: CommentVersion | null;
}

/**
 * What a version asks of Jira: to have the comment as it is now, to delete it, or nothing, as it is not there.
 * `stale`: a later version was carried. `deleted_before`: the comment is gone.
 */
export type OutboundCommentStep = 'put' | 'remove' | 'nothing' | 'stale' | 'deleted_before';

/** What a link knows of one comment of its tracker issue that is carried to Jira. */
export class OutboundComment {
  readonly #props: OutboundCommentProps;

  private constructor(props: OutboundCommentProps) {
    this.#props = Object.freeze({ ...props });
  }

  /** A comment that nothing is known of. */
  static unknown(linkId: LinkId, trackerCommentId: TrackerCommentId): OutboundComment {
    return new OutboundComment({
      linkId,
      trackerCommentId,
      creation: null,
      jiraCommentId: null,
      version: null,
    });
  }

  static restore(props: OutboundCommentProps): OutboundComment {
    if (props.jiraCommentId !== null && props.creation === null) {
      throw new InvariantViolated(`comment ${props.trackerCommentId} is in Jira, but was never written`);
    }
    return new OutboundComment(props);
  }

  get creation(): EffectId | null {
    return this.#props.creation;
  }

  get jiraCommentId(): JiraCommentId | null {
    return this.#props.jiraCommentId;
  }

  /** Whether Jira was asked to write it, nobody knows with what end. */
  get isInDoubt(): boolean {
    return this.#props.creation !== null && this.#props.jiraCommentId === null;
  }

  /** What `seen` asks of Jira; changes nothing. */
  judge(seen: CommentVersion): OutboundCommentStep {
    const { version, creation } = this.#props;
    if (version?.action === 'deleted') return 'deleted_before';
    if (seen.action === 'deleted') return creation === null ? 'nothing' : 'remove';
    return version !== null && isEarlier(seen, version) ? 'stale' : 'put';
  }

  /** Jira is about to be asked to write it, under `effect`, unless it was asked under another. */
  asked(effect: EffectId): OutboundComment {
    return this.#props.creation === null ? this.#with({ creation: effect }) : this;
  }

  /** In Jira, as it is in `version`. */
  written(jiraCommentId: JiraCommentId, version: CommentVersion): OutboundComment {
    return this.#with({ jiraCommentId, version });
  }

  /** Found in Jira, which of its versions nobody knows. */
  found(jiraCommentId: JiraCommentId): OutboundComment {
    return this.#with({ jiraCommentId });
  }

  /** Decided on as of `version`, and left in Jira as it is there. */
  noted(version: CommentVersion): OutboundComment {
    return this.#with({ version });
  }

  toProps(): OutboundCommentProps {
    return this.#props;
  }

  #with(change: Partial<OutboundCommentProps>): OutboundComment {
    return OutboundComment.restore({ ...this.#props, ...change });
  }
}

/** A version of nobody knows when is as new as it comes, but that writing it is before editing it. */
function isEarlier(seen: CommentVersion, known: CommentVersion): boolean {
  if (
    seen.updatedAt !== null &&
    known.updatedAt !== null &&
    seen.updatedAt.getTime() !== known.updatedAt.getTime()
  )
    return seen.updatedAt < known.updatedAt;
  return seen.action === 'created';
}
