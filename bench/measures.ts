/** What so great a share of the values does not exceed; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** Of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return ((low ?? NaN) + (high ?? NaN)) / 2;
}

/** A line of a table of milliseconds: how many, p50, p95, p99 and the longest. */
export function lineOfTimes(name: string, times: readonly number[]): string {
  const cells = [0.5, 0.95, 0.99, 1].map((share) => percentile(times, share).toFixed(0));
  return `| ${name} | ${times.length} | ${cells.join(' | ')} |\n`;
}
