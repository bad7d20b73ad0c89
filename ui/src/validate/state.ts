import type { Interval, ValidationState } from '../backend/types';
import type { Words } from '../words/words.svelte';

/** `91 % (86–95 %)`; a dash where nothing can be told. */
export function told(interval: Interval, words: Words): string {
  if (interval.value === null) return words.t.dash;
  return `${words.percent(interval.value)} (${words.interval('share', interval.low, interval.high)})`;
}

/** `Validated: precision 91 % (86–95 %), recall 84 % (70–93 %), 200 judgements, 2 coders, alpha 0.82`. */
export function validated(state: ValidationState, words: Words): string {
  const t = words.t.validate;
  const parts = [t.precisionOf(told(state.precision, words)), state.recall.value === null ? t.recallNone : t.recallOf(told(state.recall, words)), t.judgements(state.judgements), t.coders(state.coders)];
  if (state.alpha !== null) parts.push(t.alphaOf(words.fixed(state.alpha, 2)));
  if (!state.same_codebook) parts.push(t.otherCodebook);
  if (!state.same_articles) parts.push(t.otherArticles);
  return t.state(parts.join(', '));
}
