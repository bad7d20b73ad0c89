import type { LeftOut } from '../backend/types';
import type { Dictionary } from '../words/en';

/** `Source: press, codebook 3f9ac1 · library 8d1e60 · 212 undated articles left out · recipe 7Q2M-K8`. */
export function footer(name: string, codebook: string, library: string, left: LeftOut, recipe: string, t: Dictionary, byHand = ''): string {
  const parts = [`${t.trends.source}${t.colon}${name}, ${t.trends.codebook} ${hash(codebook)}`, `${t.trends.library} ${hash(library)}`];
  if (left.undated > 0) parts.push(t.count.undated(left.undated));
  if (left.too_coarse_a_date > 0) parts.push(t.count.coarse(left.too_coarse_a_date));
  if (left.no_text > 0) parts.push(t.count.noText(left.no_text));
  if (byHand) parts.push(byHand);
  if (recipe) parts.push(`${t.trends.recipe} ${recipe}`);
  return parts.join(t.separator);
}

/** The first letters of a hash, enough to tell versions apart. */
export function hash(whole: string): string {
  return whole.replace(/^sha256:/, '').slice(0, 7);
}
