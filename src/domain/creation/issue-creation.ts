import { InvariantViolated, type FieldProblem } from '../domain-error.ts';
import type {
  CreationRuleId,
  InstallationId,
  IntegrationId,
  IssueCreationId,
  JiraIssueId,
  JiraIssueRef,
  LinkId,
  TrackerIssueId,
} from '../ids.ts';
import type { TrackerIssueFacts } from '../outbound/tracker-event.ts';
import type { FormValues, JiraFields } from './jira-fields.ts';

/**
 * `due`: to be carried out now. `waiting`: to be tried again at `nextAttemptAt`, or once the Integration is authorized
 * again when that is null. `created`: the issue is made, and linked. `failed`: no use trying again as it is. `dead`: tried to
 * the end. The last two wait for a person.
 */
export const CREATION_STATES = ['due', 'waiting', 'created', 'failed', 'dead'] as const;
export type CreationState = (typeof CREATION_STATES)[number];

export interface IssueCreationProps {
  readonly id: IssueCreationId;
  readonly installationId: InstallationId;
  readonly integrationId: IntegrationId;
  readonly trackerIssueId: TrackerIssueId;
  /** What whoever asks calls it by: the same again is the same creation. */
  readonly key: string;
  /** The rule that asks for it; null when a person does. */
  readonly ruleId: CreationRuleId | null;
  /** The link whose place the new one takes; null when there is none. */
  readonly replaces: LinkId | null;
  /** Who asks for it, for people. */
  readonly by: string;
  /** The person for whom it is asked, by whatever name the caller has; null when that is not told. */
  readonly user: string | null;
  /** The tracker issue as it was when this was asked for. */
  readonly facts: TrackerIssueFacts;
  /** What was given in the form; of a rule, its templates. */
  readonly values: FormValues;
  /** What Jira is sent, the marker included; null until the screen was read. */
  readonly fields: JiraFields | null;
  readonly state: CreationState;
  readonly attempts: number;
  readonly nextAttemptAt: Date | null;
  /**
   * Since when Jira may have made the issue without anybody being told: it is looked for before it is asked for again.
   * Null when it surely has not.
   */
  readonly askedAt: Date | null;
  /** What stopped the last try. */
  readonly problem: string | null;
  readonly fieldProblems: readonly FieldProblem[];
  /** The issue, once it is known to be made. */
  readonly jiraIssueId: JiraIssueId | null;
  readonly jiraIssueKey: string | null;
  readonly linkId: LinkId | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

export type NewCreation = Pick<
  IssueCreationProps,
  | 'id'
  | 'installationId'
  | 'integrationId'
  | 'trackerIssueId'
  | 'key'
  | 'ruleId'
  | 'replaces'
  | 'by'
  | 'user'
  | 'facts'
  | 'values'
  | 'fields'
  | 'createdAt'
>;

/** After this many tries a creation is given up, until a person has it replayed. */
export const MOST_CREATION_ATTEMPTS = 12;

/** What stopped a try. */
export interface Setback {
  readonly problem: string;
  /** When it is tried again; null once the Integration is authorized again. */
  readonly nextAttemptAt: Date | null;
  /** As `askedAt` is then; left out, it is as it was. */
  readonly askedAt?: Date | null;
}

/** The making of one Jira issue for one tracker issue, and its link: done once, however often it is tried. */
export class IssueCreation {
  readonly #props: IssueCreationProps;

  private constructor(props: IssueCreationProps) {
    this.#props = Object.freeze({ ...props });
  }

  static create(props: NewCreation): IssueCreation {
    return new IssueCreation({
      ...props,
      ...{ state: 'due', attempts: 0, nextAttemptAt: null, askedAt: null, problem: null, fieldProblems: [] },
      ...{ jiraIssueId: null, jiraIssueKey: null, linkId: null, finishedAt: null },
    });
  }

  static restore(props: IssueCreationProps): IssueCreation {
    if (props.state === 'created' && (props.jiraIssueId === null || props.linkId === null)) {
      throw new InvariantViolated(`creation ${props.id} is over, but nothing was made and linked`);
    }
    return new IssueCreation(props);
  }

  get id(): IssueCreationId {
    return this.#props.id;
  }

