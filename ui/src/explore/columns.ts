import type { View } from '../backend/types';

/** How a column is written: a name, a value in the measure's unit, a share, a count, a number, a p, a ratio, a date or a period. */
export type Writing = 'name' | 'text' | 'value' | 'share' | 'count' | 'number' | 'p' | 'ratio' | 'date' | 'period' | 'part';

/** A column of a table as a person reads it, with the columns of its interval. */
export interface Column {
  id: string;
  as: Writing;
  low?: string;
  high?: string;
  /** What it is called where its own name says it badly. */
  title?: string;
}

const points: Column[] = [
  { id: 'series', as: 'name' }, { id: 'period', as: 'period' }, { id: 'value', as: 'value', low: 'low', high: 'high' }, { id: 'articles_with_hit', as: 'count' }, { id: 'articles', as: 'count' }, { id: 'hits', as: 'count' },
];

/** The columns of each view, of those that the engine gives. */
export const columns: Record<View['kind'], Column[]> = {
  heat: points,
  multiples: points,
  quadrants: [
    { id: 'key', as: 'name' }, { id: 'period', as: 'period' }, { id: 'only_first', as: 'count' }, { id: 'both', as: 'count' }, { id: 'only_second', as: 'count' }, { id: 'neither', as: 'count' }, { id: 'articles', as: 'count' },
    { id: 'odds_ratio', as: 'ratio', low: 'odds_low', high: 'odds_high' },
  ],
  voices: [{ id: 'key', as: 'name' }, { id: 'quoted_share', as: 'share', low: 'low', high: 'high' }, { id: 'quoted', as: 'count' }, { id: 'narrated', as: 'count' }, { id: 'speakers', as: 'text' }],
  words: [{ id: 'word', as: 'text' }, { id: 'a', as: 'count' }, { id: 'b', as: 'count' }, { id: 'log_ratio', as: 'number' }, { id: 'g2', as: 'number' }, { id: 'articles', as: 'count' }, { id: 'dispersion', as: 'number' }, { id: 'q', as: 'p' }, { id: 'language', as: 'text' }],
  composition: [{ id: 'period', as: 'period' }, { id: 'raw', as: 'value' }, { id: 'panel', as: 'value' }, { id: 'standardised', as: 'value', low: 'low', high: 'high' }, { id: 'denominator', as: 'count', title: 'articles' }],
  spread: [{ id: 'pattern', as: 'text' }, { id: 'expression', as: 'text' }, { id: 'outlet', as: 'name' }, { id: 'first_day', as: 'date' }, { id: 'hits_of_outlet', as: 'count' }, { id: 'half_days', as: 'count' }],
  events: [
    { id: 'title', as: 'text' }, { id: 'date', as: 'date' }, { id: 'before', as: 'value' }, { id: 'after', as: 'value' }, { id: 'ratio', as: 'ratio', low: 'ratio_low', high: 'ratio_high' }, { id: 'q', as: 'p' }, { id: 'placebo_p', as: 'p' },
  ],
  drivers: [{ id: 'kind', as: 'part' }, { id: 'key', as: 'text', title: 'value' }, { id: 'pattern', as: 'text' }, { id: 'share', as: 'share' }, { id: 'hits', as: 'count' }, { id: 'articles', as: 'count' }],
  pairs: [
    { id: 'a', as: 'name', title: 'first' }, { id: 'b', as: 'name', title: 'other' }, { id: 'ratio', as: 'ratio', low: 'ratio_low', high: 'ratio_high' }, { id: 'difference', as: 'value', low: 'difference_low', high: 'difference_high' }, { id: 'p', as: 'p' }, { id: 'q', as: 'p' },
  ],
  selections: [
    { id: 'key', as: 'name' }, { id: 'value', as: 'value', low: 'low', high: 'high' }, { id: 'ratio', as: 'ratio', low: 'ratio_low', high: 'ratio_high' }, { id: 'p', as: 'p' }, { id: 'articles_with_hit', as: 'count' }, { id: 'articles', as: 'count' }, { id: 'hits', as: 'count' },
  ],
};
