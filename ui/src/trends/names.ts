import type { CodebookInfo, Question, Stance, Voice } from '../backend/types';
import type { Words } from '../words/words.svelte';

/** What a series is called: an outlet by its name, everything else in the interface's language. */
export function seriesName(key: string, question: Pick<Question, 'split' | 'concept'>, words: Words, codebook: CodebookInfo | null): string {
  const t = words.t;
  if (key === 'all') return t.trends.all;
  if (key === '(unknown)') return t.common.noOutlet;
  if (question.split === 'language') return words.languageName(key);
  if (question.split === 'voice') return t.question.voices[key as Voice] ?? key;
  if (question.split === 'stance') return t.question.stances[key as Stance] ?? key;
  if (question.split === 'kind') return t.question.outletKinds[key] ?? key;
  if (question.split === 'country') return words.country(key);
  if (question.split !== 'category') return key;
  const concept = codebook?.concepts.find(({ id }) => id === question.concept);
  return words.of(concept?.categories.find(({ id }) => id === key)?.title ?? {}, key);
}
