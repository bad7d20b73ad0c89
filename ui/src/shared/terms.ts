import type { Dictionary } from '../words/en';

/** A word of method, and the page of the guide that says more of it. */
export type TermName = keyof Dictionary['terms'];

export const pageOf: Record<TermName, string> = {
  hit: 'sentences-and-coding.md', share: 'reading-a-trend.md', denominator: 'reading-a-trend.md', interval: 'reading-a-trend.md', hollow: 'reading-a-trend.md', gap: 'reading-a-trend.md', voice: 'sentences-and-coding.md', stance: 'sentences-and-coding.md', claimant: 'sentences-and-coding.md', copy: 'reading-a-trend.md', ratio: 'comparing.md', adjusted: 'comparing.md', validation: 'validation.md', codebook: 'editing-the-codebook.md', recipe: 'reports.md', category: 'sentences-and-coding.md', seed: 'sentences-and-coding.md',
};
