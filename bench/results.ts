import { loadavg } from 'node:os';

/** The cases of the issue, by their letters. */
export type CaseLetter = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g';

/** One number that was measured, with what it is held against. */
export interface Result {
  readonly case: CaseLetter;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** The same of the rival, or of the case it is compared with. */
  readonly against: number | null;
  /** Of `value` to `against`. */
  readonly ratio: number | null;
  readonly aim: Aim | null;
  readonly isMet: boolean | null;
  /** The machine's load average over the last minute, when it was measured. */
  readonly load: number;
}

/** What the ratio is to be, or where nothing is compared, the value. */
export interface Aim {
  readonly is: 'at least' | 'at most';
  readonly number: number;
}

export interface Measured {
  readonly value: number;
  readonly unit: string;
  readonly against?: number;
  readonly aim?: Aim;
}

export function result(letter: CaseLetter, what: string, measured: Measured): Result {
  const { value, unit, against = null, aim = null } = measured;
  const ratio = against === null ? null : value / against;
  const isMet = aim === null ? null : meets(ratio ?? value, aim);
  const load = loadavg()[0] ?? NaN;
  return { case: letter, what, value, unit, against, ratio, aim, isMet, load };
}

function meets(number: number, aim: Aim): boolean {
  return aim.is === 'at least' ? number >= aim.number : number <= aim.number;
}

export const TABLE_HEAD =
  '| case | what | Lockstep | against | ratio | aim | met | load |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n';

export function tableLine({
  case: letter,
  what,
  value,
  unit,
  against,
  ratio,
  aim,
  isMet,
  load,
}: Result): string {
  const cells = [
    letter,
    what,
    `${short(value)} ${unit}`,
    against === null ? '' : short(against),
    ratio === null ? '' : ratio.toFixed(2),
    aim === null ? '' : `${aim.is} ${aim.number}`,
    isMet === null ? '' : isMet ? 'yes' : 'no',
    load.toFixed(1),
  ];
  return `| ${cells.join(' | ')} |\n`;
}

function short(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
