const FARTHEST = 3;

/** Which of `known` was most likely meant by `name`; null when none is near. */
export function suggestionFor(name: string, known: readonly string[]): string | null {
  const near = known
    .map((candidate) => ({ candidate, distance: distanceBetween(name, candidate) }))
    .filter(({ distance }) => distance <= FARTHEST)
    .toSorted((a, b) => a.distance - b.distance);
  return near[0]?.candidate ?? null;
}

/** How many letters have to be put in, taken out or changed (Levenshtein); more than `FARTHEST` is not counted out. */
function distanceBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > FARTHEST) return Infinity;

  const first = Array.from({ length: b.length + 1 }, (_, index) => index);
  const last = Array.from(a).reduce<readonly number[]>((above, letter, row) => {
    const current = [row + 1];
    for (let column = 0; column < b.length; column += 1) {
      const replaced = (above[column] ?? 0) + (letter === b[column] ? 0 : 1);
      const added = (current[column] ?? 0) + 1;
      const removed = (above[column + 1] ?? 0) + 1;
      current.push(Math.min(replaced, added, removed));
    }
    return current;
  }, first);
  return last.at(-1) ?? 0;
}
