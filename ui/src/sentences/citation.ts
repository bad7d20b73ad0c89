import type { HitRecord } from '../backend/types';
import type { Words } from '../words/words.svelte';

/** The sentence with its source, to paste into a text: `“…” (Outlet, 21 March 2023, “Title”)`. */
export function citation(hit: HitRecord, words: Words): string {
  const { open, close, common } = words.t;
  const quote = (text: string) => `${open}${text.trim().replace(/\s+/g, ' ')}${close}`;
  const source = [hit.outlet ?? common.noOutlet, words.date(hit.date), ...(hit.title ? [quote(hit.title)] : [])];
  return `${quote(hit.sentence)} (${source.join(', ')})`;
}
