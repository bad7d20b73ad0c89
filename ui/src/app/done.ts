import type { Job } from '../backend/types';
import type { Words } from '../words/words.svelte';

/** What a finished job did, in a sentence or two; empty where there is nothing to tell. */
export function whatWasDone({ state, outcome }: Job, words: Words): string {
  const t = words.t;
  if (state !== 'done' || !outcome) return '';
  if ('articles_added' in outcome && 'articles_known' in outcome) {
    const parts = [t.count.added(outcome.articles_added)];
    if (outcome.articles_known > 0) parts.push(t.count.known(outcome.articles_known));
    if (outcome.rejected.length > 0) parts.push(t.count.rejected(outcome.rejected.length));
    return parts.join(t.separator);
  }
  if ('articles_coded' in outcome) return [t.count.articles(outcome.articles_coded), t.count.hits(outcome.hits)].join(t.separator);
  if ('lines' in outcome && 'path' in outcome) return `${t.trends.saved(outcome.path)} ${t.count.hits(outcome.lines)}`;
  if ('files' in outcome && 'notes' in outcome) return t.trends.saved(outcome.files.map(({ path }) => path).join(', '));
  if ('copies' in outcome && 'stories' in outcome) return t.copies.found(words.number(outcome.copies), words.number(outcome.stories));
  if ('articles_changed' in outcome) return t.count.articles(outcome.articles_changed);
  return '';
}
