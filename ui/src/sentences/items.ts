import type { LineGroup } from '../backend/types';

/** A row of the list: a line by its place, or the head of a group that stands before the line `before`. */
export type Item = { line: number } | { group: LineGroup; before: number };

/** How many rows there are, and in which of them groups begin. */
export interface Items {
  count: number;
  groups: LineGroup[];
  /** The row of each group's head. */
  heads: number[];
}

export function itemsOf(lines: number, groups: LineGroup[]): Items {
  const heads: number[] = [];
  let row = 0;
  for (const group of groups) {
    heads.push(row);
    row += group.hits + 1;
  }
  return { count: lines + groups.length, groups, heads };
}

/** What stands in a row; heads are found by halving, for there can be thousands. */
export function itemAt({ groups, heads }: Items, row: number): Item {
  let [low, high] = [0, heads.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (heads[middle]! <= row) low = middle + 1;
    else high = middle;
  }
  const at = low - 1;
  if (at >= 0 && heads[at] === row) return { group: groups[at]!, before: row - at };
  return { line: row - low };
}
