import type { CodebookInfo, LineChoice, Stance, Voice } from '../backend/types';
import { speakerText } from '../reader/hitLine';
import type { Words } from '../words/words.svelte';

/** What a group is called in the reader's language. */
export function groupText(key: string, column: LineChoice['group'], words: Words, codebook: CodebookInfo | null, concept: string): string {
  const t = words.t;
  if (key === '') return column === 'outlet' ? t.common.noOutlet : column === 'date' ? t.common.noDate : t.common.unknown;
  if (column === 'date') return words.date(key);
  if (column === 'language') return words.languageName(key);
  if (column === 'voice') return t.question.voices[key as Voice];
  if (column === 'stance') return t.question.stances[key as Stance];
  if (column === 'speaker') return speakerText(key, words) || t.question.voices.narrated;
  if (column !== 'category') return key;
  const category = codebook?.concepts.find(({ id }) => id === concept)?.categories.find(({ id }) => id === key);
  return words.of(category?.title ?? {}, key);
}
