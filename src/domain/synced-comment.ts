import { InvariantViolated } from './domain-error.ts';
import type { EffectId, JiraCommentId, LinkId, TrackerCommentId } from './ids.ts';
import { isLaterVersion, type CommentVersion } from './jira-comment.ts';

export interface SyncedCommentProps {
  readonly linkId: LinkId;
  readonly jiraCommentId: JiraCommentId;
  /** The comment in the tracker; null when there is none, or nobody knows. */
  readonly trackerCommentId: TrackerCommentId | null;
  /**
   * What the tracker was asked under to write it, and is asked again: so it is written once. Null when it was not asked
   * to, or what it wrote was taken out again.
   */
  readonly creation: EffectId | null;
  /** Whether the tracker was asked to take it out, nobody knows with what end. */
  readonly isRemovalAsked: boolean;
  /** The version decided on last; null before the first. */
  readonly version: CommentVersion | null;
}

/** A version of a comment, and whether the people of the tracker may read it. */
export interface SeenComment extends CommentVersion {
  readonly isVisible: boolean;
}

/**
 * What a version asks of the tracker: to have the comment as it is now, to take it out, or nothing, as it is not there.
 * `known`: this very version was decided on. `stale`: a later one was. `deleted_before`: the comment is gone.
 */
export type CommentStep = 'put' | 'remove' | 'nothing' | 'known' | 'stale' | 'deleted_before';

/** What a link knows of one comment of its Jira issue. */
export class SyncedComment {
  readonly #props: SyncedCommentProps;

  private constructor(props: SyncedCommentProps) {
    this.#props = Object.freeze({ ...props });
  }

  /** A comment that nothing is known of. */
  static unknown(linkId: LinkId, jiraCommentId: JiraCommentId): SyncedComment {
    return new SyncedComment({
      linkId,
      jiraCommentId,
      trackerCommentId: null,
      creation: null,
      isRemovalAsked: false,
      version: null,
    });
  }

  static restore(props: SyncedCommentProps): SyncedComment {
    if (props.trackerCommentId !== null && props.creation === null) {
      throw new InvariantViolated(`comment ${props.jiraCommentId} is in the tracker, but was never written`);
    }
    if (props.isRemovalAsked && props.creation === null) {
      throw new InvariantViolated(`comment ${props.jiraCommentId} is to be taken out, but was never written`);
    }
    return new SyncedComment(props);
  }

  /** What the tracker is to be asked to write it under; null before it is asked. */
  get creation(): EffectId | null {
    return this.#props.creation;
  }

  get trackerCommentId(): TrackerCommentId | null {
    return this.#props.trackerCommentId;
  }

  /** Whether a comment that is not in the tracker may have been taken out by us. */
  get isRemovalAsked(): boolean {
    return this.#props.isRemovalAsked;
  }

  /** What `seen` asks of the tracker; changes nothing. */
  judge(seen: SeenComment): CommentStep {
    const { version, creation } = this.#props;
    if (version !== null && !isLaterVersion(seen, version)) {
      return creation !== null && isShutBeside(version, seen) ? 'remove' : whyNot(seen, version);
    }
    if (seen.action === 'deleted' || !seen.isVisible) return creation === null ? 'nothing' : 'remove';
    return 'put';
  }

  /** The tracker is about to be asked to write it, under `effect`, unless it was asked under another. */
  asked(effect: EffectId): SyncedComment {
    return this.#props.creation === null ? this.#with({ creation: effect }) : this;
  }

  /** The tracker is about to be asked to take it out; this very one when it was before. */
  removalAsked(): SyncedComment {
    return this.#props.isRemovalAsked ? this : this.#with({ isRemovalAsked: true });
  }

  /** Taken out by us, as it turned out: the tracker is about to be asked to write another, under `effect`. */
  askedAnew(effect: EffectId): SyncedComment {
    return this.#with({ trackerCommentId: null, creation: effect, isRemovalAsked: false });
  }

  /** In the tracker, as it is in `version`. */
  written(trackerCommentId: TrackerCommentId, version: CommentVersion): SyncedComment {
    return this.#with({ trackerCommentId, isRemovalAsked: false, version });
  }

  /** Not in the tracker any more, as of `version`. */
  removed(version: CommentVersion): SyncedComment {
    return this.#with({ trackerCommentId: null, creation: null, isRemovalAsked: false, version });
  }

  /** Left as it is in the tracker, as of `version`; this very one when that is not later. */
  noted(version: CommentVersion): SyncedComment {
    const known = this.#props.version;
    return known === null || isLaterVersion(version, known) ? this.#with({ version }) : this;
  }

  toProps(): SyncedCommentProps {
    return this.#props;
  }

  #with(change: Partial<SyncedCommentProps>): SyncedComment {
    return SyncedComment.restore({ ...this.#props, ...change });
  }
}

/**
 * Whether `seen`, which only some may read, is of the moment of `known`: a Jira whose database keeps whole seconds has
 * such. Nobody can tell which came last, and what may be secret does not stay.
 */
function isShutBeside(known: CommentVersion, seen: SeenComment): boolean {
  return seen.action !== 'deleted' && !seen.isVisible && !isLaterVersion(known, seen);
}

function whyNot(seen: CommentVersion, known: CommentVersion): 'known' | 'stale' | 'deleted_before' {
  if (known.action === 'deleted') return seen.action === 'deleted' ? 'known' : 'deleted_before';
  return seen.updatedAt?.getTime() === known.updatedAt?.getTime() ? 'known' : 'stale';
}
