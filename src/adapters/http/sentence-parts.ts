import type { Effect } from '../../domain/effect.ts';
import type { DecisionValues } from '../../domain/sync-decision.ts';

export function who(effect: Effect, values: DecisionValues): string {
  return textIn(values, 'by') ?? effect.toProps().actor ?? 'Somebody';
}

export function fromTo(values: DecisionValues): string {
  const from = textIn(values, 'from') === null ? '' : ` from ${quoted(values, 'from')}`;
  return textIn(values, 'to') === null ? from : `${from} to ${quoted(values, 'to')}`;
}

export function tries(effect: Effect, values: DecisionValues): string {
  const count = typeof values['attempts'] === 'number' ? values['attempts'] : effect.toProps().attempts;
  return count === 1 ? 'one try' : `${count} tries`;
}

export function problemIn(effect: Effect, values: DecisionValues): string {
  return stoppedBy(textIn(values, 'problem') ?? effect.toProps().lastProblem);
}

export function stoppedBy(problem: string | null): string {
  return problem === null ? 'What stopped it is not known.' : `What stopped it: ${sentence(problem)}`;
}

/** The people it may be, as a list. */
export function candidates(values: DecisionValues): string {
  const names = textIn(values, 'candidates');
  return names === null ? '' : `: ${names}`;
}

/** The people it may be, as a guess. */
export function perhaps(values: DecisionValues): string {
  const names = textIn(values, 'candidates');
  return names === null ? '' : ` Perhaps they are ${names}.`;
}

export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

export function quoted(values: DecisionValues, name: string): string {
  const text = textIn(values, name);
  return text === null ? 'one that is not known' : `“${text}”`;
}

export function textIn(values: DecisionValues, name: string): string | null {
  const value = Object.hasOwn(values, name) ? values[name] : null;
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

export function moment(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
