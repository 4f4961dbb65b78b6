import { FieldsRefused, InvalidValue, type FieldProblem } from '../domain-error.ts';
import { givenText } from '../given-text.ts';
import type { CreationRuleId, InstallationId } from '../ids.ts';
import type { TrackerIssueFacts } from '../outbound/tracker-event.ts';
import type { FormValues } from './jira-fields.ts';
import { templateProblems } from './rendered-values.ts';

/**
 * When a rule makes another Jira issue for a tracker issue it has made one for. `never`: one is enough. `once_done`: when
 * the tracker issue happens again, and its Jira issue is done or its link is over. `always`: also when it comes back by
 * itself while that is not done, in the place of the one before.
 */
export const MADE_AGAIN = ['never', 'once_done', 'always'] as const;
export type MadeAgain = (typeof MADE_AGAIN)[number];

/** Which tracker issues a rule is for: those that have each thing given; an empty list is any. */
export interface RuleMatch {
  readonly projects: readonly string[];
  readonly levels: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  /** Only those that have happened so often; null is any. */
  readonly timesSeenAtLeast: number | null;
  /** Whether it is also for those that come back by themselves after they were resolved. */
  readonly onRegression: boolean;
}

export interface CreationRuleProps {
  readonly id: CreationRuleId;
  readonly installationId: InstallationId;
  readonly name: string;
  /** Of several rules that match, the one with the lowest goes first; of the same, the one that was made first. */
  readonly position: number;
  readonly isEnabled: boolean;
  readonly match: RuleMatch;
  readonly again: MadeAgain;
  /** What is given for each field: texts may be templates, such as `{{title}}`. */
  readonly values: FormValues;
  readonly createdAt: Date;
}

/** What went wrong with the issues of a rule. */
export interface RuleFailures {
  /** So many were given up. */
  readonly count: number;
  readonly lastAt: Date | null;
  readonly lastProblem: string | null;
}

/** A rule with how it fares. */
export interface ListedRule {
  readonly rule: CreationRule;
  readonly failures: RuleFailures;
}

const LONGEST_NAME = 200;
const REQUIRED = ['project', 'issuetype', 'title'] as const;

/** Has Jira issues made for the tracker issues that it matches. */
export class CreationRule {
  readonly #props: CreationRuleProps;

  private constructor(props: CreationRuleProps) {
    this.#props = Object.freeze({ ...props });
  }

  /**
   * @throws {InvalidValue} when a name or number is out of its bounds.
   * @throws {FieldsRefused} when project, issue type or title is not given, or a template names what there is not.
   */
  static create(props: CreationRuleProps): CreationRule {
    const name = givenText('name', props.name, LONGEST_NAME);
    checkWhole('position', props.position, 0);
    if (props.match.timesSeenAtLeast !== null)
      checkWhole('match.timesSeenAtLeast', props.match.timesSeenAtLeast, 1);
    const problems = [...missing(props.values), ...templateProblems(props.values)];
    if (problems.length > 0) {
      const named = problems.map(({ field, message }) => `${field} ${message}`);
      throw new FieldsRefused(`The rule cannot make Jira issues: ${named.join('; ')}.`, problems);
    }
    return new CreationRule({ ...props, name });
  }

  static restore(props: CreationRuleProps): CreationRule {
    return new CreationRule(props);
  }

  get id(): CreationRuleId {
    return this.#props.id;
  }

  /** Whether it is for a tracker issue of which this is told. */
  matches(facts: TrackerIssueFacts, { isRegression }: { readonly isRegression: boolean }): boolean {
    const { isEnabled, match } = this.#props;
    if (!isEnabled || (isRegression && !match.onRegression)) return false;
    const { projects, levels, tags, timesSeenAtLeast } = match;
    return (
      isAmong(projects, facts.project) &&
      isAmong(levels, facts.level) &&
      Object.entries(tags).every(
        ([name, value]) => Object.hasOwn(facts.tags, name) && facts.tags[name] === value,
      ) &&
      (timesSeenAtLeast === null || (facts.timesSeen ?? 0) >= timesSeenAtLeast)
    );
  }

  toProps(): CreationRuleProps {
    return this.#props;
  }
}

/** The first of the rules that is for a tracker issue of which this is told. */
export function firstMatch(
  rules: readonly CreationRule[],
  facts: TrackerIssueFacts,
  how: { readonly isRegression: boolean },
): CreationRule | null {
  const inOrder = rules.toSorted((one, other) => {
    const [mine, theirs] = [one.toProps(), other.toProps()];
    return mine.position - theirs.position || (one.id < other.id ? -1 : 1);
  });
  return inOrder.find((rule) => rule.matches(facts, how)) ?? null;
}

function isAmong(wanted: readonly string[], value: string | null): boolean {
  return wanted.length === 0 || (value !== null && wanted.includes(value));
}

function missing(values: FormValues): readonly FieldProblem[] {
  return REQUIRED.filter((field) => {
    const value = Object.hasOwn(values, field) ? values[field] : null;
    return typeof value !== 'string' || value.trim() === '';
  }).map((field) => ({ field, message: 'is required' }));
}

function checkWhole(field: string, number: number, least: number): void {
  if (Number.isSafeInteger(number) && number >= least && number <= 1_000_000) return;
  throw new InvalidValue(field, `must be a whole number from ${least} to 1000000`);
}
