import type { CodebookInfo, HitRecord } from '../backend/types';

/** A sentence with all its hits that were asked for. */
export interface Sentence {
  id: string;
  hits: HitRecord[];
}

/** Hits put together by the sentence they stand in, in the order in which the sentences first come. */
export function sentencesOf(hits: HitRecord[]): Sentence[] {
  const found = new Map<string, Sentence>();
  for (const hit of hits) {
    const id = `${hit.article}-${hit.zone === 'title' ? 'title' : 'body'}-${hit.sentence_start}`;
    const sentence = found.get(id) ?? { id, hits: [] };
    sentence.hits.push(hit);
    found.set(id, sentence);
  }
  return [...found.values()];
}

/** Which of the concepts' marks a hit has: the place of its concept in the codebook. */
export function markOf(concept: string, codebook: CodebookInfo | null): number {
  return Math.max(0, codebook?.concepts.findIndex(({ id }) => id === concept) ?? 0) % 4;
}

/** How often each value comes, most first. */
export function tally(hits: HitRecord[], value: (hit: HitRecord) => string): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const hit of hits) if (hit.counted) counts.set(value(hit), (counts.get(value(hit)) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ value: name, count })).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