  get state(): CreationState {
    return this.#props.state;
  }

  /** Whether it is still to be carried out, now or later. */
  get isOpen(): boolean {
    return this.#props.state === 'due' || this.#props.state === 'waiting';
  }

  /** Whether it was given up, and waits for a person. */
  get isGivenUp(): boolean {
    return this.#props.state === 'failed' || this.#props.state === 'dead';
  }

  /** Whether its time has come at `now`; one that waits for a new authorization has come when that is there. */
  isDueAt(now: Date, isAuthorized: boolean): boolean {
    const { state, nextAttemptAt } = this.#props;
    if (state === 'due') return true;
    return state === 'waiting' && (nextAttemptAt === null ? isAuthorized : nextAttemptAt <= now);
  }

  /** What it is worked on under: as long as the Jira issue has no id, that of its creation stands for it. */
  get lease(): JiraIssueRef {
    return { integrationId: this.#props.integrationId, jiraIssueId: this.#props.id as string as JiraIssueId };
  }

  /** What tells the issue in Jira from any other: a label, or a word in its text. */
  get marker(): string {
    return `lockstep-${this.#props.id.replaceAll('-', '').slice(-16)}`;
  }

  /** With what Jira is to be sent. */
  prepared(fields: JiraFields): IssueCreation {
    return this.#with({ fields });
  }

  /** Counted before Jira is asked, which it may do though nobody hears of it. */
  asked(at: Date, { problem, nextAttemptAt }: Setback): IssueCreation {
    const attempts = Math.min(this.#props.attempts + 1, MOST_CREATION_ATTEMPTS);
    return this.#with({ state: 'waiting', attempts, askedAt: at, problem, nextAttemptAt });
  }

  /** To be tried again, without a try being spent. */
  postponed({ problem, nextAttemptAt, askedAt = this.#props.askedAt }: Setback): IssueCreation {
    return this.#with({ state: 'waiting', problem, nextAttemptAt, askedAt });
  }

  /** As `postponed`; dead when there was no try left. */
  setBack(setback: Setback): IssueCreation {
    const postponed = this.postponed(setback);
    if (this.#props.attempts < MOST_CREATION_ATTEMPTS) return postponed;
    return postponed.#with({ state: 'dead', nextAttemptAt: null });
  }

  /** As `setBack`, of a try that ended before Jira was asked to make anything. */
  hindered(setback: Setback): IssueCreation {
    const attempts = Math.min(this.#props.attempts + 1, MOST_CREATION_ATTEMPTS);
    return this.#with({ attempts }).setBack(setback);
  }

  /** Given up, for what is wrong with what was asked for. Jira has made nothing, unless its issue is known. */
  failed(problem: string, fieldProblems: readonly FieldProblem[], at: Date): IssueCreation {
    return this.#with({ ...OVER, state: 'failed', problem, fieldProblems, askedAt: null, finishedAt: at });
  }

  /** The issue is made, whoever was told. */
  made(id: JiraIssueId, key: string): IssueCreation {
    return this.#with({ jiraIssueId: id, jiraIssueKey: key });
  }

  /** Over: the issue that was made is linked. */
  linked(linkId: LinkId, at: Date): IssueCreation {
    const clean = { problem: null, fieldProblems: [], askedAt: null };
    return this.#with({ ...OVER, ...clean, state: 'created', linkId, finishedAt: at });
  }

  /** Due again with no try spent, what was given as it is then; this very one when it was not given up. */
  replayed(values: FormValues = this.#props.values, fields: JiraFields | null = null): IssueCreation {
    if (!this.isGivenUp) return this;
    const untried = {
      state: 'due',
      attempts: 0,
      nextAttemptAt: null,
      finishedAt: null,
      fieldProblems: [],
    } as const;
    return IssueCreation.restore({ ...this.#props, ...untried, values, fields });
  }

  toProps(): IssueCreationProps {
    return this.#props;
  }

  #with(change: Partial<IssueCreationProps>): IssueCreation {
    return this.isOpen ? IssueCreation.restore({ ...this.#props, ...change }) : this;
  }
}

const OVER = { nextAttemptAt: null } as const;
