import type { HitRecord } from '../backend/types';
import { slice } from '../shared/bytes';

export const columns = ['date', 'outlet', 'language', 'category', 'voice', 'speaker', 'stance'] as const;
export type Column = (typeof columns)[number];
export type Order = Column | 'left' | 'hit' | 'right' | 'random';

/** A hit as a line of the concordance: what stands before and after it in its sentence. */
export interface Line {
  hit: HitRecord;
  left: string;
  right: string;
}

export function lineOf(hit: HitRecord): Line {
  const length = hit.sentence_end - hit.sentence_start;
  return {
    hit,
    left: slice(hit.sentence, 0, hit.start - hit.sentence_start).replace(/\s+/g, ' '),
    right: slice(hit.sentence, hit.end - hit.sentence_start, Math.max(length, hit.sentence.length * 4)).replace(/\s+/g, ' '),
  };
}

/** The lines in the order asked for; equal lines keep theirs. The words before are compared from the hit outwards. */
export function inOrder(lines: Line[], order: Order, seed: number): Line[] {
  if (order === 'random') return shuffled(lines, seed);
  const key = (line: Line): string => {
    if (order === 'left') return [...line.left.trimEnd()].reverse().join('').toLocaleLowerCase();
    if (order === 'right') return line.right.trimStart().toLocaleLowerCase();
    if (order === 'hit') return line.hit.text.toLocaleLowerCase();
    return line.hit[order] ?? '';
  };
  return lines.map((line) => ({ line, by: key(line) })).sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0)).map(({ line }) => line);
}

/** The same seed gives the same order of the same lines (mulberry32, Fisher-Yates). */
export function shuffled<T>(items: T[], seed: number): T[] {
  const out = [...items];
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  for (let last = out.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [out[last], out[other]] = [out[other]!, out[last]!];
  }
  return out;
}

export type Item = { group: string; count: number } | { line: Line };

/** Lines under the heads of their groups, in the order in which the groups first come; without a column, the lines alone. */
export function grouped(lines: Line[], by: Column | null): Item[] {
  if (!by) return lines.map((line) => ({ line }));
  const groups = new Map<string, Line[]>();
  for (const line of lines) groups.set(line.hit[by] ?? '', [...(groups.get(line.hit[by] ?? '') ?? []), line]);
  return [...groups].flatMap(([group, members]) => [{ group, count: members.length }, ...members.map((line) => ({ line }))]);
}
