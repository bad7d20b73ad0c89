import type { CodebookInfo, HitRecord } from '../backend/types';
import type { Words } from '../words/words.svelte';

/** The quiet line under a sentence: category, voice and speaker, stance, claimants, and what is not counted. */
export function hitLine(hit: HitRecord, words: Words, codebook: CodebookInfo | null): { category: string; rest: string } {
  const t = words.t;
  const rest = [voiceText(hit, words), t.question.stances[hit.stance]];
  if (hit.claimants.length > 0) rest.push(t.hit.claimants(words.list(hit.claimants.map((name) => words.country(name)))));
  if (hit.zone !== 'body') rest.push(t.hit.zones[hit.zone]);
  if (!hit.counted) rest.push(t.hit.notCounted[hit.not_counted ?? 'negated']);
  return { category: categoryText(hit, words, codebook), rest: rest.join(t.separator) };
}

export function categoryText(hit: HitRecord, words: Words, codebook: CodebookInfo | null): string {
  const concept = codebook?.concepts.find(({ id }) => id === hit.concept);
  return words.of(concept?.categories.find(({ id }) => id === hit.category)?.title ?? {}, hit.category).toLocaleLowerCase(words.t.locale);
}

/** `own voice`, `quoted, China`. */
export function voiceText(hit: HitRecord, words: Words): string {
  if (hit.voice === 'narrated') return words.t.hit.narrated;
  const speaker = speakerText(hit.speaker, words);
  return speaker ? words.t.hit.quotedBy(speaker) : words.t.hit.quoted;
}

export function speakerText(speaker: string, words: Words): string {
  return words.t.hit.speakers[speaker] ?? words.country(speaker);
}
