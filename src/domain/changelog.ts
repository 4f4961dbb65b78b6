import { filledTextOf, idTextOf, own, textOf } from './foreign-json.ts';

/** One side of a change: the id of the value and how a person reads it. */
export interface ChangedValue {
  readonly id: string | null;
  readonly text: string | null;
}

/** One field that changed. `field` is Jira's id of it where the payload gives one, else its (maybe localised) name. */
export interface ChangelogItem {
  readonly field: string;
  readonly isCustom: boolean;
  readonly from: ChangedValue;
  readonly to: ChangedValue;
}

/** What changed, or why nothing did. */
export type Changelog =
  | { readonly kind: 'changes'; readonly items: readonly ChangelogItem[] }
  | { readonly kind: 'no_changes'; readonly reason: 'no_changelog' | 'no_readable_item' };

/** The status an issue left and the one it came to, by Jira's status ids. */
export interface StatusChange {
  readonly from: ChangedValue;
  readonly to: ChangedValue;
}

/** The assignee an issue lost and the one it got, by Jira's user keys; an empty side is nobody. */
export interface AssigneeChange {
  readonly from: ChangedValue;
  readonly to: ChangedValue;
}

/** The key an issue had and the one it has since it was moved to another project. */
export interface IssueMove {
  readonly from: string | null;
  readonly to: string | null;
}

/** Understands any JSON value as a changelog; never throws. An item that names no field is left out. */
export function understandChangelog(value: unknown): Changelog {
  const items = own(value, 'items');
  if (!Array.isArray(items)) return { kind: 'no_changes', reason: 'no_changelog' };

  const understood = items.map(understandItem).filter((item) => item !== null);
  if (understood.length === 0) return { kind: 'no_changes', reason: 'no_readable_item' };
  return { kind: 'changes', items: understood };
}

/** The items of a changelog; none when nothing changed. */
export function itemsOf(changelog: Changelog): readonly ChangelogItem[] {
  return changelog.kind === 'changes' ? changelog.items : [];
}

/** From where the first status item starts to where the last one ends. A custom field called "status" is none. */
export function statusChangeIn(items: readonly ChangelogItem[]): StatusChange | null {
  return changeOf(items, ['status']);
}

/** From whom the first assignee item takes the issue to whom the last one gives it. */
export function assigneeChangeIn(items: readonly ChangelogItem[]): AssigneeChange | null {
  return changeOf(items, ['assignee']);
}

/** The move that a `Key` item (field id `issuekey`) tells of, wherever it stands; the keys are its texts, not its ids. */
export function issueMoveIn(items: readonly ChangelogItem[]): IssueMove | null {
  const change = changeOf(items, ['key', 'issuekey']);
  if (change === null) return null;

  const move = { from: filledTextOf(change.from.text), to: filledTextOf(change.to.text) };
  return move.from === null && move.to === null ? null : move;
}

function changeOf(
  items: readonly ChangelogItem[],
  fields: readonly string[],
): Pick<ChangelogItem, 'from' | 'to'> | null {
  const steps = items.filter((item) => !item.isCustom && fields.includes(item.field.toLowerCase()));
  const [first, last] = [steps.at(0), steps.at(-1)];
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to };
}

function understandItem(value: unknown): ChangelogItem | null {
  const field = filledTextOf(own(value, 'fieldId')) ?? filledTextOf(own(value, 'field'));
  if (field === null) return null;

  return {
    field,
    isCustom: own(value, 'fieldtype') === 'custom',
    from: { id: idTextOf(own(value, 'from')), text: textOf(own(value, 'fromString')) },
    to: { id: idTextOf(own(value, 'to')), text: textOf(own(value, 'toString')) },
  };
}
